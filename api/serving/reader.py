"""Connections in, the answers to their SPARQL queries out: the process of one reader, which may be killed at any time."""

import os
import select
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.serving import handover
from api.serving.board import Board, Slot, State
from api.serving.cache import Cache
from api.serving.conversation import Conversation, Desk, Ending, Lines
from api.serving.limits import Limits
from api.serving.watch import Watch
from kg.store.snapshot import Newest, Snapshot
from kg.store.snapshots import Snapshots

REFRESH: Final = 500
"""Milliseconds after which a reader that waits looks for a newer generation."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What readers are made of: the store in a folder, their places, their lines and their limits."""

    store: Path
    board: Board
    lines: Lines
    limits: Limits


class Reader:
    """Answers queries, one at a time, from the newest generation."""

    def __init__(self, plan: Plan, slot: Slot) -> None:
        limits = plan.limits
        self._newest = Newest(Snapshots(plan.store), Snapshot)
        self._ending = Ending()
        cache, watch = Cache(limits.cache), Watch(limits.memory)
        self._desk = Desk(self._newest, cache, watch, plan.board, slot, plan.lines, limits, self._ending)

    def run(self) -> None:
        """Take connections until told to stop, or until a slow query has made this process a slow one."""
        signal.signal(signal.SIGTERM, self._stop)
        self._newest.get()
        waiting = select.poll()
        waiting.register(self._desk.lines.take, select.POLLIN)
        while not (self._ending.asked or self._desk.watch.slow):
            self._desk.slot.set(os.getpid(), State.IDLE)
            if not waiting.poll(REFRESH):
                self._newest.get()
                continue
            try:
                passed = handover.take(self._desk.lines.take)
            except EOFError:
                return
            if passed is not None:
                self._desk.slot.set(os.getpid(), State.HELD)
                handover.ring(self._desk.lines.wake)
                Conversation(self._desk, passed).run()

    def _stop(self, *_: object) -> None:
        self._ending.asked = True
