"""A network becomes CX2 (Cytoscape, NDEx), many nodes or edges a piece.

CX2 numbers its nodes, and an edge names the numbers of its ends: whose number is which is held in a temporary file of
SQLite, so that a large network needs no more memory. How many there are is told at the end.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import count

import orjson

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from kg.answers.exports.json_graphs import listed
from kg.answers.exports.network import Network


class _Numbers:
    """The numbers of nodes, from 0, in the order in which they came."""

    def __init__(self) -> None:
        # The empty name is a database in a temporary file that goes with the connection (sqlite.org/inmemorydb.html).
        self._held = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._held.execute("PRAGMA journal_mode = OFF")
        self._held.execute("CREATE TABLE numbers (iri TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID")
        self._held.execute("BEGIN")
        self.count = 0

    def add(self, iri: str) -> int:
        number, self.count = self.count, self.count + 1
        self._held.execute("INSERT INTO numbers VALUES (?, ?)", (iri, number))
        return number

    def of(self, iri: str) -> int:
        return int(self._held.execute("SELECT number FROM numbers WHERE iri = ?", (iri,)).fetchone()[0])

    def close(self) -> None:
        self._held.close()


def write(network: Network) -> Iterator[bytes]:
    """The network as CX2, in pieces; `name`, which its styles show, is the label, `iri` who or what it is."""
    yield b'[{"CXVersion": "2.0", "hasFragments": false},\n'
    yield _aspect("attributeDeclarations", [_declared()]) + b",\n"
    yield _aspect("networkAttributes", [{"name": "archontology"}]) + b",\n"
    edges = count()
    with closing(_Numbers()) as numbers:
        yield b'{"nodes": [\n'
        yield from listed(
            {"id": numbers.add(iri), "v": {"name": label, "iri": iri, **attributes}}
            for iri, label, attributes in network.nodes
        )
        yield b']},\n{"edges": [\n'
        yield from listed(
            {
                **{"id": next(edges), "s": numbers.of(source), "t": numbers.of(target)},
                "v": {"name": label, "iri": iri, **attributes},
            }
            for iri, source, target, label, attributes in network.edges
        )
        counts = {"attributeDeclarations": 1, "networkAttributes": 1, "nodes": numbers.count, "edges": next(edges)}
    held = [{"name": name, "elementCount": number} for name, number in counts.items()]
    yield b",\n".join((b"]}", _aspect("metaData", held), _aspect("status", [{"success": True}]) + b"]\n"))


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
