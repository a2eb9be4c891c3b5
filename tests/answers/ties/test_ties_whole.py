"""Measures, communities, moves and surroundings of random small networks, beside networkx and a look at every pair."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks_made import DAYS, Held, World, periods, worlds
from test_ties_search import KINDS, asked_of

from kg.answers.certainty import judge
from kg.answers.ties import matrix as matrices
from kg.answers.ties import measures
from kg.answers.ties.asking import Asked
from kg.answers.ties.bridges import moves
from kg.answers.ties.matrix import Matrix, matrix
from kg.answers.ties.networks import around
from kg.answers.ties.projection import TENURE, Projection
from kg.answers.ties.whole import plain
from kg.answers.values import Bounds, Certainty
from kg.errors import InputError, LimitExceeded

MANY = settings(max_examples=100, deadline=None)


def named(graph: Projection, network: Matrix) -> "nx.Graph[str]":
    return nx.relabel_nodes(plain(network), {at: graph.nodes[int(one)] for at, one in enumerate(network.nodes)})


@given(worlds(), periods(), KINDS, st.booleans())
@MANY
def test_the_network_of_people_is_who_was_together(
    world: World, days: tuple[str, ...], kinds: tuple[int, ...], sure: bool
) -> None:
    graph = world.projection()
    made = named(graph, matrix(graph, "people", asked_of(days, kinds, sure)))
    expected = world.together(days, sure, kinds)
    assert {frozenset(edge) for edge in made.edges} == {frozenset(edge) for edge in expected.edges}


@given(worlds())
@MANY
def test_the_network_of_bodies_is_who_served_in_both(world: World) -> None:
    graph = world.projection()
    made = named(graph, matrix(graph, "bodies", Asked()))
    held = [
        one for one in world.held if any(judge(one.bounds, day).certainty != Certainty.CERTAINLY_NOT for day in DAYS)
    ]
    served = {(one.person, one.body) for one in held}
    shared = Counter(
        frozenset((f"b{body}", f"b{other}"))
        for who, body in served
        for him, other in served
        if who == him and body < other
    )
    assert {frozenset(edge): made.edges[edge]["weight"] for edge in made.edges} == shared


@given(worlds(), st.sampled_from(matrices.OF))
@MANY
def test_measures_are_those_of_networkx(world: World, of: str) -> None:
    graph = world.projection()
    network = matrix(graph, of, Asked())
    made = plain(network)
    count = len(network.nodes)
    assert dict(enumerate(measures.values(network, "degree", 1))) == dict(made.degree())
    exact = measures.values(network, "betweenness", 1000)
    assert exact == pytest.approx([nx.betweenness_centrality(made)[at] for at in range(count)])
    # The definition, solved: what a node has is what its neighbours pass on by weight.
    if count:
        weights = nx.to_numpy_array(made, nodelist=range(count))
        passed = measures.DAMPING * (weights / weights.sum(axis=1, keepdims=True)).T
        solved = np.linalg.solve(np.eye(count) - passed, np.full(count, (1 - measures.DAMPING) / count))
        assert measures.values(network, "pagerank", 1) == pytest.approx(solved, abs=1e-6)


@given(worlds(), periods(), st.integers(1, 3), st.data())
@MANY
def test_surroundings_are_those_of_networkx(
    world: World, days: tuple[str, ...], hops: int, data: st.DataObject
) -> None:
    graph, asked = world.projection(), asked_of(days, (0, 1), False)
    if not len(graph.nodes):
        return
    made: nx.MultiGraph[int] = nx.MultiGraph()
    made.add_nodes_from(range(len(graph.nodes)))
    for number, (source, target) in enumerate(graph.ends.tolist()):
        if asked.times(graph, np.array([number], np.int32))[1][0]:
            made.add_edge(source, target, number)
    start = data.draw(st.integers(0, len(graph.nodes) - 1))
    expected = nx.ego_graph(made, start, radius=hops)
    nodes, edges = around(graph, start, hops, asked)
    assert set(nodes.tolist()) == set(expected)
    assert len(nodes) == len(expected)
    assert {(*sorted(graph.ends[edge].tolist()), edge) for edge in edges.tolist()} == {
        (*sorted((a, b)), key) for a, b, key in expected.edges(keys=True)
    }
    distance = nx.single_source_shortest_path_length(made, start)
    assert [distance[node] for node in nodes.tolist()] == sorted(distance[node] for node in nodes.tolist())


def held(person: int, body: int, start: str | None, end: str | None) -> Held:
    return Held(person, body, Bounds(start, start, end, end))


def test_moves() -> None:
    tenures = (
        held(0, 0, "2000-01-02", "2000-01-05"),
        held(0, 1, "2000-01-06", "2000-01-08"),  # moved from 0 to 1
        held(0, 1, "2000-01-08", "2000-01-09"),  # another post there: no move
        held(1, 0, "2000-01-02", "2000-01-08"),
        held(1, 1, "2000-01-04", "2000-01-09"),  # both at once: no move
        held(2, 1, "2000-01-02", None),
        held(2, 0, "2000-01-05", None),  # when the first ended is not known: possibly
    )
    graph = World(tenures, (), ((None, None),) * 3).projection()

    def found(asked: Asked) -> set[tuple[str, str]]:
        first, second = moves(graph, asked)
        return {(graph.facts[int(a)], graph.facts[int(b)]) for a, b in zip(first, second, strict=True)}

    assert found(Asked()) == {("t0", "t1"), ("t5", "t6")}
    assert found(Asked(certainly=True)) == {("t0", "t1")}
    assert found(asked_of(DAYS[6:9], (TENURE,), False)) == {("t0", "t1"), ("t5", "t6")}
    assert found(asked_of(DAYS[8:9], (TENURE,), False)) == set()


def test_a_sample_is_always_the_same_and_scaled_up() -> None:
    assert measures.sample(10, 3).tolist() == measures.sample(10, 3).tolist()
    assert len(measures.sample(10, 3)) == 3
    assert measures.sample(3, 10).tolist() == [0, 1, 2]
    ring = Matrix(
        np.arange(8, dtype=np.int32),
        np.array([[at, (at + 1) % 8] for at in range(8)], np.int32),
        np.ones(8),
    )
    told: list[tuple[int, int]] = []
    sampled = measures.betweenness(ring, 4, lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert sampled.sum() == pytest.approx(sum(nx.betweenness_centrality(plain(ring)).values()))


def test_what_is_too_large_is_refused() -> None:
    people = 3000
    crowd = World(tuple(Held(person, 0, Bounds()) for person in range(people)), (), ((None, None),) * 3).projection()
    with pytest.raises(LimitExceeded):
        matrix(crowd, "people", Asked())
    ends = np.array([[at, at + 1] for at in range(200_000)], np.int32)
    long = Matrix(np.arange(200_001, dtype=np.int32), ends, np.ones(200_000))
    with pytest.raises(LimitExceeded):
        measures.betweenness(long, 1000)
    with pytest.raises(InputError):
        measures.values(long, "fame", 1)
