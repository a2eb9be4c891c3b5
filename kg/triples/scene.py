"""What describing needs to know: the reading, the IRIs of what it names, the bounds of what it dates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from kg.decisions.attributions import Attribution, Attributions
from kg.decisions.contents import content_of
from kg.decisions.statuses import ACCEPTED, Decision, Statuses
from kg.model import (
    BodyChangeClaim,
    BodyNameClaim,
    BodyRef,
    Bounds,
    Claim,
    DateValue,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    PersonRef,
    RankClaim,
    Reading,
    Span,
    TenureClaim,
)
from ontology.terms import SCHEME


class Identity(Protocol):
    """The IRIs of what one document names (docs/graph.md); kg.entities makes them."""

    def graph(self) -> str:
        """Of the named graph."""
        ...

    def document(self) -> str:
        """Of the document."""
        ...

    def span(self, span: Span) -> str:
        """Of a stretch of its text."""
        ...

    def claim(self, claim: Claim) -> str:
        """Of a claim."""
        ...

    def person(self, person: PersonRef) -> str:
        """Of a person."""
        ...

    def body(self, body: BodyRef) -> str:
        """Of a body."""
        ...

    def type_of(self, body: BodyRef) -> str | None:
        """Of the concept that says what kind of body it is."""
        ...

    def post(self, body: BodyRef, title: str) -> str:
        """Of a post."""
        ...

    def tenure(self, claim: TenureClaim) -> str | None:
        """Of a tenure; None for what is no tenure, a proposal or a title without a body."""
        ...

    def membership(self, claim: MembershipClaim) -> str:
        """Of a membership."""
        ...

    def rank_holding(self, claim: RankClaim) -> str:
        """Of the holding of a rank."""
        ...

    def honour(self, claim: HonourClaim) -> str:
        """Of an honour."""
        ...

    def event(self, claim: EventClaim) -> str:
        """Of an event."""
        ...

    def change(self, claim: BodyChangeClaim) -> str:
        """Of a change of bodies."""
        ...

    def continuity(self, earlier: str, later: str) -> str:
        """Of a post's going on as another."""
        ...

    def dated_name(self, claim: BodyNameClaim) -> str:
        """Of a name of a body in its time."""
        ...

    def participation(self, event: str, agent: str, role: str) -> str:
        """Of a participation."""
        ...

    def name(self, owner: str, text: str) -> str:
        """Of a name."""
        ...

    def place(self, name: str) -> str:
        """Of a place."""
        ...

    def date(self, date: DateValue) -> str:
        """Of a date."""
        ...


class Dating(Protocol):
    """What a claim says of when a post was held; kg.timelines.bounds does it."""

    def __call__(self, claim: TenureClaim | MembershipClaim) -> Bounds:
        """The bounds that follow from the claim."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One reading with its IRIs and its dating, as every layer of the description gets it."""

    reading: Reading
    ids: Identity
    bounds: Dating
    decided: Statuses = field(default_factory=Statuses)
    given: Attributions = field(default_factory=Attributions)

    def decision(self, said: Claim) -> Decision | None:
        """What somebody decided of the claim."""
        if not self.decided.by_iri:
            return None
        return self.decided.of(self.ids.claim(said), content_of(self.reading.document.key, said))

    def attributions(self, said: Claim) -> tuple[Attribution, ...]:
        """What somebody said of whom the claim is about."""
        if not self.given.by_iri:
            return ()
        return self.given.of(self.ids.claim(said), content_of(self.reading.document.key, said))

    def holds(self, said: Claim) -> bool:
        """Whether facts may be made of the claim: it is accepted, by the reader or by a person."""
        decision = self.decision(said)
        return decision is None or decision.status == ACCEPTED

    def claims(self) -> Iterator[Claim]:
        """All claims of the reading, kind by kind."""
        reading = self.reading
        yield from (*reading.tenures, *reading.ranks, *reading.honours, *reading.memberships)
        yield from (*reading.events, *reading.body_facts, *reading.body_history)


def of_scheme(concept: str | None, scheme: str) -> str | None:
    """The concept, if it is of this scheme."""
    return concept if concept and concept.startswith(f"{SCHEME}{scheme}/") else None
