"""Shared memory in which readers write down what processor time each client's queries took, and read what all wrote.

Made before the first fork. Each page is written by the one process that holds the slot, so there are no locks. What was
spent fades by a factor of e a minute, which is linear: the pages of all readers can be added. A client that takes u
seconds of processor time a second without end stands at 60 u, so at its seconds of the last minute.
"""

import math
import mmap
import struct
import time
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Final

_FADE: Final = 60e9
"""Nanoseconds in which what was spent fades to 1/e."""
_CELL: Final = struct.Struct("<8sdQ")  # digest of the client, seconds spent, when that was
_CELLS: Final = 256
"""Clients that a page holds; two that want the same cell: the one that spent more has it."""
_PAGE: Final = _CELLS * _CELL.size


class Ledger:
    """What clients spent."""

    def __init__(self, pages: int, clock: Callable[[], int] = time.monotonic_ns) -> None:
        """A page for each reader; `clock` tells nanoseconds, alike in all processes."""
        self._pages, self._clock = pages, clock
        self._memory = mmap.mmap(-1, pages * _PAGE)

    def spend(self, page: int, client: bytes, seconds: float) -> None:
        """Write down on a reader's page that a client's query took so many seconds of processor time."""
        digest, now = _digest(client), self._clock()
        at = page * _PAGE + digest[0] * _CELL.size
        held, spent = self._read(at, now)
        if held == digest:
            _CELL.pack_into(self._memory, at, digest, spent + seconds, now)
        elif spent < seconds:
            _CELL.pack_into(self._memory, at, digest, seconds, now)

    def spent(self, client: bytes) -> float:
        """Seconds of processor time that a client's queries took in the last minute, what is older counting less."""
        digest, now = _digest(client), self._clock()
        first = digest[0] * _CELL.size
        found = (self._read(page * _PAGE + first, now) for page in range(self._pages))
        return sum(spent for held, spent in found if held == digest)

    def _read(self, at: int, now: int) -> tuple[bytes, float]:
        held, spent, when = _CELL.unpack_from(self._memory, at)
        return held, spent * math.exp((when - now) / _FADE) if spent else 0.0


class Bill:
    """What one query takes, from when this is made until it is settled; a reader has one query at a time.

    The clock of a process's work costs 50 µs where it has threads. So a short query is charged the time that it lasted,
    and only one that lasts is charged what it works from then on.
    """

    def __init__(self, ledger: Ledger, page: int, client: bytes) -> None:
        self._ledger, self._page, self._client = ledger, page, client
        self._began = time.monotonic()
        self._worked: float | None = None

    def lasts(self) -> None:
        """The query is no short one."""
        self._worked = time.process_time() - (time.monotonic() - self._began)

    def settle(self) -> None:
        """Write it down."""
        worked = self._worked
        spent = time.monotonic() - self._began if worked is None else time.process_time() - worked
        self._ledger.spend(self._page, self._client, spent)


def wait(spent: float, allowed: float) -> int:
    """Whole seconds, one at the least, until so much has faded to what is allowed."""
    return max(1, math.ceil(_FADE / 1e9 * math.log(spent / allowed)))


@lru_cache(maxsize=1024)
def _digest(client: bytes) -> bytes:
    return blake2b(client, digest_size=8).digest()
