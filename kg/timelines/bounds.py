"""A claim of a tenure or a membership in, what it says of the first and the last day out (docs/graph.md).

在2020年12月8日出席 as 馆长 -> started by that day, not ended on it: start_latest 2020-12-08, end_earliest 2020-12-09.
"""

from datetime import date

from kg.model import Bounds, DateValue, MembershipClaim, Status, TenureClaim
from kg.text.periods import Period, day_after, period

NOTHING = Period(None, None)
DECIDED = (Status.APPOINTED, Status.ELECTED)


def bounds(claim: TenureClaim | MembershipClaim) -> Bounds:
    """The bounds that follow from this claim alone. A candidate has none: a proposal is never a tenure."""
    if claim.status in DECIDED:
        return _decided(claim)
    if claim.status is Status.REMOVED:
        return _removed(claim)
    if claim.status is Status.FORMER:
        return _former(claim)
    if claim.status is Status.CURRENT:
        return _current(claim)
    return Bounds()


def _decided(claim: TenureClaim | MembershipClaim) -> Bounds:
    """Appointed or elected on D: not before D, and nothing more; whether the post was taken up is another claim's."""
    on = _period(claim.start or claim.attested)
    until = _period(claim.end)
    return Bounds(
        start_earliest=on.first,
        end_earliest=until.first,
        end_latest=_after(until.last),
        stage="decided",
        start_cause=_cause(claim),
    )


def _removed(claim: TenureClaim | MembershipClaim) -> Bounds:
    """Removed on D: held until D, not after it."""
    start, on = _period(claim.start), _period(claim.end or claim.attested)
    return Bounds(
        start_earliest=start.first,
        start_latest=start.last,
        end_earliest=on.first,
        end_latest=_after(on.last),
        end_cause=_cause(claim),
    )


def _former(claim: TenureClaim | MembershipClaim) -> Bounds:
    """Former on D: over by then. A start or an end that the text states counts as it does for everybody."""
    start, end, on = _period(claim.start), _period(claim.end), _period(claim.attested)
    return Bounds(
        start_earliest=start.first,
        start_latest=start.last,
        end_earliest=_first_out(claim, end.first),
        end_latest=_earliest(_last_out(claim, end.last), _after(on.last)),
        end_cause=_cause(claim),
    )


def _current(claim: TenureClaim | MembershipClaim) -> Bounds:
    """Held on D: started by D, not over on D. D is a period where the text gives no day."""
    start, end, on = _period(claim.start), _period(claim.end), _period(claim.attested)
    ended = end != NOTHING
    return Bounds(
        start_earliest=start.first,
        start_latest=_earliest(start.last, on.last),
        end_earliest=_latest(_first_out(claim, end.first), _after(on.first)),
        end_latest=_last_out(claim, end.last),
        attested=claim.attested,
        start_cause=None if ended else _cause(claim),
        end_cause=_cause(claim) if ended else None,
    )


def _first_out(claim: TenureClaim | MembershipClaim, first: date | None) -> date | None:
    """The first day on which the post may have been left: a last day in the post is followed by it."""
    last_in = isinstance(claim, TenureClaim) and claim.end_is == "last-in"
    return _after(first) if last_in else first


def _last_out(claim: TenureClaim | MembershipClaim, last: date | None) -> date | None:
    """The day by which the post was left: that day itself where the source gives the first day not in the post."""
    first_out = isinstance(claim, TenureClaim) and claim.end_is == "first-out"
    return last if first_out else _after(last)


def _cause(claim: TenureClaim | MembershipClaim) -> str | None:
    return claim.cause if isinstance(claim, TenureClaim) else None


def _period(value: DateValue | None) -> Period:
    return NOTHING if value is None else period(value.edtf) or NOTHING


def _after(day: date | None) -> date | None:
    return None if day is None else day_after(day)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)
