"""Two people in, how many steps are between them and the shortest chains of people out: a search from both ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from kg.answers.ties.arrays import Numbers
from kg.answers.ties.asking import Asked
from kg.answers.ties.projection import Projection
from kg.answers.ties.steps import near

LONGER: Final = 2
"""Chains are at most so many steps longer than the shortest."""
WALKS: Final = 20_000
"""So many looks a search for chains of one length takes at most."""

Chain = tuple[int, ...]
"""People, each one step from the next."""


@dataclass(slots=True)
class _Found:
    """Chains of so many steps: `complete` where there are no more."""

    length: int
    most: int
    chains: list[Chain] = field(default_factory=list)
    complete: bool = False
    _tried: int = 0

    def goes_on(self) -> bool:
        """Whether to look at one more; each look counts."""
        self._tried += 1
        return len(self.chains) < self.most and self._tried <= WALKS


@dataclass(slots=True)
class _Side:
    """What is reached from one end: level by level, nobody twice."""

    graph: Projection
    asked: Asked
    levels: list[Numbers]
    known: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.known = self.levels[0]

    def grow(self) -> bool:
        """One level more; whether there was anybody new."""
        new = np.setdiff1d(near(self.graph, self.levels[-1], self.asked), self.known, assume_unique=True)
        self.levels.append(new)
        self.known = np.union1d(self.known, new)
        return len(new) > 0

    def upto(self, level: int) -> Numbers:
        """Those within so many steps."""
        return self.known if level >= len(self.levels) - 1 else np.sort(np.concatenate(self.levels[: level + 1]))

    @property
    def cost(self) -> int:
        """How many edges the next level has to look at."""
        return int(self.graph.rows.degrees(self.levels[-1]).sum())


class Search:
    """A search between two people (numbers of nodes). `distance` is None where no chain joins them."""

    def __init__(self, graph: Projection, a: int, b: int, asked: Asked) -> None:
        self.graph, self.asked = graph, asked
        self._sides = tuple(_Side(graph, asked, [np.array([end], np.int32)]) for end in (a, b))
        self.distance = self._meet()

    def _meet(self) -> int | None:
        left, right = self._sides
        while not len(np.intersect1d(left.levels[-1], right.known, assume_unique=True)) and not len(
            np.intersect1d(right.levels[-1], left.known, assume_unique=True)
        ):
            side = left if left.cost <= right.cost else right
            if not side.grow():
                return None
        return self._steps()

    def _steps(self) -> int:
        return sum(len(side.levels) - 1 for side in self._sides)

    def chains(self, most: int) -> Iterator[tuple[list[Chain], bool]]:
        """The shortest chains, then those of one step more, and so on, nobody twice in one; and whether these are all.

        At most `most` of each length, in the order of IRIs: of well-tied people there are millions.
        """
        if self.distance is None:
            return
        for length in range(self.distance, self.distance + LONGER + 1):
            while self._steps() < length:
                min(self._sides, key=lambda side: side.cost).grow()
            found = _Found(length, most)
            self._fill(found)
            yield found.chains, found.complete

    def _fill(self, found: "_Found") -> None:
        layers = self._layers(found.length)
        open_: list[Chain] = [(int(one),) for one in layers[0]]
        while open_ and found.goes_on():
            chain = open_.pop()
            if len(chain) == found.length + 1:
                found.chains.append(chain)
                continue
            reached = near(self.graph, np.array(chain[-1:], np.int32), self.asked)
            further = np.intersect1d(reached, layers[len(chain)], assume_unique=True)
            open_ += [(*chain, int(one)) for one in further[::-1] if one not in chain]
        found.complete = not open_

    def _layers(self, length: int) -> list[Numbers]:
        """Of each step of a chain of so many steps who can stand there."""
        left, right = self._sides
        middle = len(left.levels) - 1
        found = {middle: np.intersect1d(left.upto(middle), right.upto(length - middle), assume_unique=True)}
        for at in range(middle - 1, -1, -1):
            found[at] = np.intersect1d(near(self.graph, found[at + 1], self.asked), left.upto(at), assume_unique=True)
        for at in range(middle + 1, length + 1):
            reached = near(self.graph, found[at - 1], self.asked)
            found[at] = np.intersect1d(reached, right.upto(length - at), assume_unique=True)
        return [found[at] for at in range(length + 1)]
