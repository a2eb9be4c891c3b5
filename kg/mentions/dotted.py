"""Letters with dots between them in, the stretch of them that is a name out: 艾力·买买提 of 艾力·买买提出席."""

import re
from collections.abc import Mapping

from kg.grammar.tables import word_at
from kg.mentions.shapes import LETTER
from kg.model import Span

DOTS = "·•‧・．"
_LONGEST_LAST = 5
"""Letters of a last part that ends where a mark stands."""


def dotted_name(text: str, match: re.Match[str], line_end: int, seen: Mapping[int, int]) -> Span:
    """The name; its last part ends where a word of after-names.txt begins, else where the line or the model ends it.

    `seen` are the ends of what the model takes for names, by their starts.
    """
    end = match.end()
    last = max(text.rfind(dot, match.start(), end) for dot in DOTS) + 1
    for cut in range(last + 2, end):
        word = word_at(text, cut, "after-names")
        if word and not (len(word) > 1 and word_at(text, cut + 1, "after-names")):  # 买买提|出席, not 买买|提出席
            return Span(match.start(), cut)
    closed = end == line_end or LETTER.match(text, end) is None
    begun = max((start for start in seen if start <= last), default=None)
    seen_end = end if begun is None else seen[begun]
    seen_end = seen_end if last < seen_end <= end else end
    return Span(match.start(), end if closed and end - last <= _LONGEST_LAST else seen_end)
