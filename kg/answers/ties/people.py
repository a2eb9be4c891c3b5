"""The name or IRI of a person in, those whom they met in bodies or at events out, each meeting dated and with its words."""

from collections import Counter
from typing import Final

import numpy as np

from kg.answers.ties import meeting
from kg.answers.ties.asking import Asked
from kg.answers.ties.facts import refs
from kg.answers.ties.meeting import Pair
from kg.answers.ties.projection import BODY, NODE_KINDS, PARTICIPATION, PERSON, TENURE, Projection
from kg.answers.ties.steps import each_near, near, pairs
from kg.answers.ties.values import Step, Tie, Ties
from kg.answers.values import Certainty, Ref
from kg.store.protocol import Store

_FEW: Final = 5
OTHERS: Final = (PERSON, BODY)
"""Who may be met: a body takes part in events too."""


def colleagues(store: Store, graph: Projection, person: Ref, asked: Asked, limit: int) -> Ties:
    """Those who held posts in the same bodies at the same time, certainly or possibly: the most bodies first."""
    return _met(store, graph, person, (asked, (TENURE,)), limit)


def co_participants(store: Store, graph: Projection, person: Ref, asked: Asked, limit: int) -> Ties:
    """The people and bodies that took part in events of the person: the most events first."""
    return _met(store, graph, person, (asked, (PARTICIPATION,)), limit)


def colleagues_of_colleagues(store: Store, graph: Projection, person: Ref, asked: Asked, limit: int) -> Ties:
    """The colleagues of colleagues who are none themselves: the most colleagues between first."""
    me = graph.nodes.find(person.iri)
    if me is None:
        return Ties(person, 0, ())
    own = Asked(asked.period, (TENURE,), asked.certainly)
    first = np.setdiff1d(near(graph, np.array([me], np.int32), own), [me])
    via, others = each_near(graph, first, own)
    new = ~np.isin(others, [*first, me])
    via, others = via[new], others[new]
    every, counts = np.unique(others, return_counts=True)
    found = _first(Counter(dict(zip(every.tolist(), counts.tolist(), strict=True))), limit)
    between = {other: via[others == other].tolist() for other in found}
    chains = {other: [((me, one), (one, other)) for one in between[other][:_FEW]] for other in found}
    steps = _steps(store, graph, {step for every in chains.values() for chain in every for step in chain}, own)
    listed = []
    for other, count in found.items():
        through = tuple(steps[first].b for first, _ in chains[other])
        both = tuple(steps[step] for chain in chains[other] for step in chain)
        listed.append(Tie(both[-1].b, "Person", count, 0, (), through, both))
    return Ties(person, len(every), tuple(listed))


def _steps(store: Store, graph: Projection, wanted: set[tuple[int, int]], asked: Asked) -> dict[tuple[int, int], Step]:
    """Each of these steps by the meeting that is certain and longest."""
    best = {step: joins(graph, step, asked)[0] for step in wanted}
    said = meeting.shared(store, graph, best.values(), asked)
    named = refs(store, graph, {one for step in wanted for one in step})
    return {
        (one, other): Step(named[one], named[other], said[pair].certainty, (said[pair],))
        for (one, other), pair in best.items()
    }


def joins(graph: Projection, step: tuple[int, int], asked: Asked) -> list[Pair]:
    """All that joins two people who are one step apart, the best first."""
    mine, theirs = pairs(graph, step[0], asked)
    ours = graph.ends[theirs, 0] == step[1]
    found = [(int(one), int(other)) for one, other in zip(mine[ours], theirs[ours], strict=True)]
    return sorted(found, key=lambda pair: rank(graph, pair, asked))


def _met(store: Store, graph: Projection, person: Ref, how: tuple[Asked, tuple[int, ...]], limit: int) -> Ties:
    own = Asked(how[0].period, how[1], how[0].certainly)
    me = graph.nodes.find(person.iri)
    found: dict[int, list[Pair]] = {}
    for one, other in [] if me is None else zip(*pairs(graph, me, own, OTHERS), strict=True):
        found.setdefault(int(graph.ends[other, 0]), []).append((int(one), int(other)))
    first = _first(Counter({other: len(_places(graph, met)) for other, met in found.items()}), limit)
    said = meeting.shared(store, graph, (pair for other in first for pair in found[other]), own)
    named = refs(store, graph, first)
    listed = []
    for other, count in first.items():
        together = [said[pair] for pair in sorted(found[other], key=lambda two: rank(graph, two, own))]
        certain = {one.place for one in together if one.certainty is Certainty.CERTAINLY}
        kind = NODE_KINDS[graph.node_kinds[other]]
        listed.append(Tie(named[other], kind, count, len(certain), tuple(together)))
    return Ties(person, len(found), tuple(listed))


def _places(graph: Projection, met: list[Pair]) -> set[int]:
    return {int(graph.ends[one, 1]) for one, _ in met}


def rank(graph: Projection, pair: Pair, asked: Asked) -> tuple[bool, int, int, Pair]:
    """By what meetings are put in order: certain ones, then long ones, then early ones."""
    possible, sure = meeting.times(graph, pair, asked)
    length = sure[1] - sure[0] if sure[0] < sure[1] else possible[1] - possible[0]
    return sure[0] >= sure[1], -length, possible[0], pair


def _first(counted: Counter[int], limit: int) -> dict[int, int]:
    """The first by count; nodes are in the order of their IRIs."""
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:limit])
