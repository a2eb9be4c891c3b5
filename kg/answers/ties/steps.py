"""People in, those who were with them in one body at one time or at one event out: the steps of every search."""

from typing import Final

import numpy as np

from kg.answers.ties.arrays import Numbers
from kg.answers.ties.asking import Asked
from kg.answers.ties.projection import PERSON, Projection

_MEETINGS: Final = 1 << 20
"""So many meetings of two edges are looked at together: some 40 MB."""
_APART: Final = 1 << 23
"""More than there are days: the days of one body do not run into those of the next."""


def near(graph: Projection, people: Numbers, asked: Asked) -> Numbers:
    """Those who are one step from any of the people, in order; some of the people themselves may be among them.

    Two tenures in a body join their holders where they share a day. All are looked at together, body by body: how many
    of the tenures that lead in begin before a tenure ends, less how many end before it begins, is how many it meets.
    """
    own, times, middles = _outward(graph, people, asked)
    other, others = graph.rows.of(np.unique(middles)), np.array([], np.int32)
    if len(own) and len(other):
        when, counts = asked.times(graph, other)
        counts &= graph.node_kinds[graph.ends[other, 0]] == PERSON
        other, when = other[counts], when[counts]
        place, at = middles.astype(np.int64) * _APART, graph.ends[other, 1].astype(np.int64) * _APART
        begun = np.searchsorted(np.sort(place + times[:, 0]), at + when[:, 1], "left")
        over = np.searchsorted(np.sort(place + times[:, 1]), at + when[:, 0], "right")
        others = np.unique(graph.ends[other[begun > over], 0])
    return others


def pairs(graph: Projection, person: int, asked: Asked, others: tuple[int, ...] = (PERSON,)) -> tuple[Numbers, Numbers]:
    """The edges of the person, and beside each one edge of somebody else that it meets in a body or an event.

    `others` are the kinds of nodes that may be met.
    """
    found: list[tuple[Numbers, Numbers]] = []
    own, times, middles = _outward(graph, np.array([person], np.int32), asked)
    for edge, (first, after), middle in zip(own, times, middles, strict=True):
        other = graph.rows.of(np.array([middle], np.int32))
        when, counts = asked.times(graph, other)
        counts &= (graph.ends[other, 1] == middle) & (graph.ends[other, 0] != person)
        counts &= np.isin(graph.node_kinds[graph.ends[other, 0]], others) & (when[:, 0] < after) & (first < when[:, 1])
        found.append((np.full(counts.sum(), edge, np.int32), other[counts]))
    if not found:
        return np.array([], np.int32), np.array([], np.int32)
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def each_near(graph: Projection, people: Numbers, asked: Asked) -> tuple[Numbers, Numbers]:
    """Each of the people beside each one who is one step from them, in the order of both; every pair once.

    Edge by edge as `pairs` does it, but all edges at once, up to so many meetings.
    """
    own, times, middles = _outward(graph, people, asked)
    ends = np.cumsum(graph.rows.degrees(middles), dtype=np.int64)
    cuts = np.searchsorted(ends, np.arange(_MEETINGS, ends[-1] if len(ends) else 0, _MEETINGS))
    size = len(graph.nodes)
    found = [np.array([], np.int64)]
    for some in np.split(np.arange(len(own)), np.unique(cuts)):
        mine = np.repeat(some, graph.rows.degrees(middles[some]))
        other = graph.rows.of(middles[some])
        when, counts = asked.times(graph, other)
        counts &= (graph.ends[other, 1] == middles[mine]) & (graph.node_kinds[graph.ends[other, 0]] == PERSON)
        counts &= (when[:, 0] < times[mine, 1]) & (times[mine, 0] < when[:, 1])
        met = graph.ends[own[mine[counts]], 0].astype(np.int64) * size + graph.ends[other[counts], 0]
        found.append(np.unique(met))
    one, other = np.divmod(np.unique(np.concatenate(found)), size)
    return one.astype(np.int32), other.astype(np.int32)


def _outward(graph: Projection, people: Numbers, asked: Asked) -> tuple[Numbers, Numbers, Numbers]:
    """The edges of the people that count, when, and the bodies and events that they lead to."""
    edges = graph.rows.of(people)
    times, counts = asked.times(graph, edges)
    return edges[counts], times[counts], graph.ends[edges[counts], 1]
