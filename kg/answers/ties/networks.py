"""A node, a body, a region or edges in, the network around it with its labels and days out; and any of them for networkx."""

from collections.abc import Iterable
from dataclasses import asdict, replace

import networkx as nx
import numpy as np

from kg.answers import merged, search_filters
from kg.answers.facts import kind_of
from kg.answers.officials import EVER, checked
from kg.answers.ties import facts
from kg.answers.ties.arrays import Numbers
from kg.answers.ties.asking import Asked
from kg.answers.ties.projection import EDGE_KINDS, PARTICIPATION, TENURE, Projection
from kg.answers.ties.values import Chains, Edge, Network, Node
from kg.answers.values import Bounds, Certainty, Evidence, Kind, Ref, Tenure
from kg.batches import batches
from kg.errors import LimitExceeded
from kg.store.protocol import Store

_NO_ATTRIBUTES = frozenset(("id", "source", "target", "words", "role"))
"""Of an edge: what a graph has of itself, and what is no plain value."""


def around(graph: Projection, node: int, hops: int, asked: Asked) -> tuple[Numbers, Numbers]:
    """The nodes within so many edges of a node, the nearest first, and all edges between them that count."""
    levels = [np.array([node], np.int32)]
    known, edges = levels[0], np.array([], np.int32)
    for _ in range(hops):
        edges = counted(graph, graph.rows.of(levels[-1]), asked)
        new = np.setdiff1d(graph.ends[edges], known)
        levels.append(new)
        known = np.union1d(known, new)
    return np.concatenate(levels), within(graph, known, asked)


def within(graph: Projection, nodes: Numbers, asked: Asked) -> Numbers:
    """All edges that count between these nodes (in order)."""
    edges = counted(graph, np.unique(graph.rows.of(nodes)), asked)
    found: Numbers = edges[np.isin(graph.ends[edges], nodes).all(axis=1)]
    return found


def counted(graph: Projection, edges: Numbers, asked: Asked) -> Numbers:
    """Those of the edges that count."""
    found: Numbers = edges[asked.times(graph, edges)[1]]
    return found


def ego(store: Store, graph: Projection, entity: Ref, kind: str, how: tuple[int, Asked, int]) -> Network:
    """What is within so many edges of a person, a body or an event (`how`: hops, what is asked, the most nodes)."""
    hops, asked, limit = how
    number = graph.nodes.find(entity.iri)
    if number is None:
        return _network(asked, (Node(entity.iri, entity.label, kind),), (), 1)
    nodes, edges = around(graph, number, hops, asked)
    return cut(store, graph, (nodes, edges), asked, limit)


def of_bodies(store: Store, graph: Projection, bodies: Iterable[str], asked: Asked, limit: int) -> Network:
    """The bodies with all who served in them, what they took part in, and what was above and below."""
    found = [number for one in bodies if (number := graph.nodes.find(one)) is not None]
    first = np.array(sorted(found), np.int32)
    edges = counted(graph, np.unique(graph.rows.of(first)), asked)
    nodes = np.concatenate((first, np.setdiff1d(graph.ends[edges], first)))
    return cut(store, graph, (nodes, within(graph, np.sort(nodes), asked)), asked, limit)


def region(store: Store, name: str) -> list[str]:
    """The bodies one of whose names begins with that of a place: 云州市 has 云州市档案馆. Raises NotFound, LimitExceeded."""
    found, more = search_filters.of_region(store, name)
    if more:
        raise LimitExceeded(f"more bodies in {name!r} than are looked at", "name a smaller place")
    return sorted(
        {one for some in batches(sorted(found), facts.MANY) for one in merged.canonical(store, some).values()}
    )


def cut(store: Store, graph: Projection, found: tuple[Numbers, Numbers], asked: Asked, limit: int) -> Network:
    """The first so many of the nodes with the edges between them."""
    nodes, edges = found
    kept = nodes[:limit]
    if len(kept) < len(nodes):
        edges = edges[np.isin(graph.ends[edges], kept).all(axis=1)]
    named = facts.nodes(store, graph, kept)
    return _network(asked, named, _edges(store, graph, edges, asked), len(nodes))


def drawn(store: Store, graph: Projection, edges: Numbers, asked: Asked) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Edges and their ends."""
    nodes = facts.nodes(store, graph, np.unique(graph.ends[edges]))
    return nodes, _edges(store, graph, edges, asked)


def _network(asked: Asked, nodes: tuple[Node, ...], edges: tuple[Edge, ...], total: int) -> Network:
    days = checked(asked.period)
    return Network(
        on=days.on,
        start=days.start,
        end=days.end,
        nodes=nodes,
        edges=edges,
        total=total,
        truncated=len(nodes) < total,
    )


def _edges(store: Store, graph: Projection, edges: Numbers, asked: Asked) -> tuple[Edge, ...]:
    known = facts.held(store, (graph.facts[int(one)] for one in edges if graph.edge_kinds[one] == TENURE))
    sure = Asked(asked.period, asked.kinds, certainly=True).times(graph, edges)[1]
    judged: list[Certainty | None] = [None] * len(edges)
    if asked.period != EVER:
        judged = [Certainty.CERTAINLY if one else Certainty.POSSIBLY for one in sure]
    said = facts.words(store, (graph.facts[int(one)] for one in edges if graph.edge_kinds[one] != TENURE))
    made = (
        _edge(graph, int(one), known.get(fact) or said.get(fact, ()), certainty)
        for one, certainty in zip(edges, judged, strict=True)
        for fact in (graph.facts[int(one)],)
    )
    return tuple(made if asked.words else (replace(one, words=()) for one in made))


def _edge(graph: Projection, number: int, said: Tenure | tuple[Evidence, ...], certainty: Certainty | None) -> Edge:
    """`said` is the tenure, or of other facts the words that state them."""
    role: Kind | None = None
    if not isinstance(said, tuple):
        label, days, words = facts.post(said), said.bounds, said.evidence
    else:
        concept = graph.labels[int(graph.label[number])]
        role = kind_of(concept) if concept else None
        label, days, words = role.label.zh if role else "", _days(graph, number), said
    source, target = (graph.nodes[int(one)] for one in graph.ends[number])
    return Edge(
        id=graph.facts[number],
        source=source,
        target=target,
        kind=EDGE_KINDS[graph.edge_kinds[number]],
        label=label,
        **asdict(days),
        attested=() if isinstance(said, tuple) else said.attested,
        certainty=certainty,
        evidence=len({one.claim for one in words}),
        words=words,
        role=role,
    )


def _days(graph: Projection, number: int) -> Bounds:
    (first, after), (begun, still) = graph.possible[number].tolist(), graph.certain[number].tolist()
    return facts.bounds((first, after), None if graph.edge_kinds[number] == PARTICIPATION else (begun, still))


def graph_of(network: Network | Chains) -> "nx.MultiDiGraph[str]":
    """A network for networkx: nodes with `label` and `kind`, edges keyed by the IRI of their fact with what is known.

    What the graph does not say is left out: programs that read it know no null.
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in network.nodes:
        made.add_node(node.id, label=node.label, kind=node.kind)
    for edge in network.edges:
        said = {name: value for name, value in asdict(edge).items() if name not in _NO_ATTRIBUTES}
        said["attested"] = " ".join(edge.attested)
        known = {name: value for name, value in said.items() if value not in (None, "")}
        made.add_edge(edge.source, edge.target, key=edge.id, **known)
    return made
