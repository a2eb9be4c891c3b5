"""The events of a document and its tenure claims in, the appointments made at a meeting or by a named authority out.

在八届一次理事会议上,骆某当选为理事长 is an election on the day of that meeting; a bare 任命 without a
meeting is only a claim.
"""

from collections.abc import Sequence

from kg.claims.event_days import When
from kg.claims.event_drafts import Draft, Kind
from kg.model import Status, TenureClaim

TYPES = {Status.APPOINTED: "appointment", Status.ELECTED: "election", Status.REMOVED: "removal"}


def appointed(drafts: Sequence[Draft], tenures: Sequence[TenureClaim]) -> list[Draft]:
    """One event for the decisions that a document tells of a meeting; none where no meeting is told of before them."""
    made = [claim for claim in tenures if claim.status in TYPES and claim.rule.startswith("appointments.")]
    if not made:
        return []
    first = made[0]
    meetings = [
        d for d in drafts if d.kind is Kind.HELD and d.span.start < first.span.start and d.when.date is not None
    ]
    if not meetings:
        return []
    meeting = meetings[-1]
    status = next(
        (s for s in (Status.ELECTED, Status.APPOINTED, Status.REMOVED) if any(c.status is s for c in made)),
        first.status,
    )
    return [
        Draft(
            kind=Kind.OTHER,
            type=TYPES[status],
            rule="events.appointed-at-meeting",
            span=first.span,
            line=meeting.line,
            when=When(meeting.when.date, meeting.when.end),
            place=meeting.place,
            organizers=[claim.authority for claim in made[:1] if claim.authority is not None]
            or list(meeting.organizers),
            parent=list(drafts).index(meeting),
        )
    ]
