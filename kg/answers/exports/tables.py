"""A network becomes two tables in CSV, of nodes and of edges, with the headers of Gephi or of Neo4j, in one zip."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node
from kg.answers.exports.network import Network

Table = tuple[str, Iterator[str]]
_NODES: Final = tuple(name for name in NODE_ATTRIBUTES if name != "kind")
_EDGES: Final = tuple(name for name in EDGE_ATTRIBUTES if name != "kind")
_NEO4J_TYPES: Final = {"string": "", "integer": ":int"}
_LINES: Final = 500


def gephi(network: Network) -> tuple[Table, Table]:
    """`nodes.csv` and `edges.csv` as Gephi imports them: Id and Label, Source and Target, Type."""
    nodes = ("Id", "Label", "Kind", *_NODES)
    edges = ("Source", "Target", "Type", "Id", "Label", "Kind", *_EDGES)
    return (
        ("nodes.csv", _lines(nodes, ([one.iri, one.label, *_cells(one, "kind", *_NODES)] for one in network.nodes))),
        (
            "edges.csv",
            _lines(
                edges,
                (
                    [one.source, one.target, "Directed", one.iri, one.label, *_cells(one, "kind", *_EDGES)]
                    for one in network.edges
                ),
            ),
        ),
    )


def neo4j(network: Network) -> tuple[Table, Table]:
    """`nodes.csv` and `edges.csv` for `neo4j-admin database import`: labels are kinds, types are kinds in capitals."""
    nodes = (":ID", "iri", "label", ":LABEL", *(name + _NEO4J_TYPES[NODE_ATTRIBUTES[name]] for name in _NODES))
    edges = (
        *(":START_ID", ":END_ID", ":TYPE", "iri", "label"),
        *(name + _NEO4J_TYPES[EDGE_ATTRIBUTES[name]] for name in _EDGES),
    )
    return (
        (
            "nodes.csv",
            _lines(nodes, ([one.iri, one.iri, one.label, *_cells(one, "kind", *_NODES)] for one in network.nodes)),
        ),
        (
            "edges.csv",
            _lines(
                edges,
                (
                    [one.source, one.target, _kind(one).upper(), one.iri, one.label, *_cells(one, *_EDGES)]
                    for one in network.edges
                ),
            ),
        ),
    )


def _kind(one: Node | Edge) -> str:
    return str(one.attributes["kind"])


def _cells(one: Node | Edge, *names: str) -> Iterator[str | int]:
    return (one.attributes.get(name, "") for name in names)


def _lines(head: Iterable[str], rows: Iterable[list[str | int]]) -> Iterator[str]:
    """The lines of a table, so many a piece."""
    buffer = io.StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(head)
    for number, row in enumerate(rows):
        table.writerow(row)
        if number % _LINES == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


@dataclass(slots=True)
class _Sink:
    """What a zip is written to, piece by piece; it cannot go back."""

    held: bytearray

    def write(self, data: bytes, /) -> int:
        self.held += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """There is nothing to close."""

    def take(self) -> bytes:
        taken = bytes(self.held)
        self.held.clear()
        return taken


def zipped(tables: Callable[[Network], tuple[Table, Table]], network: Network) -> Iterator[bytes]:
    """Both tables in one zip, as they are written; the same network gives the same bytes."""
    sink = _Sink(bytearray())
    with ZipFile(sink, "w", ZIP_DEFLATED) as file:
        for name, lines in tables(network):
            info = ZipInfo(name)  # of 1980: no clock in what is made
            info.compress_type = ZIP_DEFLATED
            with file.open(info, "w", force_zip64=True) as entry:
                for piece in lines:
                    entry.write(piece.encode())
                    yield sink.take()
    yield sink.take()
