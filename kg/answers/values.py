"""What an answer is made of: frozen plain values, made from rows of the store, shown as JSON or text by the caller.

A day is an ISO date ("2020-12-08"), a date is EDTF, an offset counts Unicode code points of the document's stored text.
`None` means "the graph does not say". What is shown to people stands in Chinese and in English (`Words`).
"""

from dataclasses import dataclass
from enum import StrEnum

from kg.answers.listings import Item as Item
from kg.answers.listings import Latest as Latest
from kg.answers.listings import Listing as Listing
from kg.answers.listings import Overview as Overview
from kg.answers.listings import Page as Page
from kg.answers.naming import DateText as DateText
from kg.answers.naming import Kind as Kind
from kg.answers.naming import Ref as Ref
from kg.answers.naming import Words as Words


class Certainty(StrEnum):
    """Whether a tenure was held on a day, as far as the evidence goes."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    CERTAINLY_NOT = "certainly-not"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a tenure was held on the day `on`, and why in words."""

    on: str
    certainty: Certainty
    reason: Words


@dataclass(frozen=True, slots=True)
class Bounds:
    """The tightest bounds that the evidence gives, as days. Start is inclusive, end exclusive."""

    start_earliest: str | None = None
    start_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as evidence cites it. `url` is given where the document's key is an address."""

    iri: str
    title: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that a fact rests on: the exact quote at its place, and the claim that read it."""

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int
    span: str
    document: Source
    claim: str
    rule: str
    claim_status: str
    """Local name in the scheme claim-status: candidate, accepted, rejected, superseded, disputed."""
    tenure_status: str | None = None
    """current, former, appointed, removed, elected or candidate; None for claims about something else."""
    person_as_written: str | None = None
    body_as_written: str | None = None
    title_as_written: str | None = None
    date_as_written: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A bound of a tenure that follows from something else: `bound` is start_earliest or end_latest, `code` why."""

    bound: str
    day: str
    code: str
    reason: Words
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person in one post of one body, with its bounds, the days on which it is attested, and its evidence."""

    iri: str
    person: Ref
    post: Ref | None
    body: Ref | None
    titles: tuple[str, ...]
    """The title as the sources write it."""
    post_type: Kind | None
    bounds: Bounds
    attested: tuple[str, ...]
    """Days, months or years (ISO) on which a source attests it."""
    start: DateText | None = None
    end: DateText | None = None
    status: tuple[str, ...] = ()
    """What its claims say, without repetition: current, former, appointed, removed, elected."""
    mode: Kind | None = None
    stage: Kind | None = None
    start_cause: Kind | None = None
    end_cause: Kind | None = None
    term: str | None = None
    organ: str | None = None
    authority: Ref | None = None
    judgement: Standing | None = None
    """Set when the question names a day."""
    end_state: str | None = None
    """open-known, ended-date-known, ended-date-unknown or unknown."""
    derived: tuple[Derived, ...] = ()
    contradicting: tuple[str, ...] = ()
    """The IRIs of those of its claims that cannot all be true."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction:
    """What a person or a body holds that is no post: a rank, an honour or a membership."""

    iri: str
    kind: str
    """rank, honour or membership"""
    holder: Ref
    name: str
    """As written: 二级巡视员, 国家一级档案馆, 理事."""
    concept: Kind | None = None
    body: Ref | None = None
    conferrer: Ref | None = None
    attested: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Holders:
    """Who held a post: `tenures` certainly (first) or possibly, `excluded` certainly not (none without a day)."""

    post: str
    body: Ref | None
    on: str | None
    tenures: tuple[Tenure, ...]
    excluded: tuple[Tenure, ...] = ()
    vacancy: Words | None = None
    """Set for a day on which nobody certainly held it: that nobody is known is not that there was nobody."""


@dataclass(frozen=True, slots=True)
class Officials:
    """Everyone in a body: as Holders, over all its posts."""

    body: Ref
    on: str | None
    tenures: tuple[Tenure, ...]
    excluded: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Career:
    """All that is known of one person, tenures in the order of their dates."""

    person: Ref
    names: tuple[str, ...]
    gender: str | None
    ethnicity: str | None
    tenures: tuple[Tenure, ...]
    ranks: tuple[Distinction, ...]
    honours: tuple[Distinction, ...]
    memberships: tuple[Distinction, ...]
    events: tuple["Attendance", ...]


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event in a list: its type, its days and its place."""

    iri: str
    label: str
    type: Kind | None
    earliest: str | None
    latest: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One agent's part in an event, seen from the agent."""

    event: EventRef
    role: Kind
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """One agent's part in an event, seen from the event; `tenures` are the posts that the person held that day."""

    agent: Ref
    agent_kind: str
    """person or body"""
    role: Kind
    tenures: tuple[Tenure, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAnswer:
    """An event with its participants and the post that each held on that day."""

    event: EventRef
    date: DateText | None
    theme: str | None
    attendance: str | None
    note: str | None
    parents: tuple[EventRef, ...]
    parts: tuple[EventRef, ...]
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAnswer:
    """A body: its names, its posts, what is known of it besides its officials."""

    body: Ref
    names: tuple[str, ...]
    type: Kind | None
    posts: tuple[Ref, ...]
    honours: tuple[Distinction, ...]
    events: tuple[Attendance, ...]
    address: tuple[str, ...]
    telephone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactEvidence:
    """What one fact rests on. `kind` is the local name of its class: Tenure, Honour, Participation ..."""

    fact: Ref
    kind: str
    evidence: tuple[Evidence, ...]
    contradicting: tuple[Evidence, ...] = ()
    """Of a tenure: those of its claims that cannot all be true, and claims of it that were not accepted."""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span of a document with the claims read from it and the facts and entities that they state."""

    iri: str
    start: int
    end: int
    quote: str
    claims: tuple[Evidence, ...]
    facts: tuple[str, ...]
    entities: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """A document with its text and its spans in the order of the text."""

    document: Source
    source_key: str
    content_hash: str
    read_with: str | None
    """The hash of the mapping by which a CSV was read."""
    genres: tuple[str, ...]
    text: str
    spans: tuple[MarkedSpan, ...]
