"""A claim of an event in, the event, its date and place, its parts and who took part as what out."""

from collections.abc import Iterator

from kg.errors import InputError
from kg.model import BodyRef, EventClaim, Participant, PersonRef, Status, TenureClaim
from kg.text.periods import period
from kg.triples import evidence, names
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene
from ontology.terms import AO, RDF, RDFS, RICO, XSD, concept


def event(scene: Scene, said: EventClaim) -> Iterator[Triple]:
    """The event and its participations, those of its hosts among them."""
    it, claim = scene.ids.event(said), scene.ids.claim(said)
    kind = nt.iri(concept("event-types", said.type))
    yield it, RDF.type, nt.iri(AO.Event)
    yield it, RDF.type, nt.iri(RICO.Event)
    yield it, AO.eventType, kind
    yield it, RICO.hasEventType, kind
    yield it, AO.supportedBy, nt.iri(claim)
    yield claim, AO.states, nt.iri(it)
    if said.name:
        yield it, RDFS.label, nt.text(said.name, "zh")
    yield from _circumstances(scene, it, said)
    yield from _occurred(scene, it, said)
    yield from _whole(scene, it, said)
    for participant in said.participants:
        yield from _participation(scene, it, said, participant)


def _circumstances(scene: Scene, it: str, said: EventClaim) -> Iterator[Triple]:
    if said.theme:
        yield it, AO.theme, nt.text(said.theme, "zh")
    if said.attendance:
        yield it, AO.attendance, nt.text(said.attendance)
    if said.note:
        yield it, AO.note, nt.text(said.note)
    if said.place:
        place = nt.iri(scene.ids.place(said.place))
        yield it, AO.place, place
        yield it, RICO.isAssociatedWithPlace, place
        yield from names.place(scene, said.place)


def _occurred(scene: Scene, it: str, said: EventClaim) -> Iterator[Triple]:
    for value in (said.date, said.end):
        if value:
            yield it, RICO.isAssociatedWithDate, nt.iri(scene.ids.date(value))
            yield from names.date(scene, value)
    first = period(said.date.edtf) if said.date else None
    last = period(said.end.edtf) if said.end else first
    if first and first.first:
        yield it, AO.occurredEarliest, nt.typed(first.first.isoformat(), XSD.date)
    if last and last.last:
        yield it, AO.occurredLatest, nt.typed(last.last.isoformat(), XSD.date)


def _whole(scene: Scene, it: str, said: EventClaim) -> Iterator[Triple]:
    if said.parent is None:
        return
    events = scene.reading.events
    if not 0 <= said.parent < len(events) or events[said.parent] is said:
        raise InputError(f"event at {said.span.start} is part of event {said.parent}, which is none", said.rule)
    yield scene.ids.event(events[said.parent]), RICO.hadSubevent, nt.iri(it)


def _participation(scene: Scene, event: str, said: EventClaim, who: Participant) -> Iterator[Triple]:
    agent, claim = _agent(scene, who), scene.ids.claim(said)
    it = scene.ids.participation(event, agent, who.role)
    role = nt.iri(concept("event-roles", who.role))
    yield it, RDF.type, nt.iri(AO.Participation)
    yield it, RDF.type, nt.iri(RICO.EventRelation)
    yield it, RICO.eventRelation_role, nt.iri(it)
    yield it, AO.event, nt.iri(event)
    yield it, RICO.relationHasSource, nt.iri(event)
    yield it, AO.participant, nt.iri(agent)
    yield it, RICO.relationHasTarget, nt.iri(agent)
    yield it, AO.role, role
    yield it, RICO.relationHasContext, role
    yield it, AO.supportedBy, nt.iri(claim)
    yield claim, AO.states, nt.iri(it)
    yield it, RICO.isEvidencedBy, nt.iri(scene.ids.span(who.span))
    yield from evidence.span(scene, who.span)
    if who.person:
        for shown in acted_as(scene, said, who.person):
            yield it, AO.actedAsClaimed, nt.iri(scene.ids.claim(shown))


def _agent(scene: Scene, who: Participant) -> str:
    agent: PersonRef | BodyRef | None = who.person or who.body
    if agent is None:
        raise InputError(f"the participant at {who.span.start} is nobody", "a person or a body takes part")
    return scene.ids.person(agent) if isinstance(agent, PersonRef) else scene.ids.body(agent)


def acted_as(scene: Scene, said: EventClaim, who: PersonRef) -> Iterator[TenureClaim]:
    """The claims of this document that attest posts of the person on the day: 常委、秘书长方国强 has two."""
    for claim in scene.reading.tenures:
        on = claim.attested.edtf if claim.attested else None
        same = (claim.person.name, claim.person.given) == (who.name, who.given) and claim.status is Status.CURRENT
        if same and claim.body and said.date and on == said.date.edtf:
            yield claim


def participations(scene: Scene) -> dict[str, tuple[str, ...]]:
    """By the IRI of a claim of a tenure: the participations in which the person acted in it, sorted."""
    found: dict[str, set[str]] = {}
    for said in scene.reading.events:
        for who in said.participants:
            for shown in acted_as(scene, said, who.person) if who.person else ():
                it = scene.ids.participation(scene.ids.event(said), _agent(scene, who), who.role)
                found.setdefault(scene.ids.claim(shown), set()).add(it)
    return {claim: tuple(sorted(parts)) for claim, parts in found.items()}
