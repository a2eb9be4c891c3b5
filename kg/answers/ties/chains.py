"""Two people in, the shortest chains of people between them out, with all that each step rests on."""

from itertools import pairwise

import numpy as np

from kg.answers.ties import meeting
from kg.answers.ties.asking import Asked
from kg.answers.ties.facts import refs
from kg.answers.ties.meeting import Pair
from kg.answers.ties.networks import drawn
from kg.answers.ties.people import joins
from kg.answers.ties.projection import Projection
from kg.answers.ties.search import Chain as Numbers
from kg.answers.ties.search import Search
from kg.answers.ties.values import Chain, Chains, Step
from kg.answers.values import Certainty, Ref
from kg.errors import InputError
from kg.store.protocol import Store

LOOKED_AT = 100
"""So many chains of one length are compared: the certain ones of them come first."""


def between(store: Store, graph: Projection, ends: tuple[Ref, Ref], asked: Asked, k: int = 1) -> Chains:
    """The `k` shortest chains from the first person to the second, through what `asked` says.

    The most certain of one length come first. Raises InputError where both are one person.
    """
    a, b = ends
    if a.iri == b.iri:
        raise InputError(f"{a.label} twice", "name two people")
    numbers = [graph.nodes.find(one.iri) for one in ends]
    if numbers[0] is None or numbers[1] is None:
        return Chains(a=a, b=b, distance=None, chains=(), nodes=(), edges=(), truncated=False)
    search = Search(graph, numbers[0], numbers[1], asked)
    known = _Joins(graph, asked)
    first, complete = _first(search, known, k)
    joined = {step: known[step] for chain in first for step in pairwise(chain)}
    edges = {edge for met in joined.values() for pair in met for edge in pair}
    nodes, drawn_ = drawn(store, graph, np.array(sorted(edges), np.int32), asked)
    chains = _told(store, graph, first, joined, asked)
    return Chains(a=a, b=b, distance=search.distance, chains=chains, nodes=nodes, edges=drawn_, truncated=not complete)


def _told(
    store: Store, graph: Projection, chains: list[Numbers], joined: dict[tuple[int, int], list[Pair]], asked: Asked
) -> tuple[Chain, ...]:
    said = meeting.shared(store, graph, (pair for met in joined.values() for pair in met), asked)
    named = refs(store, graph, {one for chain in chains for one in chain})
    steps = {}
    for (one, other), met in joined.items():
        shared = tuple(said[pair] for pair in met)
        steps[one, other] = Step(named[one], named[other], shared[0].certainty, shared)
    return tuple(
        _chain(tuple(named[one] for one in chain), [steps[step] for step in pairwise(chain)]) for chain in chains
    )


def _chain(people: tuple[Ref, ...], steps: list[Step]) -> Chain:
    sure = all(step.certainty is Certainty.CERTAINLY for step in steps)
    return Chain(people, Certainty.CERTAINLY if sure else Certainty.POSSIBLY, tuple(steps))


class _Joins(dict[tuple[int, int], list[Pair]]):
    """All that joins two people, found once: chains share steps."""

    def __init__(self, graph: Projection, asked: Asked) -> None:
        super().__init__()
        self.graph, self.asked = graph, asked

    def __missing__(self, step: tuple[int, int]) -> list[Pair]:
        found = self[step] = joins(self.graph, step, self.asked)
        return found

    def doubts(self, chain: Numbers) -> int:
        """How many steps of a chain are not certain."""
        best = (self[step][0] for step in pairwise(chain))
        return sum(meeting.certainty(self.graph, pair, self.asked) is not Certainty.CERTAINLY for pair in best)


def _first(search: Search, known: _Joins, k: int) -> tuple[list[Numbers], bool]:
    """The first chains, and whether all of their lengths were looked at."""
    found: list[Numbers] = []
    whole = True
    for chains, complete in search.chains(max(k, LOOKED_AT)):
        whole &= complete
        found += sorted(chains, key=lambda chain: (known.doubts(chain), chain))
        if len(found) >= k:
            break
    return found[:k], whole and len(found) <= k
