"""A body, a region and a period in, the things that belong there, and from when to when they are known, out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.answers import merged, names, search_fitting, search_scores
from kg.answers.certainty import days
from kg.answers.questions import iri, rows
from kg.answers.search_names import USES
from kg.answers.search_values import Filters
from kg.errors import InputError, NotFound
from kg.store.protocol import Row, Store

_PARTY: Final = ("", "中国共产党", "中共")
"""What stands before the name of a place in that of a committee of its Party."""
_MANY: Final = 500
_BY_TENURES: Final = ("person", "post")

Span = tuple[str, str]
"""The first and the last day that is known of something."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be found: these things (None: all), people and posts by what is known of them there."""

    things: Mapping[str, tuple[Span, ...]] | None
    cut: bool = False
    """Whether there are more bodies of the region than was looked at."""


def read(store: Store, filters: Filters) -> Allowed:
    """What belongs to the body (or one under it) or to the region. Raises NotFound, Ambiguous, BadDate, InputError."""
    start, end = _period(filters)
    if end < start:
        raise InputError(f"no such period: from {filters.start} to {filters.end}", "the first day comes first")
    if filters.body is None and filters.region is None:
        return Allowed(None)
    bodies, cut = _bodies(store, filters)
    found: dict[str, list[Span]] = {one: [] for one in bodies}
    for row in _batched(store, "search-within", "body", bodies):
        found.setdefault(row["thing"].value, []).extend(_spans(row))
    return Allowed(_with_members(store, {one: tuple(spans) for one, spans in found.items()}), cut)


def _period(filters: Filters) -> tuple[str, str]:
    """The first and the last day; the whole of a month or a year that is named. Raises BadDate."""
    start = days(filters.start)[0] if filters.start else ""
    return start, days(filters.end)[1] if filters.end else "9999-12-31"


def times(store: Store, entities: Iterable[str]) -> dict[str, tuple[Span, ...]]:
    """From when to when these are known: by each tenure, or by the days of an event or a document."""
    found: dict[str, list[Span]] = {}
    for row in _batched(store, "search-times", "thing", entities):
        found.setdefault(row["thing"].value, []).extend(_spans(row))
    return {one: tuple(spans) for one, spans in found.items()}


def in_period(store: Store, things: list[tuple[str, str]], allowed: Allowed, filters: Filters) -> dict[str, Span]:
    """Of these things (kind, IRI) those known in the period, each with its first and last known day."""
    known = times(store, [one for _, one in things])
    if allowed.things is not None:
        known |= {one: allowed.things.get(one, ()) for kind, one in things if kind in _BY_TENURES}
    start, end = _period(filters)
    return {
        one: (min(first for first, _ in spans), max(last for _, last in spans))
        for one, spans in known.items()
        if any(first <= end and last >= start for first, last in spans)
    }


def _bodies(store: Store, filters: Filters) -> tuple[set[str], bool]:
    found, cut = None, False
    if filters.body is not None:
        found = _below(store, set(merged.members(store, names.find(store, "Body", filters.body).iri)))
    if filters.region is not None:
        there, cut = of_region(store, filters.region)
        found = there if found is None else found & there
    return found or set(), cut


def _below(store: Store, bodies: set[str]) -> set[str]:
    """These bodies and those under them, however deep."""
    under: dict[str, set[str]] = {}
    for row in rows(store, "sub-bodies"):
        under.setdefault(row["above"].value, set()).add(row["body"].value)
    found, new = set(bodies), set(bodies)
    while new:
        new = {body for one in new for body in under.get(one, ())} - found
        found |= new
    return found


def of_region(store: Store, region: str) -> tuple[set[str], bool]:
    """The bodies one of whose names begins with that of the region, and whether there are more. Raises NotFound."""
    bodies, cut = set[str](), False
    for before in _PARTY:
        found, more = search_fitting.forms(store, search_scores.read(before + region), ("body",))
        at_start = search_scores.PREFIX - max(search_scores.LESS.values())
        bodies |= {form.entity for form, fit, _ in found if fit.how in USES and fit.score >= at_start}
        cut = cut or more
    if not bodies:
        raise NotFound(f"no body in {region!r}", "a region is what names of bodies begin with: 浙江省")
    return bodies, cut


def _with_members(store: Store, found: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """Those and what is one with them: tenures stand at the IRI of both, names at each."""
    for row in rows(store, "all-merged"):
        old, new = row["old"].value, row["new"].value
        spans = (*found.get(old, ()), *found.get(new, ()))
        if old in found or new in found:
            found |= {old: spans, new: spans}
    return found


def _batched(store: Store, question: str, name: str, entities: Iterable[str]) -> Iterable[Row]:
    every = sorted(set(entities))
    for at in range(0, len(every), _MANY):
        yield from rows(store, question, **{name: " ".join(map(iri, every[at : at + _MANY]))})


def _spans(row: Row) -> list[Span]:
    first = [row[name].value for name in ("startEarliest", "startLatest") if name in row]
    after = [row[name].value for name in ("endEarliest", "endLatest") if name in row]
    try:
        days = [*first, *((date.fromisoformat(one) - timedelta(days=1)).isoformat() for one in after)]
    except ValueError:  # what a stranger wrote is no day
        return []
    if not days:
        return []
    # 2020 is known from its first day to its last.
    return [(min(f"{one}-01-01"[:10] for one in days), max(f"{one}-12-31"[:10] for one in days))]
