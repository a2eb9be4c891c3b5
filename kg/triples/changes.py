"""Claims of what happened to bodies in, the changes, dated names and links of posts out.

A rename keeps the body: both names lead to one entity (kg/entities/lineages.py). A merger or a split makes new ones.
"""

from collections.abc import Iterator

from kg.model import BodyChangeClaim, BodyNameClaim, BodyRef, ContinuityClaim, DateValue
from kg.text.periods import period
from kg.triples import names
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene
from ontology.terms import AO, RDF, RICO, XSD, concept

SUCCESSIONS = ("merged", "split", "absorbed", "function-transferred")
"""Changes after which another body goes on; a rename makes no successor, a plate is the body itself."""


def change(scene: Scene, said: BodyChangeClaim) -> Iterator[Triple]:
    """The change with its day, the bodies before and after it, and their successors in RiC-O's own words."""
    it, claim = scene.ids.change(said), scene.ids.claim(said)
    yield it, RDF.type, nt.iri(AO.BodyChange)
    yield it, RDF.type, nt.iri(RICO.Event)
    yield it, AO.changeType, nt.iri(concept("body-changes", said.change))
    yield it, AO.supportedBy, nt.iri(claim)
    yield claim, AO.states, nt.iri(it)
    for predicate, bodies in (
        (AO.before, said.before),
        (AO.after, said.after),
        (AO.superior, _given(said.superior)),
        (AO.authority, _given(said.authority)),
    ):
        for body in bodies:
            yield it, predicate, nt.iri(scene.ids.body(body))
    if said.note:
        yield it, AO.note, nt.text(said.note)
    yield from _when(scene, it, said.date)
    yield from _belonging(scene, said)


def _given(body: BodyRef | None) -> tuple[BodyRef, ...]:
    return (body,) if body else ()


def _when(scene: Scene, it: str, value: DateValue | None) -> Iterator[Triple]:
    if value is None:
        return
    yield it, RICO.isAssociatedWithDate, nt.iri(scene.ids.date(value))
    yield from names.date(scene, value)
    found = period(value.edtf)
    if found and found.first:
        yield it, AO.occurredEarliest, nt.typed(found.first.isoformat(), XSD.date)
    if found and found.last:
        yield it, AO.occurredLatest, nt.typed(found.last.isoformat(), XSD.date)


def _belonging(scene: Scene, said: BodyChangeClaim) -> Iterator[Triple]:
    for after in said.after:
        if said.superior:
            yield scene.ids.body(after), RICO.isOrWasSubdivisionOf, nt.iri(scene.ids.body(said.superior))
        for before in said.before if said.change in SUCCESSIONS else ():
            if scene.ids.body(before) != scene.ids.body(after):
                yield scene.ids.body(before), RICO.hasSuccessor, nt.iri(scene.ids.body(after))


def name(scene: Scene, said: BodyNameClaim) -> Iterator[Triple]:
    """A name of the body with its first and last days of use, as EDTF."""
    it, owner = scene.ids.dated_name(said), scene.ids.body(said.body)
    yield owner, RICO.hasOrHadAgentName, nt.iri(it)
    yield it, RDF.type, nt.iri(RICO.AgentName)
    yield it, RICO.textualValue, nt.text(said.written)
    yield it, AO.nameType, nt.iri(concept("name-types", said.type))
    for predicate, value in ((RICO.usedFromDate, said.start), (RICO.usedToDate, said.end)):
        if value:
            yield it, predicate, nt.text(value.edtf)


def continuity(scene: Scene, said: ContinuityClaim) -> Iterator[Triple]:
    """A post that goes on as another: 云州市档案局局长 as 云州市档案馆馆长."""
    ends = [_post(scene, said.earlier, said.earlier_post), _post(scene, said.later, said.later_post)]
    (earlier, before), (later, after) = ends
    it, claim = scene.ids.continuity(earlier, later), scene.ids.claim(said)
    yield from (*before, *after)
    yield it, RDF.type, nt.iri(AO.PostContinuity)
    yield it, RDF.type, nt.iri(RICO.AgentTemporalRelation)
    yield it, AO.earlierPost, nt.iri(earlier)
    yield it, RICO.relationHasSource, nt.iri(earlier)
    yield it, AO.laterPost, nt.iri(later)
    yield it, RICO.relationHasTarget, nt.iri(later)
    if said.change:
        yield it, AO.changedBy, nt.iri(scene.ids.change(said.change))
    yield it, AO.supportedBy, nt.iri(claim)
    yield it, RICO.isEvidencedBy, nt.iri(scene.ids.span(said.span))
    yield claim, AO.states, nt.iri(it)


def _post(scene: Scene, which: BodyRef, title: str) -> tuple[str, tuple[Triple, ...]]:
    it = scene.ids.post(which, title)
    return it, tuple(names.seat(it, scene.ids.body(which), which, title))
