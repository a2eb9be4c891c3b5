"""A claim of a tenure in, its post and what the claim says of the tenure out; the tenure itself is made elsewhere."""

from collections.abc import Iterator
from datetime import date

from kg.model import Bounds, DateValue, MembershipClaim, Status, TenureClaim
from kg.offices import Days
from kg.triples import names
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene, of_scheme
from ontology.terms import AO, XSD, concept

OPEN = ".."
DECIDED = (Status.APPOINTED, Status.ELECTED)


def tenure(scene: Scene, said: TenureClaim) -> Iterator[Triple]:
    """The post, and on the claim everything that it says of the tenure: tenures are made of all claims together.

    Of a title without a body there is no post; of a proposal there is nothing more to say than its post.
    """
    if said.body is None:
        return
    claim = scene.ids.claim(said)
    yield from names.post(scene, said)
    yield claim, AO.aboutPost, nt.iri(scene.ids.post(said.body, said.post_key or said.post))
    if said.status is Status.CANDIDATE:
        return
    if kind := of_scheme(said.concept, "posts"):
        yield claim, AO.postType, nt.iri(kind)
    yield from _qualifiers(scene, claim, said)
    yield from dating(scene, claim, said)


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
    yield from bounds(it, found)
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
    if state := end_state(said.end, said.status):
        yield it, AO.endState, nt.text(state)


def bounds(it: str, found: Bounds | Days) -> Iterator[Triple]:
    """The days by which it had or had not started or ended."""
    days: tuple[tuple[str, date | None], ...] = (
        (AO.startEarliest, found.start_earliest),
        (AO.startLatest, found.start_latest),
        (AO.endEarliest, found.end_earliest),
        (AO.endLatest, found.end_latest),
    )
    for predicate, day in days:
        if day:
            yield it, predicate, nt.typed(day.isoformat(), XSD.date)


def end_state(end: DateValue | None, status: Status) -> str | None:
    """How it ended, by this claim alone; None where the claim does not say whether it did."""
    if end:
        return "open-known" if end.edtf == OPEN else "ended-date-known"
    return "ended-date-unknown" if status in (Status.FORMER, Status.REMOVED) else None
