"""A network becomes CX2 (Cytoscape, NDEx), many nodes or edges a piece.

CX2 numbers its nodes, and an edge names the numbers of its ends: whose number is which is held in a temporary file of
SQLite, so that a large network needs no more memory. How many there are is told at the end.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import Final, TypeVar

import orjson

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node
from kg.answers.exports.network import Network

T = TypeVar("T")
_AT_ONCE: Final = 250


class _Numbers:
    """The numbers of nodes, from 0, in the order in which they came."""

    def __init__(self) -> None:
        # The empty name is a database in a temporary file that goes with the connection (sqlite.org/inmemorydb.html).
        self._held = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._held.execute("PRAGMA journal_mode = OFF")
        self._held.execute("CREATE TABLE numbers (iri TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID")
        self.count = 0

    def add(self, nodes: Sequence[Node]) -> range:
        new = range(self.count, self.count + len(nodes))
        pairs = ((node.iri, number) for node, number in zip(nodes, new, strict=True))
        self._held.executemany("INSERT INTO numbers VALUES (?, ?)", pairs)
        self.count = new.stop
        return new

    def of(self, edges: Sequence[Edge]) -> dict[str, int]:
        ends = list({*chain.from_iterable((edge.source, edge.target) for edge in edges)})
        marks = ", ".join("?" * len(ends))
        return dict(self._held.execute(f"SELECT iri, number FROM numbers WHERE iri IN ({marks})", ends))

    def close(self) -> None:
        self._held.close()


def write(network: Network) -> Iterator[bytes]:
    """The network as CX2, in pieces; `name`, which its styles show, is the label, `iri` who or what it is."""
    yield b'[{"CXVersion": "2.0", "hasFragments": false},\n'
    yield _aspect("attributeDeclarations", [_declared()]) + b",\n"
    yield _aspect("networkAttributes", [{"name": "archontology"}]) + b",\n"
    count = 0
    with closing(_Numbers()) as numbers:
        yield b'{"nodes": [\n'
        for nodes in _some(network.nodes):
            new = numbers.add(nodes)
            yield _listed((_node(n, number) for n, number in zip(nodes, new, strict=True)), first=new.start == 0)
        yield b']},\n{"edges": [\n'
        for edges in _some(network.edges):
            ends = numbers.of(edges)
            yield _listed((_edge(e, count + at, ends) for at, e in enumerate(edges)), first=count == 0)
            count += len(edges)
        counts = {"attributeDeclarations": 1, "networkAttributes": 1, "nodes": numbers.count, "edges": count}
    held = [{"name": name, "elementCount": number} for name, number in counts.items()]
    yield b",\n".join((b"]}", _aspect("metaData", held), _aspect("status", [{"success": True}]) + b"]\n"))


def _some(items: Iterable[T]) -> Iterator[list[T]]:
    left = iter(items)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _node(node: Node, number: int) -> dict[str, object]:
    return {"id": number, "v": {"name": node.label, "iri": node.iri, **node.attributes}}


def _edge(edge: Edge, number: int, ends: Mapping[str, int]) -> dict[str, object]:
    said = {"name": edge.label, "iri": edge.iri, **edge.attributes}
    return {"id": number, "s": ends[edge.source], "t": ends[edge.target], "v": said}


def _listed(items: Iterable[object], *, first: bool) -> bytes:
    return (b"" if first else b",\n") + orjson.dumps(list(items))[1:-1]


def _declared() -> dict[str, dict[str, dict[str, str]]]:
    def each(attributes: Mapping[str, str]) -> dict[str, dict[str, str]]:
        return {name: {"d": kind} for name, kind in {"name": "string", "iri": "string", **attributes}.items()}

    return {
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": each(NODE_ATTRIBUTES),
        "edges": each(EDGE_ATTRIBUTES),
    }


def _aspect(name: str, elements: Sequence[object]) -> bytes:
    return orjson.dumps({name: elements})
