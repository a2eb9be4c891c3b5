"""A plain network in, the degree, betweenness or PageRank of each of its nodes out."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.answers.ties.arrays import Numbers
from kg.answers.ties.matrix import Matrix
from kg.errors import InputError, LimitExceeded

MEASURES: Final = ("degree", "betweenness", "pagerank")
DAMPING: Final = 0.85
WORK: Final = 100_000_000
"""So many edges, each counted once a source, are looked at for betweenness, at most."""
_TURNS: Final = 200
_CLOSE: Final = 1e-10

Values = npt.NDArray[np.float64]
Told = Callable[[int, int], object]
"""Called with how far the work is, and how long it is."""


def values(network: Matrix, measure: str, sources: int, told: Told = lambda _done, _total: None) -> Values:
    """The value of each node by the measure; `sources` are sampled for betweenness. Raises InputError."""
    if measure not in MEASURES:
        raise InputError(f"no measure {measure!r}", "measures: " + ", ".join(MEASURES))
    if measure == "degree":
        return degrees(network)
    return pagerank(network) if measure == "pagerank" else betweenness(network, sources, told)


def degrees(network: Matrix) -> Values:
    """How many others each node is tied to."""
    return np.bincount(network.ends.reshape(-1), minlength=len(network.nodes)).astype(np.float64)


def pagerank(network: Matrix) -> Values:
    """PageRank (Page et al. 1999) with weights, damping 0.85: to 1e-10 a node, as networkx counts it."""
    count = len(network.nodes)
    a, b = network.ends[:, 0], network.ends[:, 1]
    out = np.bincount(a, network.weights, count) + np.bincount(b, network.weights, count)
    found: Values = np.full(count, 1 / max(count, 1))
    for _ in range(_TURNS):
        share = found / np.maximum(out, 1)
        given = np.bincount(a, share[b] * network.weights, count) + np.bincount(b, share[a] * network.weights, count)
        new: Values = (DAMPING * given + (1 - DAMPING) / count).astype(np.float64)
        close = np.abs(new - found).sum() < count * _CLOSE
        found = new
        if close:
            break
    return found


def sample(count: int, sources: int) -> Numbers:
    """The places that are the sources of betweenness: all where so many are asked for, else always the same ones."""
    if sources >= count:
        return np.arange(count, dtype=np.int32)
    return np.sort(np.random.default_rng(2026).choice(count, sources, replace=False)).astype(np.int32)


def betweenness(network: Matrix, sources: int, told: Told = lambda _done, _total: None) -> Values:
    """On what share of the shortest paths between two others each node is (Brandes 2001), from sampled sources.

    All nodes as sources give it exactly; of a sample the sum is scaled up to all. Raises LimitExceeded.
    """
    count = len(network.nodes)
    found: Values = np.zeros(count)
    chosen = sample(count, sources)
    if len(chosen) * len(network.ends) > WORK:
        said = f"betweenness from {len(chosen)} sources over {len(network.ends)} edges"
        raise LimitExceeded(said, "ask for fewer sources, or for a period")
    both = np.concatenate((network.ends, network.ends[:, ::-1]))
    both = both[np.argsort(both[:, 0], kind="stable")]
    starts = np.searchsorted(both[:, 0], np.arange(count + 1))
    for done, source in enumerate(chosen, start=1):
        found += _from(source, starts, both[:, 1], count)
        told(done, len(chosen))
    if count > 2 and len(chosen):
        found *= count / len(chosen) / ((count - 1) * (count - 2))
    return found


def _from(source: int, starts: npt.NDArray[np.int64], near: Numbers, count: int) -> Values:
    """How much of the shortest paths from one node goes through each other."""
    paths, level = np.zeros(count), np.full(count, -1, np.int32)
    paths[source], level[source] = 1, 0
    layers: list[tuple[npt.NDArray[np.int64], Numbers]] = []
    edge = np.array([source])
    while len(edge):
        counts = starts[edge + 1] - starts[edge]
        tail = np.repeat(edge, counts)
        head = near[np.arange(counts.sum()) + np.repeat(starts[edge] - (np.cumsum(counts) - counts), counts)]
        further = (level[head] < 0) | (level[head] == len(layers) + 1)
        tail, head = tail[further], head[further]
        level[head] = len(layers) + 1
        np.add.at(paths, head, paths[tail])
        layers.append((tail, head))
        edge = np.unique(head)
    through: Values = np.zeros(count)
    for tail, head in reversed(layers):
        np.add.at(through, tail, paths[tail] / paths[head] * (1 + through[head]))
    through[source] = 0
    return through
