"""The names and titles of a match in, who has which title out: each all of them, or one each where the words say so.

张某、李某任主任 · 张某、李某分别任县长、区长
"""

import re
from collections.abc import Iterator

from kg.claims.skeleton import Skeleton
from kg.grammar.phrases import Phrase
from kg.model import PersonRef

RESPECTIVELY = re.compile("分别|依次")


def pairs(skeleton: Skeleton, match: re.Match[str], phrases: list[Phrase]) -> Iterator[tuple[PersonRef, Phrase]]:
    """The persons of the group `who` with those of the phrases that are theirs."""
    persons = skeleton.persons(match, "who")
    if RESPECTIVELY.search(skeleton.string, max(0, match.start() - 4), match.end()):
        units = [unit for phrase in phrases for unit in phrase.units]
        if len(units) == len(persons):
            yield from zip(persons, (Phrase(unit.span, (unit,)) for unit in units), strict=True)
            return
    yield from ((person, phrase) for phrase in phrases for person in persons)
