"""All accepted claims of one person in, the tenures that follow from them out: a pure function, whatever their order.

在2020年12月8日出席 as 馆长 and 2021年3月免去馆长 -> one tenure: started by 2020-12-08, ended in March 2021.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg.model import Status
from kg.offices import Days, DerivedBound, OfficeClaim, Tenure
from kg.timelines.stints import first_day, position, stints
from ontology.terms import concept

PROPOSED = (Status.CANDIDATE,)
DECIDED = (Status.APPOINTED, Status.ELECTED)
DIED = concept("causes", "died")


def tenures(claims: Iterable[OfficeClaim]) -> tuple[Tenure, ...]:
    """The tenures of one person, in the order of body, post and time; the same for the same claims in any order.

    A proposal is no tenure. The person, the bodies and the posts of the claims are canonical, the claims accepted.
    """
    groups: dict[tuple[str, str, str], dict[str, OfficeClaim]] = {}
    for claim in claims:
        if claim.status not in PROPOSED:
            groups.setdefault((claim.person, claim.body, claim.post), {})[claim.iri] = claim
    found = [one for key in sorted(groups) for one in _of_post(tuple(groups[key].values()))]
    return tuple(_until_death(found))


def _of_post(claims: Sequence[OfficeClaim]) -> list[Tenure]:
    split = stints(claims)
    found = [_tenure(one, len(split) > 1) for one in split]
    for later in range(1, len(found)):
        found[later - 1], found[later] = _apart(found[later - 1], found[later])
    return found


def _tenure(claims: Sequence[OfficeClaim], several: bool) -> Tenure:
    days = _tightest(claims)
    first = first_day(claims)
    one = claims[0]
    contradicting = _contradicting(claims, days)
    found = Tenure(
        person=one.person,
        body=one.body,
        post=one.post,
        stint=first.isoformat() if several and first else "",
        days=days,
        claims=tuple(sorted(claims, key=lambda claim: claim.iri)),
        contradicting=contradicting,
        stage=_stage(claims),
        end_state=_end_state(claims, days),
    )
    return replace(_removals(found), certainty=_certainty(days, contradicting))


def _tightest(claims: Sequence[OfficeClaim]) -> Days:
    """The tightest of each bound; where two claims contradict each other both sides stand."""
    every = [claim.days for claim in claims]
    return Days(
        start_earliest=max((d.start_earliest for d in every if d.start_earliest), default=None),
        start_latest=min((d.start_latest for d in every if d.start_latest), default=None),
        end_earliest=max((d.end_earliest for d in every if d.end_earliest), default=None),
        end_latest=min((d.end_latest for d in every if d.end_latest), default=None),
    )


def _contradicting(claims: Sequence[OfficeClaim], all_: Days) -> tuple[str, ...]:
    """The claims that take part in a contradiction: a start before its earliest day, an end after its latest, an end
    before the start."""
    return tuple(sorted(claim.iri for claim in claims if _contradicts(claim.days, all_)))


def _contradicts(one: Days, all_: Days) -> bool:
    pairs = (
        (one.start_earliest, all_.start_latest),
        (all_.start_earliest, one.start_latest),
        (one.end_earliest, all_.end_latest),
        (all_.end_earliest, one.end_latest),
    )
    late = any(first is not None and last is not None and first > last for first, last in pairs)
    ends = ((one.start_earliest, all_.end_latest), (all_.start_earliest, one.end_latest))
    return late or any(start is not None and end is not None and start >= end for start, end in ends)


def _certainty(days: Days, contradicting: tuple[str, ...]) -> str:
    if contradicting:
        return "contradicted"
    start, end = days.start_latest, days.end_earliest
    return "certain" if start is not None and end is not None and start < end else "possible"


def _stage(claims: Sequence[OfficeClaim]) -> str:
    """An appointment without a later sign of the person in the post says decided, not took office."""
    decisions = [claim.days.start_earliest or date.min for claim in claims if claim.status in DECIDED]
    last = max(decisions, default=date.min)
    others = [position(claim) for claim in claims if claim.status not in DECIDED]
    return "took-office" if any(day is None or day >= last for day in others) else "decided"


def _end_state(claims: Sequence[OfficeClaim], days: Days) -> str:
    stated = {claim.end_state for claim in claims}
    if "ended-date-known" in stated:
        return "ended-date-known"
    if days.end_latest is not None or "ended-date-unknown" in stated:
        removed = any(claim.status is Status.REMOVED and claim.days.end_latest for claim in claims)
        return "ended-date-known" if removed else "ended-date-unknown"
    return "open-known" if "open-known" in stated else "unknown"


def _removals(tenure: Tenure) -> Tenure:
    """A removal says that it is decided, and the end follows from it: marked, the bound being the claim's own."""
    day = tenure.days.end_latest
    by = [c.iri for c in tenure.claims if c.status is Status.REMOVED and c.days.end_latest == day]
    if day is None or not by:
        return tenure
    return replace(tenure, derived=(DerivedBound(bound="end_latest", day=day, reason="removal", claims=tuple(by)),))


def _apart(earlier: Tenure, later: Tenure) -> tuple[Tenure, Tenure]:
    """Of two stints the first ended before the second started, and the second started after the first ended."""
    return (
        bounded(earlier, _derived("end_latest", later.days.start_latest, "next-stint", later)),
        bounded(later, _derived("start_earliest", earlier.days.end_earliest, "previous-stint", earlier)),
    )


def _derived(bound: str, day: date | None, reason: str, other: Tenure) -> DerivedBound | None:
    return None if day is None else DerivedBound(bound=bound, day=day, reason=reason, claims=behind(other, day))


def behind(tenure: Tenure, day: date) -> tuple[str, ...]:
    """The claims of the tenure one of whose bounds is this day: what a bound derived from it rests on."""
    return tuple(
        claim.iri
        for claim in tenure.claims
        if day in (claim.days.start_earliest, claim.days.start_latest, claim.days.end_earliest, claim.days.end_latest)
    )


def bounded(tenure: Tenure, by: DerivedBound | None) -> Tenure:
    """The tenure with a derived bound, where that says more than is known: only what is tighter is derived."""
    if by is None:
        return tenure
    known = getattr(tenure.days, by.bound)
    tighter = known is None or (by.day < known if by.bound == "end_latest" else by.day > known)
    if not tighter or _impossible(tenure.days, by):
        return tenure
    days = replace(tenure.days, **{by.bound: by.day})
    kept = tuple(one for one in tenure.derived if one.bound != by.bound)
    over = by.bound == "end_latest" and tenure.end_state in ("unknown", "open-known")
    return replace(tenure, days=days, derived=(*kept, by), end_state="ended-date-unknown" if over else tenure.end_state)


def _impossible(days: Days, by: DerivedBound) -> bool:
    """Whether the claims of the tenure itself contradict the bound: that is for the lints."""
    other = days.end_earliest if by.bound == "end_latest" else days.start_latest
    return other is not None and (by.day < other if by.bound == "end_latest" else by.day > other)


def _until_death(found: list[Tenure]) -> list[Tenure]:
    """Who died held nothing afterwards: the end of one tenure bounds the others."""
    deaths = [
        (claim.days.end_latest, tenure)
        for tenure in found
        for claim in tenure.claims
        if claim.end_cause == DIED and claim.days.end_latest
    ]
    if not deaths:
        return found
    day, where = min(deaths, key=lambda item: (item[0], item[1].body, item[1].post, item[1].stint))
    return [bounded(tenure, _derived("end_latest", day, "died", where)) for tenure in found]
