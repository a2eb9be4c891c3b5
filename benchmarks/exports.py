"""Measure exports beside networkx' writers on the same nodes and edges, and print a table in Markdown.

Make a store once (`python -m benchmarks.serving make FOLDER`), then:

    python -m benchmarks.exports FOLDER/ours --copies 100

The nodes and edges of the store are repeated under other IRIs, so that the network is large; the time in which they are
made counts for nobody. Each measurement runs in a process of its own, for its memory.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import networkx as nx

from kg.answers.exports import FORMATS, Edge, ExportFormat, Node, network
from kg.answers.exports.network import arranged
from kg.store import open_store

HEAD = (
    "| format | ours: arranging s | writing s | MiB | networkx: graph s | writing s | MiB "
    "| writing over writing | both over both |"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of processor time to put nodes and edges into a graph, and to write them; the most memory, in MiB."""

    graph: float
    writing: float
    memory: float


class Source:
    """The nodes and edges of a store, so many times, each time under other IRIs; `making` is what that took."""

    def __init__(self, folder: Path, copies: int) -> None:
        self.making, self._copies = 0.0, copies
        store = open_store(str(folder), 60)
        found = network(store)
        self._nodes, self._edges = list(found.nodes), list(found.edges)
        store.close()

    def __iter__(self) -> Iterator[Node | Edge]:
        for copy in range(self._copies):
            began, end = time.process_time(), f"/{copy}"
            made: list[Node | Edge] = [one._replace(iri=one.iri + end) for one in self._nodes]
            made += [
                one._replace(iri=one.iri + end, source=one.source + end, target=one.target + end) for one in self._edges
            ]
            self.making += time.process_time() - began
            yield from made

    def counts(self) -> tuple[int, int]:
        """How many nodes and edges."""
        return len(self._nodes) * self._copies, len(self._edges) * self._copies


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def nothing(folder: Path, copies: int, _name: str, _out: Path) -> Measured:
    """All nodes and edges, one after the other, and nothing done with them."""
    for _ in Source(folder, copies):
        pass
    return Measured(0.0, 0.0, _peak())


def arranging(folder: Path, copies: int, _name: str, _out: Path) -> Measured:
    """All nodes, then all edges, as this program puts them before they are written: its part of what a graph is for."""
    source = Source(folder, copies)
    began = time.process_time()
    arrangement = arranged(source)
    for elements in (arrangement.nodes, arrangement.edges):
        for _ in elements:
            pass
    return Measured(time.process_time() - began - source.making, 0.0, _peak())


def ours(folder: Path, copies: int, name: str, out: Path) -> Measured:
    """Arranged and written by this program: both together are its `writing` here."""
    source = Source(folder, copies)
    began = time.process_time()
    with out.open("wb") as file:
        for piece in FORMATS[name].written(arranged(source)):
            file.write(piece)
    return Measured(0.0, time.process_time() - began - source.making, _peak())


def theirs(folder: Path, copies: int, name: str, out: Path) -> Measured:
    """Put into a graph of networkx and written by it."""
    source = Source(folder, copies)
    began = time.process_time()
    graph = _graph(source)
    made = time.process_time()
    WRITERS[name](graph, out)
    return Measured(made - began - source.making, time.process_time() - made, _peak())


def _graph(elements: Iterable[Node | Edge]) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one in elements:
        if isinstance(one, Node):
            graph.add_node(one.iri, label=one.label, **one.attributes)
        else:
            graph.add_edge(one.source, one.target, key=one.iri, label=one.label, **one.attributes)
    return graph


def _json(data: Callable[..., Any], **options: str) -> Callable[[Any, Path], object]:
    return lambda graph, out: out.write_text(json.dumps(data(graph, **options), ensure_ascii=False), encoding="utf-8")


WRITERS: dict[str, Callable[[Any, Path], object]] = {
    "graphml": nx.write_graphml,
    "gexf": lambda graph, out: nx.write_gexf(graph, out, version="1.2draft"),
    "node-link": _json(nx.node_link_data, edges="links"),
    "cytoscape": _json(nx.cytoscape_data, name="label"),
}


def apart(work: Callable[..., Measured], folder: Path, copies: int, name: str = "") -> Measured:
    """The work in a process of its own."""
    with tempfile.TemporaryDirectory() as place, get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (folder, copies, name, Path(place) / "graph"))


def least(rounds: Iterable[Measured]) -> Measured:
    """The least of each: other work on the machine only ever adds."""
    seconds = [(one.graph, one.writing, one.memory) for one in rounds]
    return Measured(*map(min, zip(*seconds, strict=True)))


def flat(store: Path, copies: int) -> None:
    """Print the most memory of each of our formats for so many copies, for three times and for ten times as many."""
    much = (copies, 3 * copies, 10 * copies)
    print(f"\n| format | {' | '.join(f'MiB at {n} copies' for n in much)} |", "|---" * 4 + "|", sep="\n")
    for name in (form.name for form in FORMATS.values() if form.network and not form.folded and not _drawn(form)):
        held = [f"{apart(ours, store, n, name).memory:.0f}" for n in much]
        print(f"| {name} | {' | '.join(held)} |", flush=True)


def _drawn(form: ExportFormat) -> bool:
    """Whether it is a picture, for which all of a network is held."""
    return form.media_type.startswith("image/")


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("store", type=Path)
    parser.add_argument("--copies", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3, help="in turns; the least of each side is printed")
    parser.add_argument("--formats", nargs="*", choices=list(WRITERS), default=list(WRITERS))
    parser.add_argument("--flat", action="store_true", help="also the memory at one, three and ten times the copies")
    said = parser.parse_args()
    nodes, edges = Source(said.store, said.copies).counts()
    base = apart(nothing, said.store, said.copies)
    print(f"{nodes} nodes, {edges} edges; a process that only reads them: {base.memory:.0f} MiB\n\n{HEAD}")
    print("|---" * 9 + "|")
    put = least(apart(arranging, said.store, said.copies) for _ in range(said.rounds)).graph
    for name in said.formats:
        rounds = [[apart(work, said.store, said.copies, name) for work in (ours, theirs)] for _ in range(said.rounds)]
        mine, other = (least(sides) for sides in zip(*rounds, strict=True))
        writing = mine.writing - put
        ratios = f"{other.writing / writing:.1f} | {(other.graph + other.writing) / mine.writing:.1f}"
        them = f"{other.graph:.2f} | {other.writing:.2f} | {other.memory:.0f}"
        print(f"| {name} | {put:.2f} | {writing:.2f} | {mine.memory:.0f} | {them} | {ratios} |", flush=True)
    if said.flat:
        flat(said.store, said.copies)


if __name__ == "__main__":
    main()
