"""The nouns of the straight line: Document, Mention, Claim, Reading. Frozen values without behaviour; read this file first.

Offsets are Unicode code points of `Document.text`, start inclusive, end exclusive. Dates are EDTF strings (ISO 8601-2:2019).
A name in Chinese stays as it was written. `None` means "the text does not say"; it never means "no".
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table that stands in the document; its span is where its text is."""

    row: int
    column: int
    span: Span
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document: its cells in reading order."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text as it is kept.

    `key` names it for good: its own URL where it states one, else its path relative to the base folder. `content` is the
    bytes as they came, `sha256` their hash in hex, `text` what is read, in which every offset counts.
    """

    key: str
    text: str
    content: bytes
    sha256: str
    media_type: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    body: Span = Span(0, 0)
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as EDTF, as it was written, and which parts were inferred: any of year, month, day."""

    edtf: str
    written: str
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or a period in the text. For a period `value` is the start and `end` the end; an open end is '..'."""

    span: Span
    value: DateValue
    end: DateValue | None = None


class MentionKind(StrEnum):
    """What a mention may be of."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    POST = "post"
    RANK = "rank"
    HONOUR = "honour"
    MEMBERSHIP = "membership"
    QUALIFIER = "qualifier"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something. `concept` is the IRI of the SKOS concept whose label it is, where there is one."""

    kind: MentionKind
    span: Span
    text: str
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place under one name and one parent, from the year `start` up to `end` (None: before the table begins, still so)."""

    name: str
    level: str
    parent: str
    province: str
    start: int | None = None
    end: int | None = None
    successors: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the text: the name as written, its full name, level and parent (empty where namesakes remain)."""

    span: Span
    name: str
    full: str
    level: str
    parent: str


class Lead(StrEnum):
    """What the written name of a body begins with, and so what it needs to become a full name."""

    PLACE = "place"  # 江苏省|档案馆
    RELATIVE = "relative"  # 省|档案馆, 我市|档案馆, 全国 is none of them
    SELF = "self"  # 我馆, 该局, 本校, 局|党组
    NAME = "name"  # 南京大学, 国家档案局: a name of its own
    NONE = "none"  # 办公室, 学会: a part or a kind, its whole is in the context


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMention:
    """A body as the grammar reads it, before the context of the document is asked.

    `name` is the full name, in which {place}, {grade} (of a court) or {self} stay open unless `complete`. `lead_text` is
    the relative word or the place as written. `root` is the name without the organ: 江苏省档案学会 for
    江苏省档案学会第七届理事会, whose `organ` is the whole and whose `term` is 第七届. `units` are the parts as written.
    `kind` is a local name of the scheme body-types. `also` are the bodies in its brackets, or the second of 纪委监委.
    """

    span: Span
    text: str
    name: str
    root: str
    complete: bool
    lead: Lead
    lead_text: str = ""
    kind: str | None = None
    organ: str | None = None
    term: str | None = None
    units: tuple[str, ...] = ()
    also: tuple["BodyMention", ...] = ()


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


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body as a text names it.

    `name` is the full name where context gave one (江苏省档案馆), else the surface form; `surface` is as written (省档案馆);
    `resolved` says whether `name` is a full name; `via` says in words what gave it ("in full", "province of the publisher").
    """

    name: str
    surface: str
    resolved: bool = True
    via: str = "in full"
    key: str | None = None
    """As PersonRef.key."""


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
    """Something that took place. `type` is a local name of event-types.ttl; `parent` is the index of the event it is part of."""

    type: str
    name: str | None = None
    date: DateValue | None = None
    end: DateValue | None = None
    place: str | None = None
    theme: str | None = None
    attendance: str | None = None
    organizers: tuple[BodyRef, ...] = ()
    co_organizers: tuple[BodyRef, ...] = ()
    participants: tuple[Participant, ...] = ()
    parent: int | None = None
    note: str | None = None


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
