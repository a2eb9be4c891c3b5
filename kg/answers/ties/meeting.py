"""Pairs of edges that meet in a body or an event in, what two people share there out, each with the words of both."""

from collections.abc import Iterable
from typing import Final

from kg.answers.ties.asking import Asked
from kg.answers.ties.days import NEVER, Time, window
from kg.answers.ties.facts import bounds, parts, refs
from kg.answers.ties.projection import PARTICIPATION, Projection
from kg.answers.ties.values import Shared
from kg.answers.values import Certainty
from kg.store.protocol import Store

_KINDS: Final = ("body", "event")
Pair = tuple[int, int]


def shared(store: Store, graph: Projection, pairs: Iterable[Pair], asked: Asked) -> dict[Pair, Shared]:
    """What the two people of each pair of edges share."""
    every = list(dict.fromkeys(pairs))
    said = parts(store, graph, (edge for pair in every for edge in pair))
    named = refs(store, graph, (graph.ends[one, 1] for one, _ in every))
    found = {}
    for one, other in every:
        possible, sure = times(graph, (one, other), asked)
        found[one, other] = Shared(
            _KINDS[int(graph.edge_kinds[one] == PARTICIPATION)],
            named[int(graph.ends[one, 1])],
            certainty(graph, (one, other), asked),
            bounds(possible, sure),
            said[one],
            said[other],
        )
    return found


def certainty(graph: Projection, pair: Pair, asked: Asked) -> Certainty:
    """Whether the two were there together on a day that is asked about."""
    first, after = times(graph, pair, asked)[1]
    return Certainty.CERTAINLY if first < after else Certainty.POSSIBLY


def times(graph: Projection, pair: Pair, asked: Asked) -> tuple[Time, Time]:
    """When the two possibly, and when they certainly, were there together, of the days that are asked about."""
    one, other = pair
    first, after = window(asked.period)
    (begun, over), (begun_too, over_too) = graph.possible[one].tolist(), graph.possible[other].tolist()
    possible = max(begun, begun_too, first), min(over, over_too, after)
    if graph.edge_kinds[one] == PARTICIPATION:
        return possible, (begun, over) if first <= begun and over <= after else NEVER
    (begun, over), (begun_too, over_too) = graph.certain[one].tolist(), graph.certain[other].tolist()
    return possible, (max(begun, begun_too, first), min(over, over_too, after))
