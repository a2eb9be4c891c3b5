"""What a text states: one claim is one reading of one span, with its quote and its rule."""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.texts import DateValue, Span


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as a text names them: the name without blanks, where it stands, what brackets say of them."""

    name: str
    span: Span
    gender: str | None = None
    ethnicity: str | None = None
    born: str | None = None
    key: str | None = None
    """The identifier of the person in a structured source, where it has one: then it is the person, not the name."""
    given: str | None = None
    """The IRI of the person whom a curator said this to be: then it is that person, whatever the name."""

    @property
    def called(self) -> str:
        """The name by which the graph knows the person."""
        return self.name


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body as a text names it.

    `name` is the full name where context gave one (江苏省档案馆), else the surface form; `surface` is as written
    (省档案馆); `resolved` says whether `name` is a full name; `via` says what gave it ("province of the publisher").
    """

    name: str
    surface: str
    resolved: bool = True
    via: str = "in full"
    key: str | None = None
    """As PersonRef.key."""
    given: str | None = None
    """As PersonRef.given."""

    @property
    def called(self) -> str:
        """The name by which the graph knows the body: in full, or as written where that is unknown."""
        return self.name if self.resolved else self.surface


class Status(StrEnum):
    """What a tenure claim says of the tenure (design/EXTRACTION.md)."""

    CURRENT = "current"
    FORMER = "former"
    APPOINTED = "appointed"
    REMOVED = "removed"
    ELECTED = "elected"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One reading of one span: the exact quote, the rule that made it, what context the rule used (for people)."""

    span: Span
    quote: str
    rule: str
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureClaim(Claim):
    """A person in a post of a body. `post` is the title without qualifiers; `written` the title as written."""

    person: PersonRef
    body: BodyRef | None
    post: str
    written: str
    status: Status = Status.CURRENT
    concept: str | None = None
    mode: str | None = None
    organ: str | None = None
    term: str | None = None
    start: DateValue | None = None
    end: DateValue | None = None
    attested: DateValue | None = None
    cause: str | None = None
    authority: BodyRef | None = None
    trial: str | None = None
    post_key: str | None = None
    """As PersonRef.key, of the post within its body."""
    end_is: str | None = None
    """What the source means by an end: first-out (the first day not in the post), last-in, or None: it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankClaim(Claim):
    """A person with a rank (二级巡视员), a professional title (研究馆员) or a military rank. The body is context."""

    person: PersonRef
    rank: str
    concept: str | None = None
    body: BodyRef | None = None
    status: Status = Status.CURRENT
    attested: DateValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourClaim(Claim):
    """A person or a body with an honour. Exactly one of `person` and `body` is given."""

    honour: str
    person: PersonRef | None = None
    body: BodyRef | None = None
    concept: str | None = None
    conferrer: BodyRef | None = None
    attested: DateValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipClaim(Claim):
    """A person in a body without a seat of its own: 理事, 委员, 代表, 党员 are such memberships."""

    person: PersonRef
    body: BodyRef | None
    membership: str
    concept: str | None = None
    term: str | None = None
    status: Status = Status.CURRENT
    start: DateValue | None = None
    end: DateValue | None = None
    attested: DateValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFactClaim(Claim):
    """What a page says of a body itself: `property` is address or telephone."""

    body: BodyRef
    property: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChangeClaim(Claim):
    """What happened to bodies: 云州市档案局更名为云州市档案馆. `change` is a local name of body-changes.ttl.

    `before` are the bodies before it, `after` those after it; `superior` is whose the latter are from then on.
    """

    change: str
    before: tuple[BodyRef, ...] = ()
    after: tuple[BodyRef, ...] = ()
    date: DateValue | None = None
    superior: BodyRef | None = None
    authority: BodyRef | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNameClaim(Claim):
    """A name of a body with its dates of use. `type` is a local name of name-types.ttl."""

    body: BodyRef
    written: str
    type: str
    start: DateValue | None = None
    end: DateValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuityClaim(Claim):
    """A post that goes on as another across `change`: 局长 of 云州市档案局 as 馆长 of 云州市档案馆."""

    earlier: BodyRef
    earlier_post: str
    later: BodyRef
    later_post: str
    change: BodyChangeClaim | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event. `role` is the local name of a concept of ontology/schemes/event-roles.ttl."""

    role: str
    span: Span
    quote: str
    person: PersonRef | None = None
    body: BodyRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """Something that took place.

    `type` is a local name of event-types.ttl; `parent` is the index of the event that it is part of.
    """

    type: str
    name: str | None = None
    date: DateValue | None = None
    end: DateValue | None = None
    place: str | None = None
    theme: str | None = None
    attendance: str | None = None
    participants: tuple[Participant, ...] = ()
    parent: int | None = None
    note: str | None = None

    def hosts(self, role: str = "host") -> tuple[BodyRef, ...]:
        """The bodies that held it, or those that helped (`co-host`), in the order of the text."""
        return tuple(part.body for part in self.participants if part.role == role and part.body is not None)
