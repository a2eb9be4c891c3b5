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
from kg.answers.ties.values import Tie, Ties
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
    named = refs(store, graph, [*found, *(one for other in found for one in between[other][:_FEW])])
    listed = (
        Tie(named[other], "Person", count, 0, (), tuple(named[one] for one in between[other][:_FEW]))
        for other, count in found.items()
    )
    return Ties(person, len(every), tuple(listed))


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
