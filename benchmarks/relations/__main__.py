"""Build both, ask both the same 1,000 pairs and people, compare every answer, and print a table in Markdown.

python -m benchmarks.relations --edges 1000000 --pairs 1000
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import networkx as nx
import numpy as np

from benchmarks.relations import plain
from benchmarks.relations.world import World, names, projection, world
from kg.answers.ties.arrays import Numbers
from kg.answers.ties.asking import Asked
from kg.answers.ties.networks import around
from kg.answers.ties.projection import Projection
from kg.answers.ties.search import Search

Times = list[float]


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """What the work gives, and its seconds of processor time: what else the machine does is not in them."""
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def resident() -> float:
    """MiB of memory that this process holds now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


class Both:
    """The network in both forms, with what it took to build each."""

    def __init__(self, made: World) -> None:
        self.made = made
        self.arrays, self.arrays_s = self._build(lambda: projection(made))
        place = {name: number for number, name in enumerate(names(made))}
        self.number = np.array([place[self.arrays.nodes[at]] for at in range(len(place))], np.int64)
        self.node = np.argsort(self.number)
        before = resident()
        self.dated, self.dated_s = timed(lambda: plain.dated(made))
        self.dated_mib, before = resident() - before, resident()
        self.together, self.together_s = timed(lambda: plain.together(made))
        self.together_mib = resident() - before

    def _build(self, work: Callable[[], Projection]) -> tuple[Projection, float]:
        found, seconds = timed(work)
        assert isinstance(found, Projection)
        return found, seconds


def ties(both: Both, pairs: Numbers) -> Iterator[tuple[float, float, bool]]:
    """Of each pair the seconds of both, and whether the distances are the same and our chain is one of theirs."""
    for a, b in pairs.tolist():
        ours, mine = timed(lambda a=a, b=b: _chain(both.arrays, int(both.node[a]), int(both.node[b])))
        theirs, other = timed(lambda a=a, b=b: _plain_chain(both.together, a, b))
        chain = None if ours is None else [int(both.number[one]) for one in ours]  # type: ignore[attr-defined]
        same = (chain is None) == (theirs is None)
        if chain is not None and theirs is not None:
            same = len(chain) == len(theirs) and (chain[0], chain[-1]) == (a, b)  # type: ignore[arg-type]
            same = same and all(both.together.has_edge(*step) for step in pairwise(chain))  # type: ignore[attr-defined]
        yield mine, other, same


def _chain(graph: Projection, a: int, b: int) -> tuple[int, ...] | None:
    for found, _complete in Search(graph, a, b, Asked()).chains(1):
        return found[0]
    return None


def _plain_chain(graph: "nx.Graph[int]", a: int, b: int) -> list[int] | None:
    try:
        found: list[int] = nx.bidirectional_shortest_path(graph, a, b)
    except nx.NetworkXNoPath:
        return None
    return found


def surroundings(both: Both, people: Numbers, hops: int) -> Iterator[tuple[float, float, bool]]:
    """Of each person the seconds of both, and whether nodes and edges are the same."""
    asked = Asked()
    for one in people.tolist():
        ours, mine = timed(lambda one=one: around(both.arrays, int(both.node[one]), hops, asked))
        theirs, other = timed(lambda one=one: nx.ego_graph(both.dated, one, radius=hops))
        nodes, edges = ours  # type: ignore[misc]
        same = set(both.number[nodes].tolist()) == set(theirs)  # type: ignore[call-overload]
        yield mine, other, same and len(edges) == theirs.number_of_edges()  # type: ignore[attr-defined]


def line(what: str, found: list[tuple[float, float, bool]]) -> str:
    """A line of the table: milliseconds, the median and the 99th in a hundred of both, and what differs."""
    cells = []
    for seconds in ([one[0] for one in found], [one[1] for one in found]):
        ordered = sorted(seconds)
        cells += [f"{statistics.median(ordered) * 1e3:.2f}", f"{ordered[len(ordered) * 99 // 100] * 1e3:.1f}"]
    return f"| {what} | {' | '.join(cells)} | {len(found)} | {sum(not one[2] for one in found)} |"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relations", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--pairs", type=int, default=1000, help="so many pairs, and people, are asked about")
    said = parser.parse_args()
    both = Both(world(said.edges))
    print(
        f"{said.edges} edges, {len(both.arrays.nodes)} nodes; {both.together.number_of_edges()} pairs were together\n"
    )
    print("| built | s | MiB |", "|---|---|---|", sep="\n")
    print(f"| arrays | {both.arrays_s:.1f} | {both.arrays.size / 2**20:.0f} |")
    print(f"| networkx, dated edges | {both.dated_s:.1f} | {both.dated_mib:.0f} |")
    print(f"| networkx, who was together | {both.together_s:.1f} | {both.together_mib:.0f} |\n")
    dice = np.random.default_rng(7)
    pairs = dice.integers(0, both.made.people, (said.pairs, 2)).astype(np.int32)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    columns = "arrays, median ms | p99 | networkx, median ms | p99 | asked | differ"
    print(f"| question | {columns} |", "|---|---|---|---|---|---|---|", sep="\n")
    print(line("shortest tie", list(ties(both, pairs))), flush=True)
    for hops in (1, 2, 3):
        print(line(f"surroundings, {hops} hops", list(surroundings(both, pairs[:, 0], hops))), flush=True)


if __name__ == "__main__":
    main()
