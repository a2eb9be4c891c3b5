"""Sentences with their title phrases in, the stretches that the NER model must read out: where names can state something.

A name states something beside a title (馆长赵深), beside a verb of an event (赵深出席) or of an honour (授予赵深). What the
text itself marks as a name, and names that other sentences prove, are found without the model. Of a sentence it reads the
clauses with such a word, the one before each, where the subject may stand, those too short to be prose (男, 1965年生), and
lists of names: the long clauses that could hold no such name are a quarter of such sentences (docs/decisions/0069).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.grammar.phrases import Phrase
from kg.grammar.tables import rows, words
from kg.model import Span
from kg.text import sentences

PROSE = 12
"""A clause of more letters is prose, in which no name is asked for without a word that calls for one."""

_LISTED = re.compile("、[一-鿿]{2,4}、[一-鿿]{2,4}(?:[、。]|$)")


@cache
def _machine() -> AhoCorasick:
    listed = {row[0] for table in ("event-roles", "event-acts") for row in rows(table)}
    return AhoCorasick(sorted(listed | words("calls-for-names")), matchkind=MatchKind.Standard)


def needed(text: str, spans: Sequence[Span], phrases: Sequence[Sequence[Phrase]]) -> list[tuple[Span, ...]]:
    """For each sentence the stretches that the model must read, in order; one pass over the text."""
    calls = [start for _, start, _ in _machine().find_matches_as_indexes(text)]
    return [
        tuple(_stretches(text, span, _within(calls, span), titles)) for span, titles in zip(spans, phrases, strict=True)
    ]


def _within(calls: list[int], span: Span) -> list[int]:
    return calls[bisect_left(calls, span.start) : bisect_left(calls, span.end)]


def _stretches(text: str, span: Span, calls: Iterable[int], titles: Iterable[Phrase]) -> Iterator[Span]:
    """The clauses of a sentence that the model must read, those next to each other as one, with the mark that ends each.

    Without the mark the model took 落马 at the end of 范一飞落马 for the end of a name.
    """
    places = [*calls, *(phrase.span.start for phrase in titles)]
    if not places:
        return
    clauses = sentences.clauses(text, span)
    starts = [clause.start for clause in clauses]
    called = {bisect_right(starts, place) - 1 for place in places}
    read = [n in called or n + 1 in called or _may_name(text, clause) for n, clause in enumerate(clauses)]
    for must, pairs in groupby(zip(read, clauses, strict=True), key=itemgetter(0)):
        if must:
            together = [clause for _, clause in pairs]
            yield Span(together[0].start, min(together[-1].end + 1, span.end))


def _may_name(text: str, clause: Span) -> bool:
    """Whether a clause without a word that calls for names is no prose: short, or a list of names."""
    return clause.end - clause.start <= PROSE or _LISTED.search(text, clause.start, clause.end) is not None
