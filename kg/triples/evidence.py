"""A document and the spans that its claims stand on in, the evidence layer of the graph out."""

from collections.abc import Iterator

from kg.model import BodyRef, Span
from kg.triples import ntriples as nt
from kg.triples.names import body
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene
from ontology.terms import AO, OA, RDF, RDFS, RICO

AROUND = 32
"""Characters before and after a quote that find it again in a changed text."""


def document(scene: Scene) -> Iterator[Triple]:
    """The document: its title, key, hash, text, date, publisher and genres."""
    it, source = scene.ids.document(), scene.reading.document
    yield it, RDF.type, nt.iri(AO.Document)
    yield it, RDF.type, nt.iri(RICO.Record)
    yield it, AO.sourceKey, nt.text(source.key)
    yield it, AO.contentHash, nt.text(f"sha256:{source.sha256}")
    if (hashed := source.read_with_hash) is not None:
        yield it, AO.readWith, nt.text(f"sha256:{hashed}")
    yield it, AO.text, nt.text(source.text)
    for genre in scene.reading.genres:
        yield it, AO.genre, nt.text(genre)
    if source.title:
        yield it, RDFS.label, nt.text(source.title, "zh")
        yield it, RICO.title, nt.text(source.title, "zh")
    if source.published:
        yield it, RICO.publicationDate, nt.date(source.published)
    if source.publisher:
        publisher = BodyRef(source.publisher, source.publisher)
        yield it, AO.publisherName, nt.text(source.publisher, "zh")
        yield it, RICO.hasPublisher, nt.iri(scene.ids.body(publisher))
        yield from body(scene, publisher)


def span(scene: Scene, place: Span) -> Iterator[Triple]:
    """A stretch of the text, with its quote and what stands around it."""
    it, text = scene.ids.span(place), scene.reading.document.text
    for class_ in (AO.Span, RICO.RecordPart, OA.SpecificResource):
        yield it, RDF.type, nt.iri(class_)
    for whole in (OA.hasSource, RICO.isOrWasPartOf, AO.inDocument):
        yield it, whole, nt.iri(scene.ids.document())
    yield it, AO.quote, nt.text(text[place.start : place.end])
    yield it, AO.prefix, nt.text(text[max(0, place.start - AROUND) : place.start])
    yield it, AO.suffix, nt.text(text[place.end : place.end + AROUND])
    yield it, AO.startOffset, nt.number(place.start)
    yield it, AO.endOffset, nt.number(place.end)
