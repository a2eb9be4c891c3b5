"""Connections in, the answers to their SPARQL queries out: the process of one reader, which may be killed at any time."""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.serving import handover
from api.serving.board import Board, Slot, State
from api.serving.cache import Cache
from api.serving.conversation import Conversation, Desk, Ending, Lines
from api.serving.held import HOLD, Held
from api.serving.limits import Limits
from api.serving.watch import Watch
from kg.store.snapshot import Newest, Snapshot
from kg.store.snapshots import Snapshots

REFRESH: Final = 0.5
"""Seconds after which a reader that waits looks for a newer generation."""
RESERVE: Final = 0.02
"""Seconds for which a reader beyond those that are wanted leaves a connection to them."""
SHARE: Final = 0.02
"""Seconds between two looks at whether another reader has nothing to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What readers are made of: the store in a folder, their places, their lines and their limits."""

    store: Path
    board: Board
    lines: Lines
    limits: Limits


class Reader:
    """Answers queries, one at a time, from the newest generation, on as many connections as come."""

    def __init__(self, plan: Plan, slot: Slot) -> None:
        limits, lines = plan.limits, plan.lines
        self._newest = Newest(Snapshots(plan.store), Snapshot)
        self._ending = Ending()
        self._held = Held(lines.take, lines.back, lines.again)
        self._take = lines.take.fileno()
        self._shared = 0.0
        cache, watch = Cache[bytes](limits.cache), Watch(limits.memory, plan.board.lasting)
        self._desk = Desk(self._newest, cache, watch, plan.board, slot, lines, limits, self._ending, self._held)

    def run(self) -> None:
        """Answer until told to stop, or until a slow query has made this process a slow one."""
        signal.signal(signal.SIGTERM, self._stop)
        self._newest.get()
        self._desk.slot.set(os.getpid(), State.HELD)
        with suppress(EOFError):
            while not (self._ending.asked or self._desk.watch.slow):
                self._turn()
        self._held.give_away()

    def _turn(self) -> None:
        ready = self._held.ready(0) or self._wait()
        self._share(len(ready))
        for number in ready:
            if number == self._take:
                self._adopt()
            else:
                self._held.serve(number)
            if self._ending.asked or self._desk.watch.slow:
                return

    def _wait(self) -> list[int]:
        """What comes while there is nothing to do; connections that stay silent go back meanwhile."""
        slot = self._desk.slot
        slot.set(os.getpid(), State.IDLE)
        ready = self._held.ready(HOLD if self._held else REFRESH)
        slot.set(os.getpid(), State.HELD)
        if not ready:
            self._newest.get()
        self._held.give_idle(ready)
        return ready

    def _adopt(self) -> None:
        """Take a connection, if it is still there."""
        if self._is_reserve():
            time.sleep(RESERVE)
        passed = handover.take(self._desk.lines.take)
        if passed is not None:
            came = passed.came if passed.data else None
            number = self._held.add(Conversation(self._desk, passed.connection, came))
            self._held.serve(number, passed.data or None)

    def _is_reserve(self) -> bool:
        """Whether as many readers as are wanted take connections before this one: more at work hinder one another."""
        return self._desk.board.ready(self._desk.slot.index) >= self._desk.limits.spare

    def _share(self, waiting: int) -> None:
        """See to it that as many readers as are wanted have something to do, and no more, now and then."""
        if (now := time.monotonic()) < self._shared:
            return
        self._shared = now + SHARE
        if self._is_reserve():
            self._held.give_away()
        elif waiting > 1 and any(slot.state is State.IDLE for slot in self._desk.board.first(self._desk.limits.spare)):
            self._held.give_one()

    def _stop(self, *_: object) -> None:
        self._ending.asked = True
