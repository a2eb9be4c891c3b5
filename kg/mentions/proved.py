"""The names that a document proves in, where they stand in its text out: one pass, whatever their number."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.shapes import HISTORY
from kg.model import PersonRef, Span
from kg.text.names import normalise


class Proved:
    """Names and their places; `told` are those that the title proves (阿木拉哈同志简历)."""

    def __init__(self, text: str, names: Iterable[str], told: Iterable[str] = ()) -> None:
        self.told = frozenset(told)
        self.names = self.told.union(names)
        listed = sorted(self.names)
        self._spans = sorted(_places(text, listed)) if listed else []

    def within(self, span: Span) -> list[tuple[int, str]]:
        """Where the names stand in a line: the longest first, then in the order of the text."""
        first, last = (bisect_left(self._spans, (at, 0, "")) for at in (span.start, span.end))
        found = [(start, name) for start, end, name in self._spans[first:last] if end <= span.end]
        return sorted(found, key=lambda hit: (-len(hit[1]), hit[0]))

    def adds_to(self, span: Span, persons: Iterable[PersonRef]) -> bool:
        """Whether the names say more of a line than the persons already found there."""
        hits = self.within(span)
        found = {(person.span.start, person.span.end) for person in persons}
        return any(name in self.told or (start, start + len(name)) not in found for start, name in hits)


def _places(text: str, listed: list[str]) -> Iterator[tuple[int, int, str]]:
    machine = AhoCorasick(listed, matchkind=MatchKind.Standard)
    for index, start, end in machine.find_matches_as_indexes(text, overlapping=True):
        yield start, end, listed[index]


def of_title(title: str) -> list[str]:
    """The name that a title proves: 阿木拉哈 in 阿木拉哈同志简历."""
    match = HISTORY.match(title)
    return [normalise(match.group(1))] if match else []
