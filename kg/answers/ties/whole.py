"""The network of a period in, its most central nodes, its communities and the bodies that movers join out."""

from typing import Final

import networkx as nx
import numpy as np

from kg.answers.ties import facts
from kg.answers.ties.arrays import Numbers
from kg.answers.ties.asking import Asked
from kg.answers.ties.matrix import Matrix, matrix
from kg.answers.ties.measures import Told, degrees, sample, values
from kg.answers.ties.projection import BODY, PERSON, Projection
from kg.answers.ties.values import Communities, Community, Ranked, Ranking
from kg.errors import LimitExceeded
from kg.store.protocol import Store

LOUVAIN: Final = 30_000
"""Edges of a network of which communities are looked for, at most."""
_SEED: Final = 2026
_MEMBERS: Final = 10

Chosen = tuple[str, Asked]
"""Of what the network is (people, bodies, all), and what is asked about."""


def centrality(
    store: Store, graph: Projection, chosen: Chosen, how: tuple[str, int, int], told: Told = lambda _d, _t: None
) -> Ranking:
    """The most central nodes (`how`: the measure, the sources of betweenness that are sampled, how many to list)."""
    measure, sources, limit = how
    network = matrix(graph, *chosen)
    found = values(network, measure, sources, told)
    first = np.lexsort((network.nodes, -found))[:limit]
    nodes = facts.nodes(store, graph, network.nodes[first])
    sampled = len(sample(len(network.nodes), sources)) if measure == "betweenness" else None
    return Ranking(
        measure=measure,
        total=len(network.nodes),
        edges=len(network.ends),
        sampled=sampled,
        ranked=tuple(Ranked(node=node, value=float(found[at])) for node, at in zip(nodes, first, strict=True)),
    )


def communities(store: Store, graph: Projection, chosen: Chosen, limit: int) -> Communities:
    """Who is tied more to one another than to others (Louvain, by networkx, always the same for the same graph).

    Raises LimitExceeded for more than LOUVAIN edges.
    """
    network = matrix(graph, *chosen)
    if len(network.ends) > LOUVAIN:
        said = f"communities of {len(network.ends)} edges, more than {LOUVAIN}"
        raise LimitExceeded(said, "ask for a period, or of bodies")
    made = plain(network)
    found = sorted(nx.community.louvain_communities(made, seed=_SEED), key=lambda one: (-len(one), min(one)))
    modularity = nx.community.modularity(made, found) if made.size() else 0.0
    ranked = np.lexsort((network.nodes, -degrees(network)))
    place = {int(at): number for number, at in enumerate(ranked)}
    listed = (_community(store, graph, network, sorted(one, key=place.__getitem__)) for one in found[:limit])
    return Communities(float(modularity), len(network.nodes), len(found), tuple(listed))


def plain(network: Matrix) -> "nx.Graph[int]":
    """The network for networkx; its nodes are places in `nodes`."""
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(len(network.nodes)))
    ends, weights = network.ends.tolist(), network.weights.tolist()
    made.add_weighted_edges_from((a, b, weight) for (a, b), weight in zip(ends, weights, strict=True))
    return made


def _community(store: Store, graph: Projection, network: Matrix, places: list[int]) -> Community:
    numbers: Numbers = network.nodes[places]
    kinds = graph.node_kinds[numbers]
    people, bodies = (facts.nodes(store, graph, numbers[kinds == kind][:_MEMBERS]) for kind in (PERSON, BODY))
    return Community(len(places), people, bodies)
