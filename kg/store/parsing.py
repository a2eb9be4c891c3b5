"""RDF as people send it in, N-Triples without blank nodes out, and back: each blank node gets an IRI of its own.

A blank node has no name by which a later statement could be seen to be the same, so that graphs that hold one could not
be kept merged; RDF 1.1 (Concepts, 3.5) lets a system give it an IRI, and give it back as a blank node.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from kg.errors import InputError
from kg.store.spool import spooled
from ontology.terms import PREFIXES

TRIPLES: Final = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
"""The media types of one graph that are read."""


def triples_of(content: bytes, media_type: str, base: str, genid: str) -> bytes:
    """The triples of a text as N-Triples; relative IRIs are resolved against `base`, blank nodes begin with `genid`.

    Raises InputError, with the line and the column, for what is not of its media type.
    """
    form = ox.RdfFormat.from_media_type(media_type)
    try:
        quads = ox.parse(content, form, base_iri=base, without_named_graphs=True, rename_blank_nodes=True)
        triples = [_named(quad.triple, genid) for quad in quads]
    except (SyntaxError, ValueError) as error:
        raise InputError(f"the content is not {media_type}: {error}", "see the line that it names") from None
    return b"".join(f"{triple} .\n".encode() for triple in triples)


def with_blank_nodes(pieces: Iterable[bytes], media_type: str, genid: str) -> Iterator[bytes]:
    """N-Triples, written in a media type, with blank nodes again for the IRIs that begin with `genid`."""
    source = ox.parse(io.BytesIO(b"".join(pieces)), ox.RdfFormat.N_TRIPLES)
    triples = (_blank(quad.triple, genid) for quad in source)
    form = ox.RdfFormat.from_media_type(media_type)
    return spooled(lambda file: ox.serialize(triples, file, form, prefixes=PREFIXES))


def _named(triple: ox.Triple, genid: str) -> ox.Triple:
    subject = ox.NamedNode(genid + triple.subject.value) if isinstance(triple.subject, ox.BlankNode) else triple.subject
    thing = ox.NamedNode(genid + triple.object.value) if isinstance(triple.object, ox.BlankNode) else triple.object
    return ox.Triple(subject, triple.predicate, thing)


def _blank(triple: ox.Triple, genid: str) -> ox.Triple:
    def node(term: object) -> object:
        made = isinstance(term, ox.NamedNode) and term.value.startswith(genid)
        return ox.BlankNode(term.value.removeprefix(genid)) if made and isinstance(term, ox.NamedNode) else term

    return ox.Triple(node(triple.subject), triple.predicate, node(triple.object))  # type: ignore[arg-type]
