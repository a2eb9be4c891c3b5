"""The connections that a reader holds in, those on which something has come out; what is held may be given away at any time.

One query must not keep the clients of other connections waiting. So the thread that watches over it gives the others
away when it lasts: what they ask stays in the kernel and is read by whoever has the connection then.
"""

import select
import socket
import threading
import time
from collections.abc import Collection
from typing import Final, Protocol

from api.serving import handover

HOLD: Final = 0.05
"""Seconds that a reader waits for the next request on a connection before it gives it back."""
REST: Final = 2.0
"""Seconds that a reader waits for the rest of a request, while it has room for other connections."""
MOST: Final = 64
"""Connections that a reader holds at once: it takes no other while it has so many."""


class Talk(Protocol):
    """One connection."""

    connection: socket.socket
    since: float
    """When it was last at rest, by the monotonic clock: the end of an answer, or the beginning of a request."""

    came: float | None
    """When the request came of which not all was read yet."""

    def receive(self) -> bool:
        """Read what has come and answer it; whether the connection is still held."""
        ...

    def turn(self, data: bytes) -> bool:
        """Answer what was read of it elsewhere; whether the connection is still held."""
        ...

    def unread(self) -> bytes:
        """What was read of a request that is not whole."""
        ...


class Held:
    """Connections, each of which is with one thread at a time."""

    def __init__(self, take: socket.socket, back: socket.socket, again: socket.socket) -> None:
        """`take` is the line on which connections come, `back` the one to the application, `again` the one to readers."""
        self._take, self._back, self._again = take, back, again
        self._lock = threading.Lock()
        self._talks: dict[int, Talk] = {}
        self._current: int | None = None
        self._poll = select.poll()
        self._stale = True

    def __len__(self) -> int:
        return len(self._talks)

    def add(self, talk: Talk) -> int:
        """A connection that was taken; its number."""
        number = talk.connection.fileno()
        with self._lock:
            self._talks[number] = talk
            self._poll.register(number, select.POLLIN)
        return number

    def ready(self, seconds: float) -> list[int]:
        """The numbers of the connections, and of the line, on which something has come within so many seconds."""
        with self._lock:
            full = len(self._talks) >= MOST
            if self._stale or full:
                self._poll = select.poll()
                for number in self._talks:
                    self._poll.register(number, select.POLLIN)
            if not full:
                self._poll.register(self._take, select.POLLIN)
            self._stale = full  # the line was left out of this look alone
        return [number for number, _ in self._poll.poll(seconds * 1000)]

    def serve(self, number: int, data: bytes | None = None) -> None:
        """Answer what has come on a connection (`data`, where it was read already); nobody gives it away meanwhile."""
        with self._lock:
            talk = self._talks.get(number)
            self._current = number
        if talk is None:
            return
        kept = False
        try:
            kept = talk.receive() if data is None else talk.turn(data)
        finally:
            with self._lock:  # at once: a thread that gives away must not find what is to be closed
                self._current = None
                if not kept:
                    self._close(number)

    def give_away(self) -> int:
        """Give all connections but the one that is served to other readers; how many they were. Any thread may call this."""
        with self._lock:
            others = [number for number in self._talks if number != self._current]
            for number in others:
                self._give(number, self._again)
            return len(others)

    def give_one(self) -> None:
        """Give one connection to a reader that has nothing to do."""
        with self._lock:
            if self._talks:
                self._give(next(iter(self._talks)), self._again)

    def give_idle(self, ready: Collection[int] = ()) -> None:
        """Give the application those on which nothing came for too long; on those that are `ready` something has."""
        now = time.monotonic()
        with self._lock:
            rest = REST if len(self._talks) < MOST else HOLD
            silent = {n: now - talk.since > (rest if talk.unread() else HOLD) for n, talk in self._talks.items()}
            for number in (number for number, long in silent.items() if long and number not in ready):
                self._give(number, self._back)

    def _give(self, number: int, line: socket.socket) -> None:
        talk = self._talks[number]
        unread = talk.unread()
        if not handover.give(line, number, unread, talk.came):
            handover.give(self._back, number, unread)
        self._close(number)

    def _close(self, number: int) -> None:
        self._stale = True
        self._talks.pop(number).connection.close()
