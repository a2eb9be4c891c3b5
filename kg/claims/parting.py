"""A sentence in, its title phrases out, those cut in two that are said of two people.

环保局主秘甲升任副局长、环保局简任技正|乙升任主秘: what follows the verb is the first one's, what stands before the name the second's.
"""

from collections.abc import Iterator
from functools import cache

from kg.grammar.phrases import BLANK, Phrase
from kg.grammar.sentence import Sentence
from kg.grammar.tables import rows
from kg.model import Span, Status

HOLDS = ("任", "担任", "出任", "兼任", "为")


@cache
def _verbs() -> tuple[str, ...]:
    return (*HOLDS, *(verb for verb, status, *_ in rows("appointment-verbs") if status != Status.REMOVED))


def phrases(text: str, sentence: Sentence) -> Iterator[Phrase]:
    """The phrases of the sentence, in order."""
    if all(len(phrase.units) == 1 for phrase in sentence.phrases):
        yield from sentence.phrases
        return
    names = {person.span.start for person in sentence.persons}
    ends = {person.span.end for person in sentence.persons}
    for phrase in sentence.phrases:
        cut = _cut(text, phrase, names, ends) if len(phrase.units) > 1 else 0
        if not cut:
            yield phrase
            continue
        first, second = phrase.units[:cut], phrase.units[cut:]
        yield Phrase(Span(first[0].span.start, first[-1].span.end), first)
        yield Phrase(Span(second[0].span.start, second[-1].span.end), second)


def _cut(text: str, phrase: Phrase, names: set[int], ends: set[int]) -> int:
    """How many units belong to the left, where a name and a verb stand before the phrase and a name right behind it."""
    at, begin = phrase.span.end, phrase.span.start
    if not any(begin - len(verb) in ends and text.endswith(verb, 0, begin) for verb in _verbs()):
        return 0
    while at < len(text) and text[at] in BLANK:
        at += 1
    if at not in names:
        return 0
    return max((n for n, unit in enumerate(phrase.units) if unit.body is not None or unit.status), default=0)
