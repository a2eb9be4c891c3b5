"""A line and its title phrases in; out comes where a name may still stand, at a flat cost a question."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.grammar.phrases import Phrase
from kg.model import Span

WORKS = re.compile(
    r"《(?!(?:[^《》]{0,40}关于)?(?:接受|决定任命|任命|免去)[^《》]{2,60}的?(?:决定|任免名单)》)[^《》]{1,80}》"
)
"""Works, in which nobody is named; but a decision on an office is none: 《某省人大常委会关于接受尹某辞去省长职务的决定》."""


class Ground:
    """The letters of a line: those of phrases, of works in 《》 and of names that were found are taken."""

    def __init__(self, text: str, span: Span, phrases: Sequence[Phrase]) -> None:
        self.span = span
        works = [Span(*match.span()) for match in WORKS.finditer(text, span.start, span.end)]
        self._taken = bytearray(span.end - span.start)
        self._starts = sorted({closed.start for closed in (*works, *(phrase.span for phrase in phrases))})
        self._titles = sorted(phrase.span.end for phrase in phrases)
        self.before_titles = frozenset(phrase.span.start for phrase in phrases)
        for closed in (*works, *(phrase.span for phrase in phrases)):
            self.take(closed)

    def take(self, span: Span) -> None:
        """Mark the letters of a span; what reaches over the end of the line is cut."""
        start, end = span.start - self.span.start, min(span.end, self.span.end) - self.span.start
        self._taken[start:end] = b"\x01" * (end - start)

    def is_free(self, span: Span) -> bool:
        """Whether the span lies in the line and no letter of it is taken."""
        start = span.start - self.span.start
        return span.end <= self.span.end and self._taken.find(1, start, span.end - self.span.start) < 0

    def limit(self, at: int) -> int:
        """How far a name at `at` may reach: to the next phrase or work, else to the end of the line."""
        index = bisect_right(self._starts, at)
        return self._starts[index] if index < len(self._starts) else self.span.end

    def title_before(self, at: int) -> int:
        """Where the last title phrase ends that ends at `at` or before, -1 without one."""
        index = bisect_right(self._titles, at)
        return self._titles[index - 1] if index else -1
