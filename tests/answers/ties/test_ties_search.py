"""Arrays give what a look at every pair of tenures on every day gives: who is near, how far it is, which chains there are."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks_made import DAYS, World, bounds, periods, worlds

from kg.answers.certainty import judge
from kg.answers.officials import Period
from kg.answers.ties import steps
from kg.answers.ties.asking import Asked
from kg.answers.ties.days import certain, iso, number, possible, window
from kg.answers.ties.projection import PARTICIPATION, PERSON, TENURE, Projection
from kg.answers.ties.search import LONGER, Search
from kg.answers.ties.steps import each_near, near, pairs
from kg.answers.values import Bounds, Certainty

KINDS = st.sampled_from([(TENURE,), (PARTICIPATION,), (TENURE, PARTICIPATION)])


def asked_of(days: tuple[str, ...], kinds: tuple[int, ...], sure: bool) -> Asked:
    if not days:
        return Asked(Period(), kinds, sure)
    period = Period(on=days[0]) if len(days) == 1 else Period(start=days[0], end=days[-1])
    return Asked(period, kinds, sure)


@settings(deadline=None)
@given(bounds())
def test_the_days_of_a_tenure_are_those_that_the_judgement_finds(one: Bounds) -> None:
    (first, after), (begun, still) = possible(one), certain(one)
    for day in DAYS:
        said = judge(one, day).certainty
        assert (first <= number(day) < after) == (said is not Certainty.CERTAINLY_NOT)
        assert (begun <= number(day) < still) == (said is Certainty.CERTAINLY)


def test_days_and_numbers() -> None:
    assert iso(number("2020-12-08")) == "2020-12-08"
    assert iso(number("-0221-01-01")) is None
    assert window(Period(on="2020-12-08")) == (number("2020-12-08"), number("2020-12-09"))
    assert window(Period(start="2020-12-08", end="2020-12-09")) == (number("2020-12-08"), number("2020-12-10"))


def node(graph: Projection, name: str) -> int:
    found = graph.nodes.find(name)
    assert found is not None
    return found


@given(worlds(), periods(), KINDS, st.booleans(), st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_many_at_once_are_each_near_whom_one_alone_is_near(
    world: World, days: tuple[str, ...], kinds: tuple[int, ...], sure: bool, meetings: int
) -> None:
    graph, asked = world.projection(), asked_of(days, kinds, sure)
    people = np.flatnonzero(graph.node_kinds == PERSON).astype(np.int32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "_MEETINGS", meetings)  # so that they do not fit into one look
        found = each_near(graph, people, asked)
    expected = [(one, int(other)) for one in people.tolist() for other in near(graph, np.array([one], np.int32), asked)]
    assert list(zip(*(side.tolist() for side in found), strict=True)) == expected


@given(worlds(), periods(), KINDS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_who_is_near(world: World, days: tuple[str, ...], kinds: tuple[int, ...], sure: bool) -> None:
    graph, expected = world.projection(), world.together(days, sure, kinds)
    asked = asked_of(days, kinds, sure)
    for place in range(len(graph.nodes)):
        name = graph.nodes[place]
        if name[0] != "p":
            continue
        wanted = set(expected[name]) if name in expected else set()
        assert {graph.nodes[int(one)] for one in near(graph, np.array([place], np.int32), asked)} - {name} == wanted
        mine, theirs = pairs(graph, place, asked)
        assert {graph.nodes[int(graph.ends[one, 0])] for one in theirs} == wanted
        assert [graph.ends[one, 1] for one in mine] == [graph.ends[one, 1] for one in theirs]


@given(worlds(), periods(), KINDS, st.booleans(), st.data())
@settings(max_examples=150, deadline=None)
def test_the_shortest_chains(
    world: World, days: tuple[str, ...], kinds: tuple[int, ...], sure: bool, data: st.DataObject
) -> None:
    graph, plain = world.projection(), world.together(days, sure, kinds)
    people = [name for name in (graph.nodes[place] for place in range(len(graph.nodes))) if name[0] == "p"]
    if len(people) < 2:
        return
    a, b = data.draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
    plain.add_nodes_from(people)
    search = Search(graph, node(graph, a), node(graph, b), asked_of(days, kinds, sure))
    if not nx.has_path(plain, a, b):
        assert search.distance is None
        assert list(search.chains(10)) == []
        return
    assert search.distance == nx.shortest_path_length(plain, a, b)
    every = list(nx.all_simple_paths(plain, a, b, cutoff=search.distance + LONGER))
    for length, (found, complete) in enumerate(search.chains(1000), start=search.distance):
        named = [[graph.nodes[one] for one in chain] for chain in found]
        assert complete
        assert named == sorted(path for path in every if len(path) == length + 1)
        assert all(plain.has_edge(*step) for chain in named for step in pairwise(chain))


def test_a_search_for_many_chains_says_that_there_are_more() -> None:
    from networks_made import Held

    held = [Held(0, 0, Bounds()), Held(1, 1, Bounds())]
    held += [Held(person, body, Bounds()) for person in range(2, 12) for body in (0, 1)]
    graph = World(tuple(held), (), ((None, None),) * 3).projection()
    search = Search(graph, node(graph, "p0"), node(graph, "p1"), Asked())
    found, complete = next(search.chains(4))
    assert (search.distance, len(found), complete) == (2, 4, False)
    assert [graph.nodes[chain[1]] for chain in found] == ["p10", "p11", "p2", "p3"]
