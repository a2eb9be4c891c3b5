"""A graph and what a request of the Graph Store Protocol does with it in, what the store then holds, or the graph, out.

W3C SPARQL 1.1 Graph Store HTTP Protocol. The default graph of our stores is the union of all graphs: what is put into
it stands in a graph of its own, and what is read from it is the union.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.answers.questions import fill, iri
from kg.errors import NotFound
from kg.store.parsing import triples_of, with_blank_nodes
from kg.store.protocol import Store

N_TRIPLES = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Place:
    """A graph: where its statements stand, what its blank nodes begin with, whether the union is meant in reading."""

    graph: str
    genid: str
    default: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a request sends: the bytes and their media type."""

    data: bytes
    media_type: str


def exists(store: Store, place: Place) -> bool:
    """Whether the graph has a statement; the default graph is always there."""
    return place.default or store.ask(fill("graph-exists", graph=iri(place.graph)))


def read(store: Store, place: Place, media_type: str) -> Iterator[bytes]:
    """The graph in a media type of triples, in pieces. Raises NotFound."""
    if not exists(store, place):
        raise NotFound(f"there is no graph {place.graph}", "GET /rdf-graph-store?default gives the union of all")
    source = "" if place.default else place.graph
    if place.default and not store.ask(fill("graph-exists", graph=iri(place.graph))):
        return store.dump(media_type, source)  # nothing was put into it: nothing in it has to become a blank node
    return with_blank_nodes(store.dump(N_TRIPLES, source), media_type, place.genid)


def put(store: Store, place: Place, contents: Iterable[Content]) -> bool:
    """Make the graph hold exactly what is sent; whether it is new. Raises InputError with nothing done."""
    triples = _triples(place, contents)
    with store.alone():
        new = not exists(store, place)
        store.replace(place.graph, triples)
    return new


def add(store: Store, place: Place, contents: Iterable[Content]) -> bool:
    """Add what is sent to the graph; whether it is new. Raises InputError with nothing done."""
    triples = _triples(place, contents)
    with store.alone():
        new = not exists(store, place)
        there = b"".join(store.dump(N_TRIPLES, place.graph))
        store.replace(place.graph, there + triples)
    return new


def drop(store: Store, place: Place) -> None:
    """Remove the graph. Raises NotFound."""
    with store.alone():
        if not exists(store, place):
            raise NotFound(f"there is no graph {place.graph}")
        store.remove(place.graph)


def _triples(place: Place, contents: Iterable[Content]) -> bytes:
    return b"".join(triples_of(one.data, one.media_type, place.graph, place.genid) for one in contents)
