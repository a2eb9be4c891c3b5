"""The events of a document and its tenure claims in, the appointments made at a meeting or by a named authority out.

在八届一次理事会议上,骆某当选为理事长 is an election on the day of that meeting; a bare 任命 without a
meeting is only a claim.
"""

from collections.abc import Sequence

from kg.claims.event_days import When
from kg.claims.event_drafts import Draft, Kind
from kg.model import Participant, Status, TenureClaim

TYPES = {Status.APPOINTED: "appointment", Status.ELECTED: "election", Status.REMOVED: "removal"}


def appointed(drafts: Sequence[Draft], tenures: Sequence[TenureClaim]) -> list[Draft]:
    """One event for the decisions that a document tells of a meeting; none where no meeting is told of before them."""
    made = [claim for claim in tenures if claim.status in TYPES and claim.rule.startswith("appointments.")]
    meetings = [draft for draft in drafts if made and _before(draft, made[0])]
    if not meetings:
        return []
    meeting = meetings[-1]
    said = {claim.status for claim in made}
    first = made[0]
    authority = [Participant("host", first.span, first.quote, body=first.authority)] if first.authority else []
    return [
        Draft(
            kind=Kind.OTHER,
            type=next(TYPES[status] for status in (Status.ELECTED, Status.APPOINTED, Status.REMOVED) if status in said),
            rule="events.appointed-at-meeting",
            span=first.span,
            line=meeting.line,
            when=When(meeting.when.date, meeting.when.end),
            place=meeting.place,
            participants=authority or [part for part in meeting.participants if part.role == "host"],
            parent=list(drafts).index(meeting),
        )
    ]


def _before(draft: Draft, claim: TenureClaim) -> bool:
    """Whether the draft is a dated meeting that is told of before the claim."""
    return draft.kind is Kind.HELD and draft.span.start < claim.span.start and draft.when.date is not None
