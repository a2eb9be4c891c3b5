"""What a document gives for its short forms: a document in, its full names and places with what they lie in out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.claims.houses import house
from kg.claims.signatures import signed
from kg.grammar import place_chains
from kg.grammar.bodies import Bodies
from kg.grammar.places import Gazetteer
from kg.model import BodyMention, Document, Lead, Span

DATELINE = re.compile(r"(?:本报|本网|新华社|中新网|中新社|人民网)([一-龥]{2,6}?)(?:\d{1,2}月\d{1,2}日)?(?:讯|电)")
CAREER = re.compile(r"历任|先后|曾任|起任|调任|身兼|职务[:：]|[12]\d{3}(?:年|[.．/-]\d)")
ENDS = frozenset("。!?！？;；\n")


MEDIA = ("在线", "报", "网", "新闻", "电视台", "报社", "通讯社")
HAN = re.compile("[\u4e00-\u9fff]")
SHORTEST_PLACE = 2
LEVELS = "省市县区州盟旗镇乡"


@dataclass(frozen=True, slots=True)
class Known:
    """A full name in the text at `at`; `root` is the body without its council, `part` says that it is an inner unit."""

    at: int
    name: str
    root: str
    surface: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A place that may stand behind a short form: it and those above it; the first `written` of them stand there."""

    at: int
    surface: str
    chain: tuple[str, ...]
    via: str
    written: int = 1


def _at(source: Source) -> int:
    return source.at


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The full names of a text in its order, the publisher, and the places that may stand behind a relative word."""

    text: str
    named: tuple[Known, ...]
    publisher: Known | None
    fixed: tuple[Source, ...]
    leads: tuple[Source, ...]
    mentioned: tuple[Source, ...]

    @classmethod
    def of(
        cls,
        document: Document,
        grammar: tuple[Bodies, Gazetteer],
        found: Sequence[BodyMention],
        names: Sequence[Span] = (),
    ) -> "Surroundings":
        """The surroundings in a document; `found` are its body mentions, `names` where its persons stand."""
        return _Reader(document, *grammar).read(found, names)

    def sources(self, at: int, nearest_first: bool = False) -> Iterator[Source]:
        """The places to ask at `at`: of a body in the same sentence, the publisher's, the title's, of bodies before.

        With `nearest_first` (该县) the places that stand before, the nearest first, come before the others.
        """
        before = self.leads[: bisect_left(self.leads, at, key=_at)][::-1]
        if nearest_first:
            yield from reversed(self.mentioned[: bisect_left(self.mentioned, at, key=_at)])
        yield from self.beside(at)
        yield from self.fixed
        for source in before:
            yield replace(source, chain=source.chain[: source.written])
        yield from before

    def beside(self, at: int) -> Iterator[Source]:
        """The places of bodies that share a list (安徽省委办公厅秘书、省档案局…) or a line of a career with `at`."""
        begin = self.text.rfind("\n", 0, at) + 1
        begin = max(begin, *(self.text.rfind(mark, begin, at) + 1 for mark in ENDS))
        comma = max(self.text.rfind(mark, begin, at) for mark in ",，")
        if comma > begin and not CAREER.search(self.text, begin, at):
            begin = comma
        here = bisect_left(self.leads, at, key=_at)
        yield from (source for source in self.leads[:here][::-1] if source.at >= begin)

    def written(self, own: str) -> str:
        """A district or township as the page writes it in one piece somewhere: 武进区 -> 常州市武进区."""
        chains = (source.chain[0] for source in (*self.fixed, *self.leads))
        return max((name for name in chains if name.endswith(own)), key=len, default=own)


class _Reader:
    """Reads the surroundings of one document."""

    def __init__(self, document: Document, bodies: Bodies, gazetteer: Gazetteer) -> None:
        self.document, self.bodies, self.gazetteer = document, bodies, gazetteer
        self.year = int(document.published[:4]) if document.published and document.published[:4].isdigit() else None
        self.near: list[str] = []
        self.name = document.publisher or signed(document.text, bodies)

    def read(self, found: Sequence[BodyMention], names: Sequence[Span]) -> Surroundings:
        """All that the document gives; a place that a name overlaps is none: 武宣 of 杨武|宣读."""
        publisher = self._publisher()
        own, titled = self._fixed(self.name, "the publisher"), self._fixed(self.document.title, "in the title")
        if self.name and self.name.endswith(MEDIA):  # a paper reports of other places, too
            own, titled = titled, [replace(source, via="the place of the paper") for source in own]
        fixed = [*own, *titled]
        fixed += self._dateline()
        self.near = [name for source in fixed for name in source.chain]
        named = tuple(self._known(mention) for mention in found if mention.complete and not self._is_college(mention))
        leads = [source for source in map(self._lead, found) if source is not None]
        mentioned = tuple(sorted([*leads, *self._mentioned(names)], key=lambda source: source.at))
        return Surroundings(self.document.text, named, publisher, tuple(fixed), tuple(leads), mentioned)

    def _publisher(self) -> Known | None:
        """The publisher's name as a body; of a part (某医院党委宣传科) the whole is the root."""
        name = self.name
        mention = self.bodies.ending_at(name, len(name)) if name else None
        if mention is None or not mention.complete:
            return None
        known = self._known(mention)
        if mention.kind == "party-committee" and (whole := house(known.root)):
            return replace(known, root=whole)
        return replace(known, root=self.bodies.whole_of(mention.root)) if known.part else known

    def _is_college(self, mention: BodyMention) -> bool:
        """Whether a name is that of a college and tells of no university: 历史文化学院."""
        plain = mention.lead is Lead.NAME and mention.name.endswith("学院") and len(mention.units) == 1
        return plain and self.bodies.is_of_stems(mention.name)

    def _known(self, mention: BodyMention) -> Known:
        part = mention.lead is not Lead.NONE and self.bodies.is_inner(mention)
        return Known(mention.span.start, mention.name, mention.root, mention.text, part)

    def _chain(self, phrase: str) -> tuple[str, ...]:
        return place_chains.chain(phrase, self.gazetteer, self.near, self.year)

    def _fixed(self, text: str | None, via: str) -> list[Source]:
        """The places of the publisher's name or of the title: those that its bodies begin with, then all it names."""
        if not text:
            return []
        ends = (len(text), *(i for i, character in enumerate(text) if character in "( （"))
        bodies = (
            [self.bodies.ending_at(text, end) for end in ends if end]
            if via == "the publisher"
            else self.bodies.find(text)
        )
        phrases = [place for m in bodies if m is not None and (place := self._place(m, via))]
        phrases += self._phrases(text) if not phrases else []
        chains = [(phrase, self._chain(phrase)) for phrase in phrases]
        return [Source(-1, phrase, chain, via) for phrase, chain in reversed(chains) if chain]

    def _place(self, mention: BodyMention, via: str) -> str | None:
        """The place that a name begins with; of the publisher's also one that no table has: 云栖市 of 云栖市档案馆."""
        if mention.lead is Lead.PLACE or via != "the publisher" or mention.lead is not Lead.NAME:
            return mention.lead_text if mention.lead is Lead.PLACE else None
        match = place_chains.SEGMENT.match(mention.text)
        end = match.end() if match else len(mention.text)
        while mention.text[end : end + 1] in tuple(LEVELS):  # 云州|市
            end += 1
        return mention.text[:end] if end < len(mention.text) else None

    def _phrases(self, text: str) -> list[str]:
        """The names of places, those that touch joined: 江苏省|常州市."""
        phrases: list[str] = []
        end = -1
        for mention in self.gazetteer.find(text, self.year):
            if mention.span.start == end:
                phrases[-1] += mention.name
            else:
                phrases.append(mention.name)
            end = mention.span.end
        return phrases

    def _dateline(self) -> list[Source]:
        match = DATELINE.search(self.document.text, 0, 600)
        chain = self._chain(match[1]) if match else ()
        return [Source(-1, match[1], chain, "the dateline")] if match and chain else []

    def _lead(self, mention: BodyMention) -> Source | None:
        if mention.lead is not Lead.PLACE:
            return None
        chain = self._chain(mention.lead_text)
        written = len(place_chains.segments(mention.lead_text, self.gazetteer))
        return Source(mention.span.start, mention.lead_text, chain, "named before", written) if chain else None

    def _is_cut(self, span: Span) -> bool:
        """Whether a place of two letters is the end of a longer name: 怀|南县."""
        text = self.document.text
        if span.end - span.start > SHORTEST_PLACE or text[span.end - 1] not in LEVELS:
            return False
        return HAN.match(text, span.start - 1) is not None and not self.bodies.words.ends_edge.longest(
            text, span.start, 0
        )

    def _mentioned(self, names: Sequence[Span]) -> list[Source]:
        taken = {at for name in names for at in range(name.start, name.end)}
        everywhere = self.gazetteer.find(self.document.text, self.year)
        found = [
            m for m in everywhere if taken.isdisjoint(range(m.span.start, m.span.end)) and not self._is_cut(m.span)
        ]
        sources = (Source(m.span.start, m.name, self._chain(m.name), "named in the text") for m in found)
        return [source for source in sources if source.chain]
