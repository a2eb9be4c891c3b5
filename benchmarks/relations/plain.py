"""The same network for plain networkx, built and asked as its documentation shows; no code of ours in between."""

from collections import defaultdict

import networkx as nx

from benchmarks.relations.world import World


def dated(made: World) -> "nx.MultiGraph[int]":
    """People, bodies and events with their dated edges, keyed by the number of the edge."""
    graph: nx.MultiGraph[int] = nx.MultiGraph()
    graph.add_nodes_from(range(made.people + made.bodies + made.events))
    rows = zip(made.ends.tolist(), made.times.tolist(), strict=True)
    graph.add_edges_from(
        (source, target, number, {"start": start, "end": end})
        for number, ((source, target), (start, end)) in enumerate(rows)
    )
    return graph


def together(made: World) -> "nx.Graph[int]":
    """Who served in one body on one day, or was at one event: an edge a pair of people."""
    inside: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for (source, target), (start, end) in zip(made.ends.tolist(), made.times.tolist(), strict=True):
        inside[target].append((start, end, source))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(made.people))
    for held in inside.values():
        held.sort()
        for at, (_, end, person) in enumerate(held):
            for start, _, other in held[at + 1 :]:
                if start >= end:
                    break
                if other != person:
                    graph.add_edge(person, other)
    return graph
