"""Bodies in a text: a text and a place in it go in, the longest name of a body that ends there comes out."""

import re
from dataclasses import replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.grammar.body_edges import HARD, WINDOW, Walk
from kg.grammar.body_names import Full, FullNames, Written
from kg.grammar.body_starts import Start, Tables
from kg.grammar.body_words import BodyWords
from kg.grammar.places import Gazetteer
from kg.model import BodyMention, Lead, Span

BRACKETS = {")": "(", "）": "（"}
PARTIES = frozenset("党盟社")
"""What ends the name of another party: 越南共产党|中央委员会."""
ORGANS = frozenset({"party-committee", "party-group", "congress", "inner-unit", "leading-group"})
"""Kinds whose name without a place is no name of its own, unless a title stands behind it."""
LEAGUE = re.compile("团([省市县区州盟旗])委$")
OF_ANOTHER_PARTY = re.compile("国民党第[一二三四五六七八九十]{1,3}[届次]$")
"""Before 中央, which is then not that of the Communist Party: 国民党第六届中央执行委员."""
LISTED = frozenset("、,，;；/")
SHORTENED = re.compile("(?:以下|下)?(?:简称|称)")
"""Opens a bracket with the short form of the body before it: 中国地方志指导小组(以下简称中指组)|常务副组长."""
PRESIDENT = "大学校长"
SILENT = frozenset({"中华人民共和国", "中国共产党"})
"""What a text names on every line without meaning the body; a title beside it (国家主席) still reaches it."""


class Bodies:
    """The grammar of names of bodies over the tables of ontology/bodies and the gazetteer."""

    def __init__(self, words: BodyWords, places: Gazetteer) -> None:
        self.words, self.places, self.tables = words, places, Tables(words, places)
        self.names = FullNames(words, places)
        self._ends = tuple({*words.before, *words.national})
        self._scanner = AhoCorasick(self._ends, matchkind=MatchKind.Standard)

    @staticmethod
    @cache
    def load() -> "Bodies":
        """The grammar that is shipped."""
        return Bodies(BodyWords.load(), Gazetteer.load())

    def ending_at(self, text: str, end: int, limit: int = 0) -> BodyMention | None:
        """The longest name of a body that ends exactly at `end` and starts at or after `limit`, or None.

        江苏省档案学会第七届理事会|理事长: called at the bar it gives the whole, with the society as its root. A name
        with bodies in brackets, 省档案局(省地方志办、省档案馆), has them in `also`.
        """
        return self._ending_at(text, end, limit, strict=False)

    def _ending_at(self, text: str, end: int, limit: int, strict: bool) -> BodyMention | None:
        limit = max(limit, end - WINDOW, 0)
        if end <= limit:
            return None
        if text[end - 1] in BRACKETS:
            return self._bracketed(text, end, limit)
        if league := self._league(text, end, limit):
            return league
        own = self.words.ends_self.longest(text, end, limit)
        if own and Walk(self.tables, text, limit).closed(end - own):
            return self._mention(text, end, Start(end - own, Lead.SELF, end), "")
        start, kind = self._start(text, end, limit, strict)
        if start is None:
            return None
        if "驻" in text[start.at + 1 : start.lead_end]:
            return self._posted(text, Span(start.at, end), kind)
        return self._mention(text, end, start, kind)

    def _league(self, text: str, end: int, limit: int) -> BodyMention | None:
        """海宁|团市委: the league's committee with the place before it, as 共青团海宁市委."""
        match = LEAGUE.search(text, max(limit, end - 3), end)
        place = self.places.ending_at(text, match.start(), limit) if match else None
        if match is None or place is None:
            return None
        written = f"共青团{place.removesuffix(match[1])}{match[1]}委"
        found = self._ending_at(written, len(written), 0, strict=False)
        span = Span(match.start() - len(place), end)
        return replace(found, span=span, text=text[span.start : end]) if found else None

    def _posted(self, text: str, span: Span, kind: str) -> BodyMention | None:
        """省纪委监委|驻|省委办公厅纪检监察组: who posts, and the group with the body that it is posted to."""
        at = text.index("驻", span.start + 1)
        sign = at - 1 if text[at - 1] == "派" else at
        poster, group = self.ending_at(text, sign, span.start), self._ending_at(text, span.end, at + 1, strict=False)
        if poster is None or group is None or poster.span.start != span.start:
            return group
        leads = [m for m in (poster, group) if m.lead is Lead.RELATIVE]
        if len({m.lead_text for m in leads}) > 1:
            return group
        name = "、".join(m.name for m in (poster, *poster.also)) + text[sign : at + 1] + group.name
        lead = leads[0] if leads else replace(group, lead=Lead.NAME, lead_text="")
        return replace(
            lead,
            span=span,
            text=text[span.start : span.end],
            name=name,
            root=name,
            complete="{" not in name,
            kind=kind,
            also=(),
        )

    def _start(self, text: str, end: int, limit: int, strict: bool) -> tuple[Start | None, str]:
        words = self.words
        head = words.ends_head.longest(text, end, limit)
        national = words.ends_national.longest(text, end, limit)
        if text.endswith("国家", limit, end):
            return Start(end - 2, Lead.NAME, end), ""
        walk = Walk(self.tables, text, limit)
        if national > head or (national and not head):
            at = end - national
            if OF_ANOTHER_PARTY.search(text, max(limit, at - 12), at):
                return None, ""
            if (text[at] in "中国全最" and not walk.is_placed(at) and text[at - 1 : at] not in PARTIES) or walk.closed(
                at
            ):
                return Start(walk.named(at), Lead.NAME, end), words.national[text[at:end]].kind
        if not head:
            return None, ""
        return self._by_head(text, Span(end - head, end), limit, strict)

    def _by_head(self, text: str, head: Span, limit: int, strict: bool) -> tuple[Start | None, str]:
        words = self.words
        word = text[head.start : head.end]
        stem = words.ends_stem.longest(text, head.start, limit)
        if words.ends_none.longest(text, head.end, limit) > len(word) + stem:
            return None, ""
        kind, before = words.kinds[word], words.before[word]
        if before == "stem" and stem and word in ("局", "厅", "委", "办"):
            kind = "government-department"
        walk = Walk(self.tables, text, limit, strict)
        start = walk.start(head.start, before)
        if strict and start and start.lead is Lead.NAME and walk.unknown and not walk.units and kind in ORGANS:
            return None, ""  # 会议上作常委会
        return start, kind

    def _mention(self, text: str, end: int, start: Start, kind: str) -> BodyMention:
        written = text[start.at : end]
        full = self.names.of(Written(written, start.lead, start.lead_end - start.at, kind))
        return self._made(Span(start.at, end), written, start.lead, full)

    def _made(self, span: Span, written: str, lead: Lead, full: Full) -> BodyMention:
        def mention(name: str, also: tuple[BodyMention, ...] = ()) -> BodyMention:
            return BodyMention(
                span=span,
                text=written,
                name=name,
                root=full.root if name == full.name else name,
                complete=lead in (Lead.PLACE, Lead.NAME) and "{" not in name,
                lead=lead,
                lead_text=full.lead_text,
                kind=full.kind or None,
                organ=full.organ,
                term=full.term,
                units=full.units,
                also=also,
            )

        second = (mention(full.second),) if full.second else ()
        return mention(full.name, second)

    def _bracketed(self, text: str, end: int, limit: int) -> BodyMention | None:
        opening = text.rfind(BRACKETS[text[end - 1]], limit, end)
        whole = self.ending_at(text, opening, limit) if opening > limit else None
        if whole is None:
            return None
        inner: list[BodyMention] = []
        at = opening + 1
        if SHORTENED.match(text, at):
            span = Span(whole.span.start, end)
            return replace(whole, span=span, text=text[span.start : end])
        for position in (*(i for i in range(at, end - 1) if text[i] in LISTED), end - 1):
            found = self._twin(whole, text[at:position], at) or self.ending_at(text, position, at)
            if found is None or found.span.start != at:
                return None
            inner.append(found)
            at = position + 1
        span = Span(whole.span.start, end)
        return replace(whole, span=span, text=text[span.start : end], also=(*whole.also, *inner))

    def _twin(self, whole: BodyMention, word: str, at: int) -> BodyMention | None:
        """档案局(馆): the archives of the bureau's name."""
        if word not in ("馆", "局") or whole.name[-1:] not in ("馆", "局"):
            return None
        name, kind = whole.name[:-1] + word, self.words.kinds["档案" + word]
        return replace(whole, span=Span(at, at + 1), text=word, name=name, root=name, kind=kind, also=())

    def implied(self, place: str, organ: str, span: Span) -> BodyMention | None:
        """The body that a title implies: 市 (or 常州市) and 政府 for 市长; the mention stands at `span`."""
        mention = self.ending_at(place + organ, len(place + organ))
        return None if mention is None or mention.span.start else replace(mention, span=span, text=place)

    def is_part(self, word: str) -> bool:
        """Whether a word alone is a part of some body (办公室, 人事处), not a body of its kind (学会, 档案馆)."""
        head = self.words.ends_head.longest(word, len(word), 0)
        return self.words.before.get(word[len(word) - head :]) in ("part", "stem")

    def is_inner(self, mention: BodyMention) -> bool:
        """Whether a mention names a part with its body: 省档案局|办公室, 我馆|办公室, but not 武进区|粮食局."""
        alone = mention.lead in (Lead.PLACE, Lead.NAME, Lead.RELATIVE)
        return len(mention.units) > alone and self.is_part(mention.units[-1])

    def is_of_stems(self, word: str) -> bool:
        """Whether only subjects and stems stand before the head of a name: 信息管理|学院, 材料科学与工程|学院, 文|学院."""
        words = self.words
        at = len(word) - words.ends_head.longest(word, len(word), 0)
        while at > 0:
            step = words.ends_subject.longest(word, at, 0) or (word[at - 1] in "和与及")
            if not step:
                return False
            at -= step
        return True

    def is_department(self, word: str) -> bool:
        """Whether a word is a department of a Party committee: 组织部, 政法委."""
        entry = self.words.organs.get(word)
        return entry is not None and "{party}{place}委员会" in entry.full and word not in ("委", "党委", "委员会")

    def whole_of(self, name: str) -> str:
        """The institution that a name of a part begins with: 第一人民医院 for 第一人民医院党委宣传科."""
        for end in range(len(name) - 1, 2, -1):
            head = self.words.ends_head.longest(name, end, 0)
            if self.words.before.get(name[end - head : end]) in ("open", "branch"):
                return name[:end]
        return name

    def find(self, text: str, within: Span | None = None) -> list[BodyMention]:
        """All names of bodies in the text (or a stretch of it) that no longer one holds, in its order.

        Names that are only a kind (办公室, 学会) are left out: they mean nothing without a title beside them.
        """
        span = within or Span(0, len(text))
        hits = self._scanner.find_matches_as_indexes(text[span.start : span.end], overlapping=True)
        ends = sorted({span.start + end for _, _, end in hits}, reverse=True)
        found: list[BodyMention] = []
        bound = span.end
        for end in ends:
            if end > bound:
                continue
            if not self._closes(text, end):
                continue
            mention = self._ending_at(text, end, span.start, strict=True)
            if text[end : end + 1] in BRACKETS and end < bound:
                mention = self._bracketed(text, end + 1, span.start) or mention
            if mention is None or mention.lead is Lead.NONE or mention.name in SILENT or mention.text == "中央":
                continue
            found.append(mention)
            bound = mention.span.start
        return found[::-1]

    def _closes(self, text: str, end: int) -> bool:
        """Whether a name can end here: after a head of one character the word must end (财政局|的, not 社|会)."""
        words = self.words
        if text.startswith(PRESIDENT, end - 3):  # 西北农林科技大学|校长 is no 学校
            return False
        if words.ends_head.longest(text, end, 0) != 1 or end == len(text) or text[end] in HARD or text[end].isdigit():
            return True
        after = [text[end : end + n] for n in (1, 2, 3, 4)]
        return any(word in words.ends_edge or word in words.followers for word in after)
