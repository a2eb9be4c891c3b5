"""Bodies in a text: a text and a place in it go in, the longest name of a body that ends there comes out."""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.grammar.body_edges import WINDOW, Start, Walk
from kg.grammar.body_names import Full, FullNames, Written
from kg.grammar.body_words import BodyWords
from kg.grammar.places import Gazetteer
from kg.model import BodyMention, Lead, Span

BRACKETS = {")": "(", "）": "（"}
LISTED = frozenset("、,，;；/")
SILENT = frozenset({"中华人民共和国", "中国共产党"})
"""What a text names on every line without meaning the body; a title beside it (国家主席) still reaches it."""


class Bodies:
    """The grammar of names of bodies over the tables of ontology/bodies and the gazetteer."""

    def __init__(self, words: BodyWords, places: Gazetteer) -> None:
        self.words, self.places = words, places
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

        江苏省档案学会第七届理事会|理事长: called at the bar it gives the whole, with the society as its root. A name with
        bodies in brackets, 省档案局(省地方志办、省档案馆), has them in `also`.
        """
        limit = max(limit, end - WINDOW, 0)
        if end <= limit:
            return None
        if text[end - 1] in BRACKETS:
            return self._bracketed(text, end, limit)
        own = self.words.ends_self.longest(text, end, limit)
        if own:
            return self._mention(text, end, Start(end - own, Lead.SELF, end), "")
        start, kind = self._start(text, end, limit)
        return None if start is None else self._mention(text, end, start, kind)

    def _start(self, text: str, end: int, limit: int) -> tuple[Start | None, str]:
        words = self.words
        head = words.ends_head.longest(text, end, limit)
        national = words.ends_national.longest(text, end, limit)
        walk = Walk(words, self.places, text, limit)
        if national > head or (national and not head):
            at = end - national
            if text[at] in "中国全最" or walk._closed(at):
                return Start(walk.attach(at), Lead.NAME, end), words.national[text[at:end]].kind
        if not head:
            return None, ""
        return self._by_head(text, end, limit, head)

    def _by_head(self, text: str, end: int, limit: int, head: int) -> tuple[Start | None, str]:
        words = self.words
        word = text[end - head : end]
        stem = words.ends_stem.longest(text, end - head, limit)
        if words.ends_none.longest(text, end, limit) > head + stem:
            return None, ""
        kind, before = words.kinds[word], words.before[word]
        if before == "stem" and stem and word in ("局", "厅", "委", "办"):
            kind = "government-department"
        return Walk(words, self.places, text, limit).start(end - head, before), kind

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
        if opening < 0:
            return None
        whole = self.ending_at(text, opening, limit)
        inner = []
        at = opening + 1
        for position in range(opening + 1, end):
            if text[position] in LISTED or position == end - 1:
                inner.append(self.ending_at(text, position, at))
                at = position + 1
        if whole is None or not inner or any(found is None for found in inner):
            return None
        also = tuple(found for found in inner if found is not None)
        return BodyMention(
            **{
                name: getattr(whole, name)
                for name in BodyMention.__dataclass_fields__
                if name not in ("span", "text", "also")
            },
            span=Span(whole.span.start, end),
            text=text[whole.span.start : end],
            also=(*whole.also, *also),
        )

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
            mention = self.ending_at(text, end, span.start)
            if mention is None or mention.lead is Lead.NONE or mention.name in SILENT:
                continue
            found.append(mention)
            bound = mention.span.start
        return found[::-1]
