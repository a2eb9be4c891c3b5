"""A stranger's query, or an entity to describe, and the name of a format: the answer in that format, in pieces of bytes."""

from collections.abc import Iterator
from typing import Final

from kg.store.protocol import Answer, Store

RESULT_FORMATS: Final[dict[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_FORMATS: Final[dict[str, str]] = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}


def query(store: Store, text: str, default_graphs: tuple[str, ...] = (), named_graphs: tuple[str, ...] = ()) -> Answer:
    """The answer to `text`. Raises BadQuery (line and column), LimitExceeded."""
    return store.query(text, default_graphs, named_graphs)


def write(answer: Answer, name: str) -> Iterator[bytes]:
    """`answer` in the format called `name` (a key of RESULT_FORMATS or GRAPH_FORMATS). Raises BadQuery where it does not fit."""
    raise NotImplementedError


def describe(store: Store, iri: str) -> Answer:
    """All triples about the entity `iri`, and about the facts that it is part of, as a graph. Raises NotFound."""
    raise NotImplementedError
