"""What is asked of a network: which days, by which kinds of edges, certain ones alone; and which edges that leaves."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.answers.officials import EVER, Period
from kg.answers.ties.arrays import Mask, Numbers
from kg.answers.ties.days import window
from kg.answers.ties.projection import EDGE_KINDS, PARTICIPATION, TENURE, Projection
from kg.errors import InputError

THROUGH: Final = {"bodies": (TENURE,), "events": (PARTICIPATION,), "both": (TENURE, PARTICIPATION)}
"""By what two people are tied: tenures in one body at one time, parts in one event."""


SOURCES: Final = 100
"""So many sources of betweenness are sampled where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The days (`period`), the kinds of edges (numbers of EDGE_KINDS), whether only certain ones count.

    `words` says that each edge of a network comes with the words of its claims.
    """

    period: Period = EVER
    kinds: tuple[int, ...] = (TENURE, PARTICIPATION)
    certainly: bool = False
    words: bool = False

    def times(self, graph: Projection, edges: Numbers) -> tuple[Numbers, Mask]:
        """Of each edge the days asked about on which it holds, and whether it counts at all."""
        first, after = window(self.period)
        held = (graph.certain if self.certainly else graph.possible)[edges]
        times = np.column_stack((np.maximum(held[:, 0], first), np.minimum(held[:, 1], after))).astype(np.int32)
        wanted = np.array([kind in self.kinds for kind in range(len(EDGE_KINDS))])
        counts: Mask = (times[:, 0] < times[:, 1]) & wanted[graph.edge_kinds[edges]]
        if self.certainly:
            # An event of which the day is not known was on one of some: certain where all of these are asked about.
            meeting = graph.edge_kinds[edges] == PARTICIPATION
            counts &= ~meeting | ((first <= held[:, 0]) & (held[:, 1] <= after))
        return times, counts


def through(name: str) -> tuple[int, ...]:
    """The kinds of edges behind bodies, events or both. Raises InputError."""
    if name not in THROUGH:
        raise InputError(f"no tie through {name!r}", "through: " + ", ".join(THROUGH))
    return THROUGH[name]


def kinds(names: str) -> tuple[int, ...]:
    """Kinds of edges by their names, with commas between. Raises InputError."""
    wanted = [name.strip() for name in names.split(",")]
    if unknown := [name for name in wanted if name not in EDGE_KINDS]:
        raise InputError(f"no kind of edge {unknown[0]!r}", "kinds: " + ", ".join(EDGE_KINDS))
    return tuple(EDGE_KINDS.index(name) for name in wanted)
