"""The tenures of one post in, the same with what follows from each other and from the end of the body out: a pure pass.

A post with one seat: 甲 seen as 馆长 in 2015, 乙 in 2018 -> 甲 had left when 乙 was seen; 乙 came after 甲 was seen.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.offices import DerivedBound, Tenure
from kg.timelines.tenures import behind, bounded
from ontology import schemes
from ontology.terms import concept

ONE_SEAT = "seats:1"
BESIDE = frozenset(concept("tenure-modes", mode) for mode in ("honorary", "in-charge", "secondment"))
"""Who is in a post in such a mode sits beside its holder."""


@cache
def one_seat_types() -> frozenset[str]:
    """The concepts of the scheme posts that have one seat: 馆长, 书记 and others, by the flag of the scheme."""
    return frozenset(item.iri for item in schemes.load().get("posts", ()) if ONE_SEAT in item.notations)


def has_one_seat(tenures: Iterable[Tenure]) -> bool:
    """Whether any claim of the tenures says that their post is of a type with one seat."""
    return any(claim.post_type in one_seat_types() for tenure in tenures for claim in tenure.claims)


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a body: from this day on it is no more; the facts that say so."""

    day: date
    claims: tuple[str, ...] = ()


def succession(tenures: Iterable[Tenure], ending: Ending | None = None) -> tuple[Tenure, ...]:
    """The tenures of one post of one body, in their order, each bounded by the others and by the end of the body.

    Others count only where the post has one seat, and only other persons; who is certain to sit there at a time that
    another is certain to sit there bounds nobody (that is for the lints).
    """
    found = tuple(tenures)
    if has_one_seat(found):
        seated = sorted((one for one in found if _sits(one)), key=_when)
        found = tuple(_between(one, seated) if _sits(one) else one for one in found)
    if ending is None:
        return found
    last = DerivedBound(bound="end_latest", day=ending.day, reason="body-abolished", claims=ending.claims)
    return tuple(bounded(one, last) for one in found)


def _sits(tenure: Tenure) -> bool:
    """Whether the person is certain to have sat in the seat itself on some day."""
    start, end = tenure.days.start_latest, tenure.days.end_earliest
    beside = all(claim.mode in BESIDE for claim in tenure.claims)
    return start is not None and end is not None and start < end and not beside


def _when(tenure: Tenure) -> tuple[date, str, str]:
    return tenure.days.start_latest or date.max, tenure.person, tenure.stint


def _between(tenure: Tenure, seated: Sequence[Tenure]) -> Tenure:
    """Bounded by the next other person who is certain to sit there, and by the last one before."""
    start, end = tenure.days.start_latest, tenure.days.end_earliest
    assert start is not None
    assert end is not None
    at = bisect_left(seated, end, key=lambda one: one.days.start_latest or date.max)
    later = (seated[index] for index in range(at, len(seated)))
    after = next((one for one in later if one.person != tenure.person), None)
    if after is not None and after.days.start_latest is not None:
        day = after.days.start_latest
        tenure = bounded(
            tenure, DerivedBound(bound="end_latest", day=day, reason="successor", claims=behind(after, day))
        )
    sooner = (seated[index] for index in range(at - 1, -1, -1))
    before = next((one for one in sooner if _left(one, tenure, start)), None)
    if before is not None and before.days.end_earliest is not None:
        day = before.days.end_earliest
        bound = DerivedBound(bound="start_earliest", day=day, reason="predecessor", claims=behind(before, day))
        tenure = bounded(tenure, bound)
    return tenure


def _left(one: Tenure, tenure: Tenure, start: date) -> bool:
    return one.person != tenure.person and one.days.end_earliest is not None and one.days.end_earliest <= start
