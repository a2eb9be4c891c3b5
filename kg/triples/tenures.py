"""A claim of a tenure in, the tenure and its post out; of a proposal the post only."""

from collections.abc import Iterator
from datetime import date

from kg.model import BodyRef, Bounds, DateValue, MembershipClaim, Status, TenureClaim
from kg.triples import names
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene, of_scheme
from ontology.terms import AO, RDF, RICO, XSD, concept

OPEN = ".."
DECIDED = (Status.APPOINTED, Status.ELECTED)


def tenure(scene: Scene, said: TenureClaim) -> Iterator[Triple]:
    """The tenure that the claim states, with its post and the shortcuts that RiC-O tools follow."""
    if said.body is None:
        return
    claim, it = scene.ids.claim(said), scene.ids.tenure(said)
    yield from names.post(scene, said.body, said.post, said.concept)
    yield claim, AO.aboutPost, nt.iri(scene.ids.post(said.body, said.post))
    if it is None:
        return
    yield claim, AO.states, nt.iri(it)
    yield from _relation(scene, it, said, said.body)
    yield from _qualifiers(scene, it, said)
    yield from dating(scene, it, said)
    yield it, AO.supportedBy, nt.iri(claim)
    yield it, RICO.isEvidencedBy, nt.iri(scene.ids.span(said.span))


def _relation(scene: Scene, it: str, said: TenureClaim, where: BodyRef) -> Iterator[Triple]:
    person = scene.ids.person(said.person)
    yield it, RDF.type, nt.iri(AO.Tenure)
    yield it, RDF.type, nt.iri(RICO.PositionHoldingRelation)
    yield it, RICO.positionHoldingRelation_role, nt.iri(it)
    yield it, AO.holder, nt.iri(person)
    yield it, RICO.relationHasSource, nt.iri(person)
    yield it, AO.titleAsWritten, nt.text(said.written)
    if kind := of_scheme(said.concept, "posts"):
        yield it, AO.postType, nt.iri(kind)
    body, post = scene.ids.body(where), scene.ids.post(where, said.post)
    yield it, AO.post, nt.iri(post)
    yield it, RICO.relationHasTarget, nt.iri(post)
    yield it, AO.body, nt.iri(body)
    yield it, RICO.relationHasContext, nt.iri(body)
    yield person, RICO.occupiesOrOccupied, nt.iri(post)


def _qualifiers(scene: Scene, it: str, said: TenureClaim) -> Iterator[Triple]:
    if said.mode:
        yield it, AO.mode, nt.iri(concept("tenure-modes", said.mode))
    if said.organ:
        yield it, AO.organ, nt.text(said.organ)
    if said.term:
        yield it, AO.term, nt.text(said.term)
    if said.trial:
        yield it, AO.trialPeriod, nt.text(said.trial)
    if said.authority:
        yield it, AO.authority, nt.iri(scene.ids.body(said.authority))


def dating(scene: Scene, it: str, said: TenureClaim | MembershipClaim) -> Iterator[Triple]:
    """What the claim says of when: bounds, attestation, stage, causes, the dates as written, how it ended."""
    found = scene.bounds(said)
    yield from _bounds(it, found)
    if found.attested:
        yield it, AO.attestedOn, nt.date(found.attested.edtf)
    if found.stage:
        yield it, AO.stage, nt.iri(concept("stages", found.stage))
    if found.start_cause:
        yield it, AO.startCause, nt.iri(concept("causes", found.start_cause))
    if found.end_cause:
        yield it, AO.endCause, nt.iri(concept("causes", found.end_cause))
    # The day of a decision is not the day on which the post was taken up.
    start = None if said.status in DECIDED else said.start
    for predicate, value in ((AO.start, start), (AO.end, said.end)):
        if value and value.edtf != OPEN:
            yield it, predicate, nt.iri(scene.ids.date(value))
            yield from names.date(scene, value)
    if state := _end_state(said.end, said.status):
        yield it, AO.endState, nt.text(state)


def _bounds(it: str, found: Bounds) -> Iterator[Triple]:
    days: tuple[tuple[str, date | None], ...] = (
        (AO.startEarliest, found.start_earliest),
        (AO.startLatest, found.start_latest),
        (AO.endEarliest, found.end_earliest),
        (AO.endLatest, found.end_latest),
    )
    for predicate, day in days:
        if day:
            yield it, predicate, nt.typed(day.isoformat(), XSD.date)


def _end_state(end: DateValue | None, status: Status) -> str | None:
    if end:
        return "open-known" if end.edtf == OPEN else "ended-date-known"
    return "ended-date-unknown" if status in (Status.FORMER, Status.REMOVED) else None
