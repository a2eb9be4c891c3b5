"""A projection in, a plain network of people, of bodies, or of all nodes out: who is tied to whom, and how many times."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.answers.ties.arrays import Numbers, Rows
from kg.answers.ties.asking import Asked
from kg.answers.ties.projection import PERSON, TENURE, Projection
from kg.errors import InputError, LimitExceeded

MOST: Final = 4_000_000
"""Pairs of people or bodies that a network is made of, at most."""
OF: Final = ("people", "bodies", "all")
_APART: Final = 1 << 23


@dataclass(frozen=True, slots=True)
class Matrix:
    """An undirected network: the projection's numbers of its nodes, its edges as places in `nodes`, and their weights."""

    nodes: Numbers
    ends: Numbers
    weights: npt.NDArray[np.float64]

    def rows(self) -> Rows:
        """Which edges meet which node."""
        return Rows(len(self.nodes), self.ends)


def matrix(graph: Projection, of: str, asked: Asked) -> Matrix:
    """The network of `people` who met, of `bodies` in which one person served, or of `all` nodes with their edges.

    The weight of an edge is how many times two met, how many people served in both, how many edges two nodes have.
    Raises InputError, and LimitExceeded where there are more than MOST pairs.
    """
    if of not in OF:
        raise InputError(f"no network of {of!r}", "of: " + ", ".join(OF))
    edges = np.arange(len(graph.ends), dtype=np.int32)
    times, counts = asked.times(graph, edges)
    edges, times = edges[counts], times[counts]
    if of == "all":
        return _simple(graph.ends[edges])
    if of == "people":
        own = graph.node_kinds[graph.ends[edges, 0]] == PERSON
        return _simple(_met(graph.ends[edges[own]], times[own]))
    held = graph.ends[edges[graph.edge_kinds[edges] == TENURE]]
    served = np.unique(held, axis=0)[:, ::-1]
    return _simple(_met(served, np.tile(np.array([0, 1], np.int32), (len(served), 1))))


def _met(ends: Numbers, times: Numbers) -> Numbers:
    """The pairs of sources whose edges lead to one target on one day: each edge with those that begin before it ends."""
    place = ends[:, 1].astype(np.int64) * _APART
    order = np.argsort(place + times[:, 0], kind="stable")
    begun, over = (place + times[:, 0])[order], (place + times[:, 1])[order]
    after = np.arange(1, len(order) + 1)
    counts = np.searchsorted(begun, over, "left") - after
    total = int(counts.sum())
    if total > MOST:
        raise LimitExceeded(
            f"a network of {total} pairs, more than {MOST}", "ask for a period, or through bodies alone"
        )
    first = np.repeat(np.arange(len(order)), counts)
    second = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(after, counts)
    sources = ends[order, 0]
    found: Numbers = np.column_stack((sources[first], sources[second])).astype(np.int32)
    return found


def _simple(ends: Numbers) -> Matrix:
    """Each pair once, with how often it is there; nobody is tied to themselves."""
    pairs = np.sort(ends[ends[:, 0] != ends[:, 1]], axis=1)
    if not len(pairs):
        return Matrix(np.array([], np.int32), np.zeros((0, 2), np.int32), np.array([]))
    keys, weights = np.unique(pairs[:, 0].astype(np.int64) << 32 | pairs[:, 1], return_counts=True)
    both = np.column_stack((keys >> 32, keys & 0xFFFFFFFF))
    nodes, places = np.unique(both, return_inverse=True)
    return Matrix(nodes.astype(np.int32), places.reshape(-1, 2).astype(np.int32), weights.astype(np.float64))
