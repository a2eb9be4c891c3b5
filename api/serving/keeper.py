"""Keeps readers ready: forks them, reaps those that ended and forks others, ends the largest when memory is short.

A process with little in it and no threads, so that a fork costs milliseconds and shares what it loaded.
"""

import os
import resource
import select
import signal
import socket
from pathlib import Path
from typing import Final

from api.serving.board import Slot, State
from api.serving.reader import Plan, Reader
from api.serving.supervisor import drain, ends_with_parent, leave, within
from api.serving.watch import CANCEL

LOOK: Final = 0.5
"""Seconds between two looks at all readers when nothing happens."""
OFTEN: Final = 0.1
"""Seconds between two looks while queries last: what they hold grows by a gigabyte a second."""
FINISH: Final = 30.0
"""Seconds that an answer which has begun is waited for when the process is told to end; the fronts wait as long."""
_ENDING: Final = (signal.SIGTERM, signal.SIGINT)
_HEADROOM: Final = 1 << 30
"""Address space beyond the memory of a query: the engine reserves more than it uses."""
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class Keeper:
    """The process that forks readers."""

    def __init__(self, plan: Plan, wake: socket.socket) -> None:
        """`wake` can be read from when a connection waits for a reader and none was free."""
        self._plan, self._wake = plan, wake
        self._readers: dict[int, Slot] = {}
        self._stopping = False

    def run(self) -> None:
        """Keep readers until told to stop; then let each finish its answer, within FINISH seconds."""
        for slot in self._plan.board.slots:
            slot.set(0, State.FREE)  # of a keeper before this one, whose readers ended with it
        for one in _ENDING:
            signal.signal(one, self._stop)
        ringing, ring = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        while not self._stopping:
            self._reap()
            self._fork_missing()
            self._end_largest()
            wait = OFTEN if self._plan.board.lasting() else LOOK
            select.select([ringing, self._wake.fileno()], [], [], wait)
            drain(ringing)
            drain(self._wake.fileno())
        self._end(ringing)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _end(self, ringing: int) -> None:
        for one in _ENDING:
            signal.signal(one, self._kill)
        for pid in self._readers:
            os.kill(pid, signal.SIGTERM)
        within(FINISH, self._all_ended, ringing)
        for pid in self._readers:
            os.kill(pid, signal.SIGKILL)

    def _all_ended(self) -> bool:
        self._reap()
        return not self._readers

    def _kill(self, *_: object) -> None:
        """Told a second time: answers are not waited for."""
        for pid in self._readers:
            os.kill(pid, signal.SIGKILL)
        os._exit(1)

    def _reap(self) -> None:
        while self._readers:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if (slot := self._readers.pop(pid, None)) is not None:
                slot.set(0, State.FREE)

    def _fork_missing(self) -> None:
        """As many that take connections as are wanted, and as many in reserve, as far as there is room."""
        for _ in range(2 * self._plan.limits.spare - self._plan.board.ready()):
            if (slot := self._plan.board.free()) is None:
                return
            slot.set(0, State.IDLE)
            # Held back meanwhile: the new process would take a signal by the handler of this one, and not end.
            signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
            pid = os.fork()
            if pid == 0:
                self._become_reader(slot)
            self._readers[pid] = slot
            slot.set(pid, State.IDLE)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)

    def _become_reader(self, slot: Slot) -> None:
        code = 1
        try:
            ends_with_parent(signal.SIGKILL)  # it would write on the board where the next keeper forks others
            signal.set_wakeup_fd(-1)
            for one in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(one, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
            reader = Reader(self._plan, slot)
            _limit_memory(self._plan.limits.memory)
            reader.run()
            code = 0
        finally:
            leave(code)

    def _end_largest(self) -> None:
        held = {pid: _held(pid) for pid, slot in self._readers.items() if slot.state is State.BUSY}
        if sum(held.values()) > self._plan.limits.all_memory:
            os.kill(max(held, key=lambda pid: held[pid]), CANCEL)


def _limit_memory(memory: int) -> None:
    """The hard limit behind the one that is watched: a leap past it ends the process."""
    size = int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE
    most = size + memory + _HEADROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _held(pid: int) -> int:
    try:
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return (int(resident) - int(shared)) * _PAGE
