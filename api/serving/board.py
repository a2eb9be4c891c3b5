"""Shared memory that every process of a service sees: which reader answers which query since when, and counts of all.

Made before the first fork. Each slot is written by the one process that holds it, so there are no locks.
"""

import mmap
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from operator import add
from typing import Final, NamedTuple

from api.serving.ledger import Ledger
from api.serving.shelf import Shelf
from api.serving.watch import ALONE

SLOT: Final = 4096
"""Bytes of a slot."""
_HEAD: Final = struct.Struct("<IIQQQ")  # pid, state, number, start, deadline
_COUNTS: Final = struct.Struct("<QQQQQQQQQQ")
_COUNTS_AT: Final = 64
_CLIENT_AT: Final = 192
_TEXT_AT: Final = 256
_LENGTH: Final = struct.Struct("<H")
_STUCK: Final = int(ALONE * 1e9)
"""Nanoseconds after which a reader is counted on no more for other queries."""
_SLOW: Final = 1_000_000_000
"""Nanoseconds after which a query is a slow one."""
_MOST_CLIENT: Final = _TEXT_AT - _CLIENT_AT - _LENGTH.size
_MOST_TEXT: Final = SLOT - _TEXT_AT - _LENGTH.size


class State(IntEnum):
    """What a slot is: free, a reader that waits for something to do, one at work, one at a query, one that is about to end."""

    FREE = 0
    IDLE = 1
    HELD = 2
    BUSY = 3
    ENDING = 4


_AT_REST: Final = (State.IDLE, State.HELD)


@dataclass(frozen=True, slots=True)
class Running:
    """A query that is being answered. `seconds` since it began; `client` is the address that asked."""

    id: str
    pid: int
    """Of the reader that answers it."""
    seconds: float
    limit: float
    client: str
    query: str


class Counts(NamedTuple):
    """What readers did since the service started. `seconds` are those of queries that were evaluated."""

    queries: int = 0
    cached: int = 0
    failed: int = 0
    late: int = 0
    too_large: int = 0
    sent: int = 0
    nanoseconds: int = 0
    cancelled: int = 0
    gone: int = 0
    refused: int = 0


class Slot:
    """One reader's place on the board."""

    def __init__(self, memory: mmap.mmap, index: int) -> None:
        self._memory = memory
        self._at = index * SLOT
        self.index = index

    @property
    def state(self) -> State:
        """What the slot is now."""
        return State(_HEAD.unpack_from(self._memory, self._at)[1])

    @property
    def pid(self) -> int:
        """The process that holds it."""
        return int(_HEAD.unpack_from(self._memory, self._at)[0])

    @property
    def number(self) -> int:
        """How many queries the slot has seen: with the index, the id of one."""
        return int(_HEAD.unpack_from(self._memory, self._at)[2])

    def set(self, pid: int, state: State) -> None:
        """The process `pid` holds it, in this state."""
        struct.pack_into("<II", self._memory, self._at, pid, state)

    def begin(self, client: bytes, text: bytes, limit: float) -> None:
        """A query begins that may take `limit` seconds."""
        at, now = self._at, time.monotonic_ns()
        self._put(at + _CLIENT_AT, client[:_MOST_CLIENT])
        self._put(at + _TEXT_AT, text[:_MOST_TEXT])
        number = self.number + 1
        struct.pack_into("<IQQQ", self._memory, at + 4, State.BUSY, number, now, now + int(limit * 1e9))

    def end(self) -> None:
        """The query is over."""
        struct.pack_into("<I", self._memory, self._at + 4, State.HELD)

    def leave(self) -> None:
        """The query is over, and its process too, in a moment: it counts no more, while what it held is given back."""
        struct.pack_into("<I", self._memory, self._at + 4, State.ENDING)

    def _put(self, at: int, data: bytes) -> None:
        self._memory[at : at + 2] = _LENGTH.pack(len(data))
        self._memory[at + 2 : at + 2 + len(data)] = data

    def _got(self, at: int) -> str:
        (length,) = _LENGTH.unpack_from(self._memory, at)
        return self._memory[at + 2 : at + 2 + length].decode("utf-8", "replace")

    def count(self, counted: Counts) -> None:
        """Add to the counts."""
        at = self._at + _COUNTS_AT
        held = _COUNTS.unpack_from(self._memory, at)
        _COUNTS.pack_into(self._memory, at, *map(add, held, counted))

    def counts(self) -> Counts:
        """What readers in this slot did."""
        return Counts(*_COUNTS.unpack_from(self._memory, self._at + _COUNTS_AT))

    @property
    def ready(self) -> bool:
        """Whether a reader is in it that takes connections now or in a moment: its query, if any, began just now."""
        _, state, _, start, _ = _HEAD.unpack_from(self._memory, self._at)
        return state in _AT_REST or (state == State.BUSY and time.monotonic_ns() - start < _STUCK)

    @property
    def lasting(self) -> bool:
        """Whether it holds a query that lasts."""
        return self.state is State.BUSY and not self.ready

    def slow(self, client: bytes) -> bool:
        """Whether it holds a query of this client that began more than a second ago."""
        _, state, _, start, _ = _HEAD.unpack_from(self._memory, self._at)
        if state != State.BUSY or time.monotonic_ns() - start < _SLOW:
            return False
        at = self._at + _CLIENT_AT
        return bool(self._memory[at : at + 2 + len(client)] == _LENGTH.pack(len(client)) + client)

    def running(self) -> Running | None:
        """The query that is being answered in it."""
        pid, state, number, start, deadline = _HEAD.unpack_from(self._memory, self._at)
        if state != State.BUSY:
            return None
        client, text = self._got(self._at + _CLIENT_AT), self._got(self._at + _TEXT_AT)
        seconds = (time.monotonic_ns() - start) / 1e9
        return Running(f"{self.index}-{number}", pid, seconds, (deadline - start) / 1e9, client, text)


class Board:
    """All slots."""

    def __init__(self, size: int) -> None:
        """`size` readers at most."""
        self._memory = mmap.mmap(-1, size * SLOT)
        self.slots = tuple(Slot(self._memory, index) for index in range(size))
        self.ledger = Ledger(size)
        self.shelf = Shelf()

    def running(self) -> Iterator[Running]:
        """The queries that are being answered."""
        for slot in self.slots:
            if (running := slot.running()) is not None:
                yield running

    def lasting(self) -> int:
        """How many queries last."""
        return sum(slot.lasting for slot in self.slots)

    def slow(self, client: bytes) -> int:
        """How many queries of a client run longer than a second already."""
        return sum(slot.slow(client) for slot in self.slots)

    def free(self) -> Slot | None:
        """A slot that nobody holds."""
        return next((slot for slot in self.slots if slot.state is State.FREE), None)

    def ready(self, before: int | None = None) -> int:
        """How many readers take connections, of those in the slots before one where `before` is its index."""
        return sum(slot.ready for slot in self.slots[:before])

    def first(self, number: int) -> list[Slot]:
        """The first so many slots whose readers take connections."""
        return list(islice((slot for slot in self.slots if slot.ready), number))

    def in_state(self, state: State) -> int:
        """How many slots are in a state."""
        return sum(slot.state is state for slot in self.slots)

    def counts(self) -> Counts:
        """What all readers did."""
        every = [slot.counts() for slot in self.slots]
        return Counts(*map(sum, zip(*every, strict=True)))
