"""A reading in, what its claims say of offices out: the same that is read back from the graph of the document."""

from kg.model import Bounds, DateValue, Status, TenureClaim
from kg.offices import Dated, Days, OfficeClaim
from kg.triples.events import participations
from kg.triples.scene import Scene, of_scheme
from kg.triples.tenures import DECIDED, OPEN, end_state
from ontology.terms import concept


def offices(scene: Scene) -> tuple[OfficeClaim, ...]:
    """The accepted claims of tenures that name a body and are none of a proposal: each once, by IRI."""
    acted = participations(scene)
    found = {one.iri: one for said in scene.reading.tenures if (one := _office(scene, said, acted)) is not None}
    return tuple(found[iri] for iri in sorted(found))


def _office(scene: Scene, said: TenureClaim, acted: dict[str, tuple[str, ...]]) -> OfficeClaim | None:
    if said.body is None or said.status is Status.CANDIDATE or not scene.holds(said):
        return None
    ids, known = scene.ids, scene.bounds(said)
    iri = ids.claim(said)
    return OfficeClaim(
        iri=iri,
        span=ids.span(said.span),
        person=ids.person(said.person),
        body=ids.body(said.body),
        post=ids.post(said.body, said.post_key or said.post),
        title=said.written,
        status=said.status,
        days=_days(known),
        attested=known.attested.edtf if known.attested else None,
        stage=_concept("stages", known.stage),
        start=_dated(scene, None if said.status in DECIDED else said.start),
        end=_dated(scene, said.end),
        end_state=end_state(said.end, said.status),
        start_cause=_concept("causes", known.start_cause),
        end_cause=_concept("causes", known.end_cause),
        post_type=of_scheme(said.concept, "posts"),
        mode=_concept("tenure-modes", said.mode),
        term=said.term,
        organ=said.organ,
        authority=ids.body(said.authority) if said.authority else None,
        trial=said.trial,
        participations=acted.get(iri, ()),
    )


def _days(known: Bounds) -> Days:
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    return Days(**{name: getattr(known, name) for name in names})


def _concept(scheme: str, name: str | None) -> str | None:
    return concept(scheme, name) if name else None


def _dated(scene: Scene, value: DateValue | None) -> Dated | None:
    return Dated(scene.ids.date(value), value.edtf) if value and value.edtf != OPEN else None
