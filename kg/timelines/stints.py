"""The claims of one person in one post of one body in, one list of them for each stint out.

A new stint begins (with each rule an example):
- with a start after an end: 2003年至2005年任馆长, 2010年起任馆长; a removal and a later appointment are such a pair;
- with an attestation after an end, where the post was held before that end: seen 2004, 免去 2005, seen 2010;
- with a stated start between two attestations: seen 2004, 当选 2010, seen 2012.
Anything else that does not fit stays in one stint, as a contradiction that is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.offices import OfficeClaim
from kg.text.periods import Period, period

DAY = timedelta(days=1)
NOTHING = Period(None, None)


def stints(claims: Iterable[OfficeClaim]) -> list[tuple[OfficeClaim, ...]]:
    """The claims, each once, stint by stint in the order of time; a claim without any date supports every stint."""
    dated = sorted((one for one in claims if position(one) is not None), key=_key)
    undated = tuple(sorted((one for one in claims if position(one) is None), key=lambda one: one.iri))
    seen_last = max((last for one in dated if (last := _seen(one).last)), default=None)
    found: list[_Stint] = []
    for claim in dated:
        if not found or _begins(claim, found[-1], seen_last):
            found.append(_Stint())
        found[-1].add(claim)
    if not found:
        return [undated] if undated else []
    return [(*one.claims, *undated) for one in found]


def position(claim: OfficeClaim) -> date | None:
    """The earliest day that the claim names: where it stands in time; None for one without dates."""
    if (opens := _opens(claim)) is not None:
        return opens
    days = claim.days
    if days.end_latest is not None:
        return max(days.end_latest, date.min + DAY) - DAY
    return days.end_earliest


def first_day(claims: Sequence[OfficeClaim]) -> date | None:
    """The earliest day of a stint: by it the stint is told from the others of its post."""
    return min((day for one in claims if (day := position(one)) is not None), default=None)


def _key(claim: OfficeClaim) -> tuple[date, str]:
    return position(claim) or date.max, claim.iri


def _opens(claim: OfficeClaim) -> date | None:
    """The first day on which the claim may see the person in the post; None for one that speaks of the end alone."""
    if claim.days.start_earliest is not None:
        return claim.days.start_earliest
    return _seen(claim).first or claim.days.start_latest


def _seen(claim: OfficeClaim) -> Period:
    return NOTHING if claim.attested is None else period(claim.attested) or NOTHING


@dataclass(slots=True)
class _Stint:
    """The claims of a stint so far, and what the next one is held against."""

    claims: list[OfficeClaim] = field(default_factory=list)
    over: date | None = None
    may_be_over: date | None = None
    started: date | None = None
    seen: date | None = None

    def add(self, claim: OfficeClaim) -> None:
        days = claim.days
        self.claims.append(claim)
        at = position(claim)
        # An end before the start of the very claim is a slip, and parts nothing.
        if days.end_latest is not None and at is not None and at < days.end_latest:
            self.over = _first(self.over, days.end_latest)
            self.may_be_over = _first(self.may_be_over, days.end_earliest)
        self.started = _first(self.started, days.start_latest)
        self.seen = _first(self.seen, _seen(claim).last)


def _begins(claim: OfficeClaim, current: _Stint, seen_last: date | None) -> bool:
    """Whether a new stint begins with the claim; all that stands before it in time is in `current` or earlier."""
    opens, stated = _opens(claim), claim.days.start_earliest
    if opens is None:
        return False
    if stated is not None:
        return _starts_anew(stated, current, seen_last)
    held_before = current.started is not None and current.over is not None and current.started < current.over
    return held_before and current.over is not None and opens >= current.over


def _starts_anew(stated: date, current: _Stint, seen_last: date | None) -> bool:
    if current.over is not None and stated >= current.over:
        return True
    if current.started is None or stated <= current.started:
        return False
    # 2010年至2015年, 2015年至2018年: a year that is both an end and a start.
    if current.may_be_over is not None and stated >= current.may_be_over:
        return True
    between = current.seen is not None and current.seen < stated
    return between and seen_last is not None and seen_last >= stated


def _first(known: date | None, other: date | None) -> date | None:
    return other if known is None else known if other is None else min(known, other)
