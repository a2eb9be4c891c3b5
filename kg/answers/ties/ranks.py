"""A body or a person in, what is above and below it by the hierarchy of bodies out, dated and with the words."""

import numpy as np

from kg.answers import citations
from kg.answers.ties.asking import Asked
from kg.answers.ties.days import Time, window
from kg.answers.ties.facts import bounds, parts, refs
from kg.answers.ties.projection import HIERARCHY, TENURE, Projection
from kg.answers.ties.values import Hierarchy, Rank, Superior
from kg.answers.values import Certainty, Ref
from kg.store.protocol import Store

_LOWER, _UPPER = 0, 1
"""The ends of an edge of the hierarchy."""
Found = tuple[int, int, int]
"""A body, how many levels away it is, and the edge that leads to it."""


def of_body(store: Store, graph: Projection, body: Ref, asked: Asked) -> Hierarchy:
    """All that is above and below a body on the days asked about, the nearest first."""
    number = graph.nodes.find(body.iri)
    if number is None:
        return Hierarchy(body, "Body")
    above, below = (_ranks(store, graph, _levels(graph, number, end, asked), asked) for end in (_UPPER, _LOWER))
    return Hierarchy(body, "Body", bodies_above=above, bodies_below=below)


def of_person(store: Store, graph: Projection, person: Ref, asked: Asked, limit: int) -> Hierarchy:
    """Who served, while the person did, in the bodies right above and right below theirs."""
    number = graph.nodes.find(person.iri)
    if number is None:
        return Hierarchy(person, "Person")
    every = [_meetings(graph, number, end, asked) for end in (_UPPER, _LOWER)]
    above, below = (_superiors(store, graph, found[:limit], asked) for found in every)
    return Hierarchy(person, "Person", people_above=above, people_below=below, total=sum(map(len, every)))


def _next(graph: Projection, body: int, end: int, asked: Asked) -> list[tuple[int, int]]:
    """The bodies right above (or below) a body, each with the edge."""
    edges = graph.rows.of(np.array([body], np.int32))
    own = Asked(asked.period, (HIERARCHY,), asked.certainly)
    kept = edges[own.times(graph, edges)[1] & (graph.ends[edges, 1 - end] == body)]
    return [(int(graph.ends[edge, end]), int(edge)) for edge in kept]


def _levels(graph: Projection, body: int, end: int, asked: Asked) -> list[Found]:
    found: list[Found] = []
    seen, edge, level = {body}, [body], 0
    while edge:
        level += 1
        new = [(other, level, by) for one in edge for other, by in _next(graph, one, end, asked) if other not in seen]
        found += new
        edge = list(dict.fromkeys(other for other, _, _ in new))
        seen |= set(edge)
    return found


def _ranks(store: Store, graph: Projection, found: list[Found], asked: Asked) -> tuple[Rank, ...]:
    named = refs(store, graph, (end for _, _, edge in found for end in graph.ends[edge]))
    words = citations.read(store, (graph.facts[edge] for _, _, edge in found))
    ranks = []
    for body, level, edge in found:
        next_to = int(graph.ends[edge].sum()) - body
        time = _when(graph, (edge,), asked)
        fact = graph.facts[edge]
        ranks.append(Rank(named[body], level, named[next_to], fact, _certainty(time), bounds(*time), words[fact]))
    return tuple(ranks)


def _meetings(graph: Projection, person: int, end: int, asked: Asked) -> list[Found]:
    """A tenure of the person, one of somebody else in a body above (or below), and the edge between the bodies."""
    own = Asked(asked.period, (TENURE,), asked.certainly)
    edges = graph.rows.of(np.array([person], np.int32))
    found = []
    for mine in edges[own.times(graph, edges)[1]]:
        for body, by in _next(graph, int(graph.ends[mine, 1]), end, asked):
            others = graph.rows.of(np.array([body], np.int32))
            others = others[own.times(graph, others)[1] & (graph.ends[others, 1] == body)]
            found += [(int(mine), int(one), by) for one in others if graph.ends[one, 0] != person]
    met = [(one, _when(graph, one, asked)) for one in found]
    kept = [(one, time) for one, time in met if _lasts(time[1] if asked.certainly else time[0])]
    return [one for one, time in sorted(kept, key=lambda two: (not _lasts(two[1][1]), two[1][0], two[0]))]


def _superiors(store: Store, graph: Projection, found: list[Found], asked: Asked) -> tuple[Superior, ...]:
    said = parts(store, graph, (edge for mine, theirs, _ in found for edge in (mine, theirs)))
    named = refs(store, graph, (end for _, theirs, _ in found for end in graph.ends[theirs]))
    listed = []
    for mine, theirs, by in found:
        person, body = (named[int(end)] for end in graph.ends[theirs])
        time = _when(graph, (mine, theirs, by), asked)
        certain, days = _certainty(time), bounds(*time)
        listed.append(Superior(person, body, certain, days, said[mine], said[theirs], graph.facts[by]))
    return tuple(listed)


def _when(graph: Projection, edges: tuple[int, ...], asked: Asked) -> tuple[Time, Time]:
    """When all of the edges possibly, and when they certainly, hold at once."""
    first, after = window(asked.period)
    possible, sure = (held[list(edges)] for held in (graph.possible, graph.certain))
    return (
        (max(first, int(possible[:, 0].max())), min(after, int(possible[:, 1].min()))),
        (max(first, int(sure[:, 0].max())), min(after, int(sure[:, 1].min()))),
    )


def _lasts(time: Time) -> bool:
    return time[0] < time[1]


def _certainty(time: tuple[Time, Time]) -> Certainty:
    return Certainty.CERTAINLY if _lasts(time[1]) else Certainty.POSSIBLY
