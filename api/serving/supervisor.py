"""Jobs in, a process for each out: started again when it ends, ended in order when this process is told to end."""

import ctypes
import logging
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, NoReturn

from kg.errors import ArchontologyError

_ENDING: Final = (signal.SIGTERM, signal.SIGINT)
_LOG: Final = logging.getLogger(__name__)
RESTART: Final = 0.5
"""Seconds before a process that ended is started again."""
FINISH: Final = 75.0
"""Seconds that processes of one kind are waited for when the service ends: longer than any of them waits for its work."""
_PARENT_ENDED: Final = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


@dataclass(frozen=True, slots=True)
class Job:
    """One process of the service: its name, and what it does until it ends."""

    name: str
    work: Callable[[], None]


class Supervisor:
    """Starts the processes, starts those again that end, and ends all when told to."""

    def __init__(self) -> None:
        self._running: dict[int, Job] = {}
        self._due: list[tuple[float, Job]] = []
        self._stopping = False

    def start(self, job: Job) -> int:
        """Fork a process for the job."""
        # Held back meanwhile: the new process would take a signal by the handler of this one.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        pid = os.fork()
        if pid == 0:
            _work(job)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        self._running[pid] = job
        return pid

    def become(self, pid: int, job: Job) -> None:
        """When the process ends, start this job in its place."""
        self._running[pid] = job

    def run(self) -> None:
        """Watch over the processes until told to end, then end them: those that answer first, the writer last."""
        ringing = self._listen()
        while not self._stopping:
            self._reap()
            self._start_due()
            select.select([ringing], [], [], RESTART if self._due else None)
            drain(ringing)
        for one in _ENDING:
            signal.signal(one, self._kill)
        for name in ("front", "keeper", "writer", "builder"):
            self._end(name, ringing)

    def _listen(self) -> int:
        """Let signals ring at a pipe: a handler that raised could do so in the middle of a fork."""
        ringing, ring = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for one in _ENDING:
            signal.signal(one, self._stop)
        return ringing

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _reap(self) -> None:
        """See which processes ended; those that do their job again are due in a moment."""
        while self._running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            if (job := self._running.pop(pid, None)) is not None:
                self._due.append((time.monotonic() + RESTART, job))
                if status:
                    _LOG.warning("%s ended (%s): started again", job.name, os.waitstatus_to_exitcode(status))

    def _start_due(self) -> None:
        while self._due and self._due[0][0] <= time.monotonic():
            self.start(self._due.pop(0)[1])

    def _kill(self, *_: object) -> None:
        """Told a second time: who tells does not want to wait for answers."""
        for pid, job in self._running.items():
            os.kill(pid, signal.SIGKILL if job.name != "keeper" else signal.SIGTERM)  # it has readers to end
        os._exit(1)

    def _end(self, name: str, ringing: int) -> None:
        """End the processes of one kind: each finishes what it does; one that does not within FINISH seconds is killed."""
        ending = {pid for pid, job in self._running.items() if job.name == name}
        for pid in ending:
            os.kill(pid, signal.SIGTERM)
        if not within(FINISH, lambda: not self._left(ending), ringing):
            _LOG.warning("%s did not end within %d s: killed", name, FINISH)
            for pid in self._left(ending):
                os.kill(pid, signal.SIGKILL)

    def _left(self, ending: set[int]) -> set[int]:
        """Those of these processes that have not ended yet."""
        for pid in ending & self._running.keys():
            if os.waitpid(pid, os.WNOHANG)[0]:
                del self._running[pid]
        return ending & self._running.keys()


def _work(job: Job) -> None:
    code = 1
    try:
        ends_with_parent()
        signal.set_wakeup_fd(-1)
        for one in (signal.SIGTERM, signal.SIGCHLD):
            signal.signal(one, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; the parent ends them in order
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        job.work()
        code = 0
    except ArchontologyError as error:
        _LOG.error("%s: %s (%s)", job.name, error.message, error.hint)
    finally:
        leave(code)


def within(seconds: float, done: Callable[[], bool], ringing: int) -> bool:
    """Wait until it is done, looking again whenever a signal rings; False where it is not within so many seconds."""
    end = time.monotonic() + seconds
    while not done():
        if (left := end - time.monotonic()) <= 0:
            return False
        select.select([ringing], [], [], min(left, RESTART))
        drain(ringing)
    return True


def drain(pipe: int) -> None:
    """Read all that has rung."""
    with suppress(BlockingIOError):
        while os.read(pipe, 4096):
            pass


def leave(code: int) -> NoReturn:
    """End a forked process, which must never go on where its parent was; an error on its way out is told, not lost."""
    if sys.exc_info()[0] is not None:
        sys.excepthook(*sys.exc_info())
    sys.stderr.flush()
    os._exit(code)


def ends_with_parent(by: signal.Signals = signal.SIGTERM) -> None:
    """Let the system end this process, by this signal, when the one that forked it ends in any way."""
    ctypes.CDLL(None).prctl(_PARENT_ENDED, by)
