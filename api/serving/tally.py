"""Shared memory that counts requests by route and status and their time: a part for each front, read by all together.

Made before the first fork. Each part is written by one process, so there are no locks; a front that is started again goes on
where the one before it ended.
"""

import mmap
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

STATUSES: Final = tuple(int(status) for status in HTTPStatus if status >= 200)
_PLACES: Final = {status: place for place, status in enumerate(STATUSES)}
_ROUTES: Final = 256
"""Routes that are counted apart; the first place is for all that has none."""
_WIDTH: Final = len(STATUSES) + 1
_CELL: Final = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many requests of a route had an answer of this status."""

    route: str
    status: int
    count: int


class Part:
    """The counts of one front."""

    def __init__(self, memory: mmap.mmap, at: int) -> None:
        self._memory, self._at = memory, at

    def count(self, route: int, status: int, nanoseconds: int) -> None:
        """A request is answered: its route by its place, its status, and how long it took."""
        at = self._at + min(route, _ROUTES - 1) * _WIDTH * _CELL.size
        self._add(at + _PLACES.get(status, 0) * _CELL.size, 1)
        self._add(at + (_WIDTH - 1) * _CELL.size, nanoseconds)

    def _add(self, at: int, more: int) -> None:
        _CELL.pack_into(self._memory, at, _CELL.unpack_from(self._memory, at)[0] + more)

    def row(self, route: int) -> tuple[int, ...]:
        """The counts by status of a route, and its nanoseconds at the end."""
        at = self._at + route * _WIDTH * _CELL.size
        return struct.unpack_from(f"<{_WIDTH}Q", self._memory, at)


class Tally:
    """The counts of all fronts."""

    def __init__(self, fronts: int) -> None:
        size = _ROUTES * _WIDTH * _CELL.size
        memory = mmap.mmap(-1, fronts * size)
        self.parts = tuple(Part(memory, number * size) for number in range(fronts))

    def counted(self, routes: Sequence[str]) -> Iterator[Counted]:
        """What was counted, of each of these routes, which stand in their places."""
        for place, route in enumerate(routes):
            for status, count in zip(STATUSES, self._sum(place), strict=False):
                if count:
                    yield Counted(route, status, count)

    def seconds(self, routes: Sequence[str]) -> Iterator[tuple[str, float]]:
        """How long the answers of each route took together, in seconds."""
        for place, route in enumerate(routes):
            if nanoseconds := self._sum(place)[-1]:
                yield route, nanoseconds / 1e9

    def _sum(self, place: int) -> tuple[int, ...]:
        return tuple(map(sum, zip(*(part.row(place) for part in self.parts), strict=True)))
