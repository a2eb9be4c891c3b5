"""A claim in, the claim layer of the graph out: where it stands, who read it how, what is written, whom it is about."""

from collections.abc import Iterator

from kg.decisions.statuses import ACCEPTED
from kg.model import (
    BodyChangeClaim,
    BodyFactClaim,
    BodyNameClaim,
    BodyRef,
    Claim,
    ContinuityClaim,
    DateValue,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    PersonRef,
    RankClaim,
    Status,
    TenureClaim,
)
from kg.triples import evidence, names
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene
from ontology.terms import AO, PROV, RDF, XSD, concept

POLARITY = {Status.FORMER: "no-longer-holds", Status.REMOVED: "no-longer-holds", Status.CANDIDATE: "proposed"}


def claim(scene: Scene, said: Claim) -> Iterator[Triple]:
    """The claim with its span and with the persons and bodies that it is about."""
    it = scene.ids.claim(said)
    yield it, RDF.type, nt.iri(AO.Claim)
    yield it, RDF.type, nt.iri(PROV.Entity)
    yield it, AO.span, nt.iri(scene.ids.span(said.span))
    yield it, PROV.wasDerivedFrom, nt.iri(scene.ids.document())
    yield it, AO.rule, nt.text(said.rule)
    yield from _decided(scene, it, said)
    yield from _attributed(scene, it, said)
    yield it, AO.polarity, nt.iri(concept("polarity", _polarity(said)))
    for words in said.context:
        yield it, AO.context, nt.text(words)
    yield from _written(it, said)
    yield from evidence.span(scene, said.span)
    for person in persons(said):
        yield it, AO.aboutPerson, nt.iri(scene.ids.person(person))
        yield it, AO.personAsWritten, nt.text(person.name)
        yield from names.person(scene, person)
    for body in bodies(said):
        yield it, AO.aboutBody, nt.iri(scene.ids.body(body))
        if not (isinstance(said, TenureClaim) and names.by_title(said)):
            yield it, AO.bodyAsWritten, nt.text(body.surface)
        yield from _resolution(it, body)
        yield from names.body(scene, body)


def _decided(scene: Scene, it: str, said: Claim) -> Iterator[Triple]:
    """The status: what a person decided, with the reason; else the reader's own, accepted."""
    decision = scene.decision(said)
    yield it, AO.claimStatus, nt.iri(concept("claim-status", decision.status if decision else ACCEPTED))
    if decision:
        yield it, AO.decidedBy, nt.text(decision.by)
        yield it, AO.decidedOn, nt.date(decision.on[:10])
        if decision.reason:
            yield it, AO.decisionReason, nt.text(decision.reason)


def _attributed(scene: Scene, it: str, said: Claim) -> Iterator[Triple]:
    """Whom the reader took the claim to be about, where a person knows better."""
    for one in scene.attributions(said):
        yield it, AO.readAs, nt.iri(one.of)
        yield it, AO.attributedBy, nt.text(one.by)
        yield it, AO.attributedOn, nt.date(one.on[:10])
        if one.reason:
            yield it, AO.attributionReason, nt.text(one.reason)


def _polarity(said: Claim) -> str:
    if isinstance(said, TenureClaim | MembershipClaim | RankClaim):
        return POLARITY.get(said.status, "holds")
    return "holds"


def _written(it: str, said: Claim) -> Iterator[Triple]:
    if isinstance(said, TenureClaim | MembershipClaim | RankClaim):
        yield it, AO.tenureStatus, nt.text(said.status)
        if said.status is Status.CURRENT and said.attested:
            yield it, AO.attestedOn, nt.date(said.attested.edtf)
    for title in _titles(said):
        yield it, AO.titleAsWritten, nt.text(title)
    for date in dates(said):
        yield it, AO.dateAsWritten, nt.text(date.written)


def _titles(said: Claim) -> tuple[str, ...]:
    if isinstance(said, TenureClaim):
        return (said.written,)
    if isinstance(said, MembershipClaim):
        return (said.membership,)
    if isinstance(said, RankClaim):
        return (said.rank,)
    if isinstance(said, HonourClaim):
        return (said.honour,)
    return ()


def _resolution(it: str, body: BodyRef) -> Iterator[Triple]:
    """How the full name was found; that none was found is said too, it is never guessed. 省局 without a province."""
    if body.resolved:
        yield it, AO.context, nt.text(f"{body.surface} → {body.name}: {body.via}")
    else:
        yield it, AO.unresolvedBody, nt.typed("true", XSD.boolean)


def persons(said: Claim) -> tuple[PersonRef, ...]:
    """The persons that a claim is about."""
    if isinstance(said, TenureClaim | MembershipClaim | RankClaim):
        return (said.person,)
    if isinstance(said, HonourClaim):
        return (said.person,) if said.person else ()
    if isinstance(said, EventClaim):
        return tuple(who.person for who in said.participants if who.person)
    return ()


def bodies(said: Claim) -> tuple[BodyRef, ...]:
    """The bodies that a claim is about, conferring and deciding ones included."""
    if isinstance(said, TenureClaim):
        return _given(said.body, said.authority)
    if isinstance(said, MembershipClaim | RankClaim):
        return _given(said.body)
    if isinstance(said, HonourClaim):
        return _given(said.body, said.conferrer)
    if isinstance(said, EventClaim):
        return _given(*(who.body for who in said.participants))
    if isinstance(said, BodyChangeClaim):
        return _given(*said.before, *said.after, said.superior, said.authority)
    if isinstance(said, ContinuityClaim):
        return (said.earlier, said.later)
    return (said.body,) if isinstance(said, BodyFactClaim | BodyNameClaim) else ()


def dates(said: Claim) -> tuple[DateValue, ...]:
    """The dates that a claim states."""
    if isinstance(said, BodyNameClaim):
        found: tuple[DateValue | None, ...] = (said.start, said.end)
    elif isinstance(said, BodyChangeClaim):
        found = (said.date,)
    elif isinstance(said, TenureClaim | MembershipClaim):
        found = (said.start, said.end, said.attested)
    elif isinstance(said, EventClaim):
        found = (said.date, said.end)
    elif isinstance(said, RankClaim | HonourClaim):
        found = (said.attested,)
    else:
        found = ()
    return tuple(date for date in found if date and date.written)


def _given(*found: BodyRef | None) -> tuple[BodyRef, ...]:
    return tuple(body for body in found if body)
