"""Sentences with their title phrases in, which the NER model must read out: those whose names can state something.

A name states something beside a title (馆长赵深), beside a verb of an event (赵深出席) or of an honour (授予赵深). What the
text itself marks as a name, and names that other sentences prove, are found without the model.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.grammar.phrases import Phrase
from kg.grammar.tables import rows, words
from kg.model import Span


@cache
def _machine() -> AhoCorasick:
    listed = {row[0] for table in ("event-roles", "event-acts") for row in rows(table)}
    return AhoCorasick(sorted(listed | words("calls-for-names")), matchkind=MatchKind.Standard)


def needed(text: str, spans: Sequence[Span], phrases: Sequence[Sequence[Phrase]]) -> list[bool]:
    """For each sentence whether the model must read it; one pass over the text."""
    starts = [start for _, start, _ in _machine().find_matches_as_indexes(text)]
    return [
        bool(titles) or bisect_left(starts, span.start) < bisect_left(starts, span.end)
        for span, titles in zip(spans, phrases, strict=True)
    ]
