"""The network of a period in, the pairs of bodies out between which people moved, with both tenures of each."""

from typing import Final

import numpy as np

from kg.answers.ties.arrays import Mask, Numbers
from kg.answers.ties.asking import Asked
from kg.answers.ties.days import BEGINNING, END, window
from kg.answers.ties.facts import parts, refs
from kg.answers.ties.projection import TENURE, Projection
from kg.answers.ties.values import Bridge, Bridges, Mover
from kg.answers.values import Ref
from kg.store.protocol import Store

MOVERS: Final = 20
"""So many of those who moved between two bodies are told by name."""


def bridges(store: Store, graph: Projection, asked: Asked, body: Ref | None, limit: int) -> Bridges:
    """The bodies between which most people moved in the period; from or to one body where it is given."""
    first, second = moves(graph, asked)
    pairs = np.column_stack((graph.ends[first, 1], graph.ends[second, 1]))
    if body is not None:
        number = graph.nodes.find(body.iri)
        ours = (pairs == (-1 if number is None else number)).any(axis=1)
        first, second, pairs = first[ours], second[ours], pairs[ours]
    found, which, counts = np.unique(pairs, axis=0, return_inverse=True, return_counts=True)
    order = np.lexsort((found[:, 1], found[:, 0], -counts))[:limit]
    moved = {int(at): np.flatnonzero(which.reshape(-1) == at)[:MOVERS] for at in order}
    edges = [edge for at in moved.values() for edge in (*first[at], *second[at])]
    said = parts(store, graph, edges)
    named = refs(store, graph, (end for edge in edges for end in graph.ends[edge]))

    def bridge(at: int) -> Bridge:
        movers = tuple(
            Mover(named[int(graph.ends[one, 0])], said[int(one)], said[int(other)])
            for one, other in zip(first[moved[at]], second[moved[at]], strict=True)
        )
        return Bridge(named[int(found[at, 0])], named[int(found[at, 1])], int(counts[at]), movers)

    return Bridges(len(found), tuple(bridge(int(at)) for at in order))


def moves(graph: Projection, asked: Asked) -> tuple[Numbers, Numbers]:
    """Every tenure after which its holder was next in another body, and that next tenure, which began in the period.

    Tenures follow one another by the first day that is known of each. Who was in the one on a later day than the first
    that is known of the next has two posts, and did not move.
    """
    edges = np.flatnonzero(graph.edge_kinds == TENURE).astype(np.int32)
    edges = edges[np.lexsort((edges, _known(graph, edges), graph.ends[edges, 0]))]
    one, other = edges[:-1], edges[1:]
    sure = graph.certain
    together = sure[one, 1] > _known(graph, other)
    moved: Mask = (
        (graph.ends[one, 0] == graph.ends[other, 0]) & (graph.ends[one, 1] != graph.ends[other, 1]) & ~together
    )
    first, after = window(asked.period)
    latest = np.minimum(sure[other, 0], graph.possible[other, 1] - 1)
    begun = (graph.possible[other, 0] < after) & (latest >= first)
    if asked.certainly:
        begun = (graph.possible[other, 0] >= first) & (sure[other, 0] < after)
        begun &= graph.possible[one, 1] <= graph.possible[other, 0]
    return one[moved & begun], other[moved & begun]


def _known(graph: Projection, edges: Numbers) -> Numbers:
    """The first day that is known of each tenure; the last of all where none is."""
    days = np.column_stack((graph.possible[edges], graph.certain[edges]))
    found: Numbers = np.where((days > BEGINNING) & (days < END), days, END).min(axis=1)
    return found
