"""The nouns of a timeline: what a claim says of one office (OfficeClaim), and the tenures that follow from all of them.

What stands in the graph is named by its IRI. A day is a `date`; start is inclusive, end exclusive (docs/timelines.md).
"""

from dataclasses import dataclass
from datetime import date

from kg.model import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The bounds of a tenure; None where nothing is known."""

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date of the graph: its IRI and its EDTF."""

    iri: str
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeClaim:
    """What one claim says of one person in one post of one body; `participations` are what it was said of.

    `days` follow from this claim alone (kg/timelines/bounds.py). `attested` is EDTF. Person, body and post are
    any of the IRIs of their clusters in a claim as it is read, and the canonical ones in a claim that is reckoned with.
    """

    iri: str
    span: str
    person: str
    body: str
    post: str
    title: str
    status: Status
    days: Days
    attested: str | None = None
    stage: str | None = None
    start: Dated | None = None
    end: Dated | None = None
    end_state: str | None = None
    start_cause: str | None = None
    end_cause: str | None = None
    post_type: str | None = None
    mode: str | None = None
    term: str | None = None
    organ: str | None = None
    authority: str | None = None
    trial: str | None = None
    participations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedBound:
    """A bound that no claim states of this tenure: which one (a field of Days), why, and the claims it follows from.

    Reasons: removal, successor, predecessor, next-stint, previous-stint, died, body-abolished.
    """

    bound: str
    day: date
    reason: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One stint of one person in one post of one body, with the tightest bounds and everything they rest on.

    `stint` is empty for the only stint, else the earliest day that any claim of it names. `contradicting` are the IRIs
    of the claims that cannot all be true: their bounds stay as they are.
    """

    person: str
    body: str
    post: str
    stint: str
    days: Days
    claims: tuple[OfficeClaim, ...]
    derived: tuple[DerivedBound, ...] = ()
    contradicting: tuple[str, ...] = ()
    stage: str = "decided"
    end_state: str = "unknown"
    certainty: str = "possible"
