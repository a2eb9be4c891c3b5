"""A text in, its title phrases out: 省档案学会常务理事、常州市档案馆馆长 is two units, each a post in a body."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.grammar import tables
from kg.grammar.bodies import Bodies
from kg.grammar.phrases import BLANK, CLOSE, OPEN, Phrase, Unit
from kg.grammar.places import Gazetteer
from kg.grammar.title_bodies import TitleBodies
from kg.grammar.units import DOUBLE, Units
from kg.grammar.words import Words
from kg.model import MentionKind, Span

BETWEEN = "、/和及暨与" + BLANK
"""What may stand between two units of one phrase."""

HAN = "[\u4e00-\u9fff]"
SPACED = re.compile(rf"(?<!{HAN}){HAN}(?:[ \u3000\u00a0]{{1,6}}{HAN}){{1,7}}(?!{HAN})")
SECRETARY = "书记"
"""Right before another title, in the same body: 党组书记|常务副主任, 党委书记|校长."""
REMARKS = tuple(sorted(tables.words("title-remarks")))
"""Words by which a bracket after a title is known as part of it."""


class Titles:
    """The grammar of title phrases over a set of words and a grammar of bodies."""

    def __init__(self, words: Words, bodies: Bodies, places: Gazetteer) -> None:
        self._words = words
        self._units = Units(words, TitleBodies(bodies, places))
        self._longer: dict[str, tuple[tuple[str, int], ...]] = {}

    def find(self, text: str, within: Span) -> list[Phrase]:
        """All title phrases in a stretch of text, in order: each as long as it goes to the left."""
        found = list(self._spaced(text, within))
        words = [self._extended(text, s, within) for s, _ in self._words.find(text[within.start : within.end])]
        words += [Span(*match.span()) for match in DOUBLE.finditer(text, within.start, within.end)]
        words.sort()
        remarks = [r for w in words if (r := self._remark_after(text, w.end, within.end))]
        apart = [phrase.span for phrase in found] + remarks
        after = {remark.start: remark.end for remark in remarks}
        lowest = within.end
        for span in reversed(words):
            start, end = span.start, span.end
            if end > lowest or self._continues(text, start, end) or any(o.start <= start < o.end for o in apart):
                continue
            phrase = self.before(text, after.get(end, end), within.start)
            if phrase is not None:
                found.append(phrase)
                lowest = phrase.span.start
        return sorted(found, key=lambda phrase: phrase.span)

    def _extended(self, text: str, found: Span, within: Span) -> Span:
        """The word at `found` (counted in `within`), or one that overlaps it and ends later: 理事长 over 名誉理事."""
        start, end = within.start + found.start, within.start + found.end
        for later in range(min(end + 2, within.end), end, -1):
            word = self._words.ending_at(text, later, start)
            if word is not None and later - len(word.label) < end:
                return Span(start, later)
        return Span(start, end)

    def _spaced(self, text: str, within: Span) -> Iterator[Phrase]:
        """Titles whose letters stand apart, as on leadership pages: 馆　长, 副 馆 长, 办 公 室 主 任."""
        for match in SPACED.finditer(text, within.start, within.end):
            plain = "".join(match.group().split())
            inner = self.before(plain, len(plain), 0)
            if inner is None or inner.span.start > 0 or len(inner.units) != 1:
                continue
            span = Span(*match.span())
            unit = replace(inner.units[0], span=span, written=match.group())
            left = span.start - 1
            chain = self.before(text, left, within.start) if left > within.start and text[left] in BETWEEN else None
            units = (*chain.units, unit) if chain is not None else (unit,)
            yield Phrase(Span(units[0].span.start, span.end), units)

    def before(self, text: str, end: int, limit: int) -> Phrase | None:
        """The title phrase that ends at `end`, None when no title word ends there: 江苏省档案馆副馆长 before 赵深."""
        units: list[Unit] = []
        at = end
        while True:
            unit = self._units.read(text, at, limit)
            if unit is None:
                break
            units.append(unit)
            at = self._step(text, unit, limit)
            if at < 0:
                break
        if not units:
            return None
        units.reverse()
        return Phrase(Span(units[0].span.start, units[-1].span.end), tuple(units))

    def _step(self, text: str, unit: Unit, limit: int) -> int:
        """Where the next unit to the left would end, -1 when nothing joins the two."""
        at = unit.span.start
        while at > limit and text[at - 1] in BETWEEN:
            at -= 1
        joined = at < unit.span.start or unit.mode == "concurrent"
        if unit.body is None and unit.word.kind is MentionKind.POST and text.endswith(SECRETARY, limit, at):
            joined = True
        return at if joined and at > limit else -1

    def _continues(self, text: str, start: int, end: int) -> bool:
        """Whether the word is the beginning of another one: 书记 in 书记处."""
        word = text[start:end]
        if word.startswith("乡") and text.startswith("家", start - 1):
            return True  # 在家乡长丰工作
        if word not in self._longer:
            found = ((other, other.find(word)) for other in tables.words("not-titles"))
            self._longer[word] = tuple((o, at) for o, at in found if at >= 0 and len(o) > at + len(word))
        return any(start >= at and text.startswith(other, start - at) for other, at in self._longer[word])

    def _remark_after(self, text: str, at: int, stop: int) -> Span | None:
        """The bracket at `at` when it is part of the title before it: 副局长(主持工作), 副局长(副主任、副馆长)."""
        if at >= stop or text[at] not in OPEN:
            return None
        close = min((i for i in (text.find(c, at, min(stop, at + 30)) for c in CLOSE) if i >= 0), default=-1)
        if close < 0:
            return None
        content = text[at + 1 : close]
        known = any(word in content for word in REMARKS) or self.alternatives(content)
        return Span(at, close + 1) if known else None

    def alternatives(self, content: str) -> tuple[str, ...]:
        """The titles in a bracket that repeat the one before it for other bodies: 副主任、副馆长; empty when it says else."""
        parts = re.split("[、,，/]", content)
        return tuple(parts) if all(self._words.get(part) for part in parts) else ()
