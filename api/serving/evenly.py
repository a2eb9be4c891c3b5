"""The connections of each front in, the line to one that holds fewer out: the kernel gives them to whoever wakes first.

Made before the first fork. How many a front holds it writes itself; who gives it one counts it there at once, and is
corrected by the next that the front writes, so there are no locks.
"""

import mmap
import socket
from dataclasses import dataclass
from struct import calcsize

from api.serving import handover

_FEWER = 2
"""By so many fewer another front is the better place."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one front sees of all."""

    counts: memoryview
    """How many connections each front holds."""
    open: memoryview
    """Whether each front takes connections: 1 or 0."""
    lines: tuple[socket.socket, ...]
    """Where each front is given connections."""
    number: int
    taken: socket.socket
    """Where this one takes those that it is given."""

    def holds(self, connections: int) -> None:
        """This front holds so many."""
        self.counts[self.number] = connections

    def opens(self) -> None:
        """This front takes connections from now on."""
        self.holds(0)
        self.open[self.number] = 1

    def closes(self) -> None:
        """This front takes none: it is not there yet, or ends."""
        self.open[self.number] = 0

    def elsewhere(self, connections: int) -> socket.socket | None:
        """The line to the other front that holds fewest, where this one holds so many, and two more than that at least."""
        others = (number for number in range(len(self.lines)) if self.open[number] and number != self.number)
        fewest = min(others, key=self.counts.__getitem__, default=self.number)
        if fewest == self.number or connections < self.counts[fewest] + _FEWER:
            return None
        self.counts[fewest] += 1
        return self.lines[fewest]


def shares(fronts: int) -> tuple[Share, ...]:
    """A share for each of so many fronts."""
    counts, there = (memoryview(mmap.mmap(-1, fronts * calcsize("I"))).cast("I") for _ in range(2))
    pairs = [handover.pair() for _ in range(fronts)]
    for one in (end for pair in pairs for end in pair):
        one.setblocking(False)
    lines = tuple(here for here, _ in pairs)
    return tuple(Share(counts, there, lines, number, end) for number, (_, end) in enumerate(pairs))
