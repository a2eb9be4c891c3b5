"""Persons, bodies, posts, places and dates in, their nodes with their names out."""

from collections.abc import Iterator

from kg.model import BodyRef, DateValue, PersonRef, TenureClaim
from kg.text.scripts import match_key
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene, of_scheme
from ontology.terms import AO, RDF, RDFS, RICO, SKOS, XSD, concept

DEICTIC = ("我", "本", "该", "贵")
"""How a text points at a body without naming it: 我馆, 本校, 该局. Such a word is no name of the body."""


def person(scene: Scene, who: PersonRef) -> Iterator[Triple]:
    """A person with the name and what the brackets after it say."""
    it = scene.ids.person(who)
    yield it, RDF.type, nt.iri(AO.Person)
    yield it, RDF.type, nt.iri(RICO.Person)
    yield it, RDFS.label, nt.text(who.name, "zh")
    yield it, AO.matchKey, nt.text(match_key(who.name))
    if who.gender:
        yield it, AO.gender, nt.text(who.gender)
    if who.ethnicity:
        yield it, AO.ethnicity, nt.text(who.ethnicity)
    yield from _name(scene, it, who.name, "official")


def body(scene: Scene, which: BodyRef) -> Iterator[Triple]:
    """A body with its full name and its short form (省档案馆); an unresolved one with its surface form, marked."""
    it = scene.ids.body(which)
    label = which.name if which.resolved else which.surface
    yield it, RDF.type, nt.iri(AO.Body)
    yield it, RDF.type, nt.iri(RICO.CorporateBody)
    yield it, RDFS.label, nt.text(label, "zh")
    yield it, AO.matchKey, nt.text(match_key(label))
    if kind := scene.ids.type_of(which):
        yield it, AO.bodyType, nt.iri(kind)
    if not which.resolved:
        yield it, AO.unresolvedBody, nt.typed("true", XSD.boolean)
    yield from _name(scene, it, label, "official" if which.resolved else "as-written")
    if which.resolved and which.surface != which.name and not _points(which.surface) and not _title(scene, which):
        yield it, SKOS.altLabel, nt.text(which.surface, "zh")
        yield from _name(scene, it, which.surface, "short")


def _points(surface: str) -> bool:
    # 本溪市委 is a name that begins with such a character; what only points is short.
    return surface.startswith(DEICTIC) and len(surface) <= 3


def _title(scene: Scene, which: BodyRef) -> bool:
    return any(claim.body == which and by_title(claim) for claim in scene.reading.tenures)


def by_title(claim: TenureClaim) -> bool:
    """Whether a title alone (总书记, 副市长) tells which body a claim means: then what is written is no name of it."""
    body, titles = claim.body, tuple(title for title in (claim.post, claim.written) if title)
    return body is not None and body.resolved and body.surface.endswith(titles)


def _name(scene: Scene, owner: str, text: str, kind: str) -> Iterator[Triple]:
    it = scene.ids.name(owner, text)
    yield owner, RICO.hasOrHadAgentName, nt.iri(it)
    yield it, RDF.type, nt.iri(RICO.AgentName)
    yield it, RICO.textualValue, nt.text(text)
    yield it, AO.nameType, nt.iri(concept("name-types", kind))


def post(scene: Scene, said: TenureClaim) -> Iterator[Triple]:
    """The post of a claim that names a body: 江苏省档案馆馆长, which is also called by its title alone."""
    if said.body is None:
        return
    it = scene.ids.post(said.body, said.post_key or said.post)
    yield from seat(it, scene.ids.body(said.body), said.body, said.post)
    if kind := of_scheme(said.concept, "posts"):
        yield it, AO.postType, nt.iri(kind)


def seat(it: str, owner: str, which: BodyRef, title: str) -> Iterator[Triple]:
    """A post with the body that owns it, by its title."""
    yield it, RDF.type, nt.iri(AO.Post)
    yield it, RDF.type, nt.iri(RICO.Position)
    yield it, RDFS.label, nt.text((which.name if which.resolved else which.surface) + title, "zh")
    yield it, SKOS.altLabel, nt.text(title, "zh")
    yield it, AO.body, nt.iri(owner)
    yield it, RICO.existsOrExistedIn, nt.iri(owner)
    yield owner, RICO.hasOrHadPosition, nt.iri(it)


def place(scene: Scene, name: str) -> Iterator[Triple]:
    """A place."""
    it = scene.ids.place(name)
    yield it, RDF.type, nt.iri(RICO.Place)
    yield it, RDFS.label, nt.text(name, "zh")


def date(scene: Scene, value: DateValue) -> Iterator[Triple]:
    """A date as EDTF and as written, with the parts that were inferred: 12月8日 takes its year from the page."""
    it = scene.ids.date(value)
    yield it, RDF.type, nt.iri(AO.Date)
    yield it, RDF.type, nt.iri(RICO.Date)
    yield it, AO.edtf, nt.text(value.edtf)
    yield it, RICO.normalizedDateValue, nt.text(value.edtf)
    yield it, RICO.expressedDate, nt.text(value.written)
    for part in value.inferred:
        yield it, AO.inferredPart, nt.text(part)
