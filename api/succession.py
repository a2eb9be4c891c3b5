"""The tenures of one post become the days on which certainly nobody known held it, and those on which two certainly did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.answers.values import Ref, Tenure

_ALWAYS = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Break:
    """`kind` is gap or overlap; `start` is inclusive, `end` exclusive; `people` are those of an overlap."""

    kind: str
    start: str
    end: str
    people: tuple[Ref, ...] = ()


def breaks(tenures: Sequence[Tenure]) -> tuple[Break, ...]:
    """What is certain about the succession, by days. What is only possible is no gap and no overlap."""
    return tuple(sorted((*_gaps(tenures), *_overlaps(tenures)), key=lambda one: (one.start, one.kind)))


def _gaps(tenures: Sequence[Tenure]) -> Iterator[Break]:
    """Between two stretches in which somebody may have held it."""
    spans = sorted((one.bounds.start_earliest or "", one.bounds.end_latest or _ALWAYS) for one in tenures)
    reached = spans[0][1] if spans else _ALWAYS
    for start, end in spans:
        if reached < start:
            yield Break("gap", reached, start)
        reached = max(reached, end)


def _overlaps(tenures: Sequence[Tenure]) -> Iterator[Break]:
    for one, other in combinations(tenures, 2):
        starts = (one.bounds.start_latest, other.bounds.start_latest)
        ends = (one.bounds.end_earliest, other.bounds.end_earliest)
        if one.person.iri == other.person.iri or None in starts or None in ends:
            continue
        start, end = max(filter(None, starts)), min(filter(None, ends))
        if start < end:
            yield Break("overlap", start, end, (one.person, other.person))
