"""All that one document says, and what a claim says of when."""

from dataclasses import dataclass, field
from datetime import date

from kg.model.found import Mention
from kg.model.stated import (
    BodyChangeClaim,
    BodyFactClaim,
    BodyNameClaim,
    ContinuityClaim,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    RankClaim,
    TenureClaim,
)
from kg.model.texts import DateValue, Document, Span


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that names a person and a title and gave no claim, and why."""

    span: Span
    quote: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one claim says of when a post was held (docs/graph.md): each given bound is true on its own.

    Start is inclusive, end exclusive. `attested` is the date on which it was held, `stage` a local name of stages.ttl,
    `start_cause` and `end_cause` of causes.ttl.
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    attested: DateValue | None = None
    stage: str | None = None
    start_cause: str | None = None
    end_cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one document says, in the order of its text. Within `events`, `EventClaim.parent` counts from 0."""

    document: Document
    genres: tuple[str, ...] = ()
    tenures: tuple[TenureClaim, ...] = ()
    ranks: tuple[RankClaim, ...] = ()
    honours: tuple[HonourClaim, ...] = ()
    memberships: tuple[MembershipClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    body_facts: tuple[BodyFactClaim, ...] = ()
    body_history: tuple[BodyChangeClaim | BodyNameClaim | ContinuityClaim, ...] = ()
    unread: tuple[Unread, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), compare=False)
