"""Short forms in context: a body mention and its place in a document go in, the body with its full name comes out.

省档案馆 is 江苏省档案馆 where the text names that, or where the publisher is 常州市档案馆; what nothing gives keeps its
surface form, unresolved. Nothing is guessed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from kg.claims import parts
from kg.claims.houses import house
from kg.claims.meanings import Meaning
from kg.claims.short_forms import introduced
from kg.claims.surroundings import Known, Source, Surroundings
from kg.grammar import place_chains
from kg.grammar.bodies import Bodies
from kg.grammar.body_names import of_place
from kg.grammar.places import Gazetteer
from kg.grammar.sentence import Found
from kg.model import BodyMention, BodyRef, Lead

GRADES = {"province": "高级", "prefecture": "中级", "county": ""}
VISITED = "(?:拜访|走访|考察|访问|参观|赴|到|来|向|与|同|会见|莅临)"
SCHOOL = ("校", "学校")
SOCIETY = ("学会", "协会", "研究会")
COMPANY = ("公司", "集团", "集团公司")
GOVERNMENT, UNTIL_GOVERNMENT = "府", "政府"
WHOLE_PLACE = ("全", "我", "本", "该")


class Context:
    """What a document says about itself and around each place in it."""

    def __init__(self, surroundings: Surroundings, bodies: Bodies, gazetteer: Gazetteer) -> None:
        self.around, self.bodies, self.gazetteer = surroundings, bodies, gazetteer
        self.title: str | None = None
        self.short_forms: dict[str, BodyRef] = {}
        self._named = list(surroundings.named)
        self._starts = [known.at for known in self._named]
        publisher = surroundings.publisher
        self._tails = {
            known.name[len(upper) :]: known.name for known in self._named if (upper := house(known.name)) is not None
        }
        self._names = {known.name for known in self._named} | ({publisher.name} if publisher else set())

    @classmethod
    def of(cls, found: Found, bodies: Bodies, gazetteer: Gazetteer) -> "Context":
        """The context of a document, by the bodies and the persons that were found in it."""
        names = [person.span for sentence in found.sentences for person in sentence.persons]
        context = cls(Surroundings.of(found.document, (bodies, gazetteer), found.bodies, names), bodies, gazetteer)
        context.title = found.document.title
        for mention in found.bodies:
            if mention.lead is Lead.RELATIVE:
                context._learn(mention)
        context.short_forms = introduced(found.bodies, context.resolve)
        return context

    def _learn(self, mention: BodyMention) -> None:
        """Keep what a relative form meant: 省档案学会 is named where 学会 alone comes after it."""
        found = self.resolve(mention)
        if found.resolved:
            index = bisect_left(self._starts, mention.span.start)
            part = self.bodies.is_inner(mention)
            self._named.insert(index, Known(mention.span.start, found.name, found.name, mention.text, part))
            self._starts.insert(index, mention.span.start)

    def resolve(self, mention: BodyMention, at: int | None = None) -> BodyRef:
        """The body that a mention at offset `at` means (of a council its society: see `organ`)."""
        short = self.short_forms.get(mention.text)
        return short or self._reference(mention, mention.root, mention.span.start if at is None else at)

    def organ(self, mention: BodyMention, at: int | None = None) -> str | None:
        """The organ of the body in full (江苏省档案学会第七届理事会), None where there is none or no full name."""
        if mention.organ is None:
            return None
        found = self._reference(mention, mention.organ, mention.span.start if at is None else at)
        return found.name if found.resolved else None

    def resolve_all(self, mention: BodyMention, at: int | None = None) -> tuple[BodyRef, ...]:
        """The body and those in its brackets: 省档案局(省地方志办、省档案馆) is three."""
        return (self.resolve(mention, at), *(self.resolve(other, at) for other in mention.also))

    def place(self, word: str, at: int) -> Meaning | None:
        """What a word for a place means at `at`: 我市, 全省, 该县, 省; None where nothing gives it."""
        bare = word[1:] if word[:1] in WHOLE_PLACE and len(word) > 1 else word
        endings = self.bodies.words.endings.get(bare)
        return None if endings is None else self._place(bare, "该" if word.startswith("该") else "", at)

    def last_of(self, word: str, at: int) -> Meaning | None:
        """The body last named before `at` whose name ends with `word`: 局 alone in a text on 江苏省档案局.

        学会 is also that of a branch: 上海市档案学会 of 上海市档案学会高校档案专业委员会.
        """
        ends = self.bodies.words.selves.get(word, (word,))
        for suffixes in (("大学",), ends) if word in SCHOOL else (ends,):
            for known in self.before(at):
                if known.root.endswith(suffixes):
                    return Meaning(known.root, f"{known.surface}, named before")
        for known in self.before(at) if word in SOCIETY else ():
            if known.root.find(word) > 1:
                return Meaning(known.root.partition(word)[0] + word, f"{known.surface}, named before")
        return None

    def in_sentence(self, first: int, second: int) -> bool:
        """Whether two offsets stand in one sentence."""
        return not any(mark in self.around.text[first:second] for mark in "。;；!！?？\n")

    def line_of(self, at: int) -> int:
        """Where the line of an offset begins."""
        return self.around.text.rfind("\n", 0, at) + 1

    def in_line(self, first: int, second: int) -> bool:
        """Whether two offsets stand in one line."""
        return "\n" not in self.around.text[first:second]

    def of_title(self, ends: tuple[str, ...]) -> str | None:
        """The body that the title of the page names, when its name ends so: 泉州市档案学会 of …召开代表大会."""
        return next((name for name in self._titled() if name.endswith(ends)), None)

    def _titled(self) -> list[str]:
        """The bodies that the title names, also by a short form for the publisher's own: 学校档案工作委员会."""
        found = self.bodies.find(self.title) if self.title else []
        publisher = self.around.publisher
        names = [(self._as_written(m, m.root) if m.complete else "", m) for m in found]
        own = publisher.root if publisher is not None else ""
        return [name or self._own(m, own) for name, m in names]

    def _own(self, mention: BodyMention, publisher: str) -> str:
        """The full name of a body that a title calls one of the publisher's house; empty where it is none."""
        if mention.lead is not Lead.SELF or "{self}" not in mention.root:
            return ""
        ends = self.bodies.words.selves.get(mention.lead_text.lstrip("我本"), ())
        whole = (
            next((publisher[:n] for n in range(len(publisher), 2, -1) if publisher[:n].endswith(ends)), "")
            if ends
            else ""
        )
        return mention.root.replace("{self}", whole) if whole else ""

    def is_visited(self, name: str) -> bool:
        """Whether the title tells of a body as of another house: 郎局长一行拜访国家档案局."""
        return re.search(VISITED + re.escape(name), self.title or "") is not None

    def before(self, at: int) -> list[Known]:
        """The full names that stand before `at`, the nearest first."""
        return self._named[: bisect_left(self._starts, at)][::-1]

    def _reference(self, mention: BodyMention, pattern: str, at: int) -> BodyRef:
        if mention.text in self.bodies.words.special and (committee := parts.part(self, mention, pattern, at)):
            return BodyRef(committee.name, mention.text, True, committee.via)  # 港澳台侨委员会 begins like a place
        if mention.lead in (Lead.PLACE, Lead.NAME):
            name = self._as_written(mention, pattern)
            return BodyRef(name, mention.text, "{" not in name, "in full" if name == mention.text else "written out")
        meaning = self._meaning(mention, pattern, at)
        if meaning is None or "{" in meaning.name:
            return BodyRef(mention.text, mention.text, False, "nothing in the document gives its full name")
        return BodyRef(meaning.name, mention.text, True, meaning.via)

    def _as_written(self, mention: BodyMention, name: str) -> str:
        """The name with its district as the page writes it in one piece: 武进区 on a page of 常州市武进区."""
        place = mention.lead_text
        if mention.lead is Lead.NAME:
            return self._tails.get(name, name)
        if not place.endswith(("区", *place_chains.BELOW)):
            return self._longer(name, place)
        return name.replace(place, self.around.written(place), 1)

    def _longer(self, name: str, place: str) -> str:
        """The name as the page writes it elsewhere with more of its place: 陕西省档案学会, 广东省增城市卫生局."""
        located = self.gazetteer.locate(place) if name.startswith(place) else None
        if located is None:
            return name
        rest = name.removeprefix(place)
        longer = {n for n in (located.name + rest, located.province + place + rest) if len(n) > len(name)}
        return min(longer & self._names, default=name)

    def _meaning(self, mention: BodyMention, pattern: str, at: int) -> Meaning | None:
        if mention.lead is Lead.RELATIVE:
            return self._relative(mention, pattern, at)
        if mention.lead is Lead.SELF:
            found = self._self(mention.lead_text, at)
        elif "{self}" in pattern:
            found = parts.society(self, at)
        else:
            return parts.part(self, mention, pattern, at)
        return None if found is None else Meaning(pattern.replace("{self}", found.name), found.via)

    def _relative(self, mention: BodyMention, pattern: str, at: int) -> Meaning | None:
        word = mention.lead_text
        deictic, bare = (word[0], word[1:]) if word[:1] in "我本该贵" and len(word) > 1 else ("", word)
        found = None if deictic else self._beside(bare, at) or self._of_publisher(bare)
        if found is None and not deictic:
            full = self._full_form(pattern, bare, at)
            if full is not None:
                return full
        found = found or self._place(bare, deictic, at)
        return None if found is None else self._filled(pattern, found)

    def _beside(self, word: str, at: int) -> Meaning | None:
        """安徽省委办公厅秘书、省档案局…: the place of the body beside it, of the level of the word."""
        return self._first(self.around.beside(at), word)

    def _of_publisher(self, word: str) -> Meaning | None:
        """The publisher's own place, or one above it, of the level of the word."""
        return self._first((s for s in self.around.fixed if s.via == "the publisher"), word)

    def _first(self, sources: Iterable[Source], word: str) -> Meaning | None:
        for source in sources:
            for name in source.chain:
                if self._fits(name, word):
                    return Meaning(name, f"{source.surface}, {source.via}")
        return None

    def _filled(self, pattern: str, place: Meaning) -> Meaning:
        located = self.gazetteer.locate(place.name)
        if place.name.endswith("地区") and "委员会" in pattern:
            place = Meaning(place.name.removesuffix("区") + "方", place.via)  # 地委 is the 地方委员会
        name = pattern.replace("{place}", place.name)
        if located is not None:
            name = of_place(name.replace("{grade}", GRADES[located.level]), located)
        return Meaning(name, place.via)

    def _full_form(self, pattern: str, word: str, at: int) -> Meaning | None:
        """A full name in the text that the short form shortens: 省档案馆 after 江苏省档案馆; before `at` first."""
        before, _, after = pattern.replace("{grade}", "").partition("{place}")
        for known in self._near(at) if self._several(word) else self._all(at):
            name = known.name
            if name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after):
                middle = name[len(before) : len(name) - len(after)]
                if self._fits(middle, word):
                    return Meaning(name, f"{known.surface}, named in the text")
        return None

    def _near(self, at: int) -> list[Known]:
        """The full names that stand before `at` in its line, for a page on several places."""
        line = self.around.text.rfind("\n", 0, at)
        return [known for known in self.before(at) if known.at > line]

    def _all(self, at: int) -> list[Known]:
        """The full names before `at`, the publisher, those after it."""
        publisher = [self.around.publisher] if self.around.publisher else []
        return [*self.before(at), *publisher, *self._named[bisect_left(self._starts, at) :]]

    def _fits(self, phrase: str, word: str) -> bool:
        """Whether a place is of the level of a relative word: 江苏省 of 省, 常州市 of 市, but 朝阳自治区 not of 区."""
        if not phrase.endswith(self.bodies.words.endings.get(word, ())):
            return False
        if word == "区" and phrase.endswith(place_chains.UNPREFIXED):
            return False
        return len(place_chains.segments(phrase, self.gazetteer)) > 0

    def _place(self, word: str, deictic: str, at: int) -> Meaning | None:
        nearest = deictic == "该" or self._several(word)
        found = self._first(self.around.sources(at, nearest_first=nearest), word)
        if found is not None:
            return found
        for sources in (self.around.leads, self.around.mentioned):  # 亚东 of 蔡亚东 is no place beside 漳州市政府
            fitting = {name for source in sources for name in source.chain if self._fits(name, word)}
            if len(fitting) == 1:
                return Meaning(fitting.pop(), "the only one that the text names")
        return None

    def _several(self, word: str) -> bool:
        """Whether the title names several places of a level: 常州、南通、淮安召开… means none of them by 市."""
        titled = (source.chain[0] for source in self.around.fixed if source.via == "in the title")
        return len({name for name in titled if self._fits(name, word)}) > 1

    def _government(self) -> Meaning | None:
        """本府: the government of the publisher (雲浮縣政府人事處), else that of the title."""
        publisher, title = self.around.publisher, self.of_title(("",))
        for name, via in (
            (publisher.root if publisher else "", "the publisher"),
            (title or "", "the title of the page"),
        ):
            before, mark, _ = name.partition(UNTIL_GOVERNMENT)
            if before and mark:
                return Meaning(before + mark, via)
        return None

    def _self(self, word: str, at: int) -> Meaning | None:
        """我馆 is the publisher, 该局 the last named of its kind, 馆 alone (馆党委) either."""
        deictic, kind = (word[0], word[1:]) if word[:1] in "我本该贵" and len(word) > 1 else ("", word)
        if deictic == "贵":
            return None
        if kind == GOVERNMENT:
            return self._government()
        publisher, own = self.around.publisher, None
        if publisher is not None and publisher.root.endswith(self.bodies.words.selves[kind]):
            own = Meaning(publisher.root, "the publisher")
        if deictic in ("我", "本"):
            return own
        if kind in COMPANY and (titled := self.of_title(COMPANY)):
            return Meaning(titled, "the company of the page")
        return self.last_of(kind, at) or own
