"""A limit of seconds and of memory in; a query that passes it ends with its process, and the client is told.

The engine cannot be stopped, and while it works the interpreter of its thread does not run. So the alarm of the system
rings: its handler in C writes a byte to a pipe, at which a second thread wakes, looks at the query as long as it lasts,
writes the answer 503 to the connection where nothing was sent yet, and ends the process. The alarm is set for whatever
query runs when it rings, so that one in a row of short ones costs no system call. Its handler runs in the thread that
watches: the one that works, on a machine full of slow queries, would come late to it.
"""

import logging
import math
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

ALONE: Final = 0.02
"""Seconds until the first look. A query that lasts so long is left alone with its process: other connections go on."""
FIRST: Final = 0.25
"""Seconds after which a query gives way to short ones; at once, where there is a crowd."""
CROWD: Final = 4
"""More queries than these on each core are a crowd. A process that gave way is followed by another when its query is over,
and to start one for each query of some milliseconds costs a third of them."""
GIVES_WAY: Final = 5
"""How nice a slow query is to others: it gets a third of what a short one gets, and starves beside nothing. Where several
run on each core, all of them together get that third."""
_STEP: Final = 1.25
"""A process that is nicer by one gets so many times less (sched(7) and the table of the kernel behind it)."""
_NICEST: Final = 19
EVERY: Final = 0.1
"""Seconds between two looks."""
CANCEL: Final = signal.SIGUSR1
"""The signal by which another process ends the query."""
_LOG: Final = logging.getLogger(__name__)
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_ONE_MEBIBYTE: Final = 1 << 20


class Ended(Protocol):
    """What happens when a query is ended from outside."""

    def __call__(self, code: str, message: str, hint: str) -> None:
        """Tell the client. `code` is one of late, too-large, cancelled, gone."""

    def over(self) -> bool:
        """Whether all of the answer was given to the connection: a client that has it may go."""


@dataclass(slots=True)
class Task:
    """The query that runs: since when, how long it may, on which connection, and what to do when it does not end."""

    began: float
    limit: float
    connection: socket.socket
    ended: Ended
    lasts: Callable[[], object]
    """Called once, when the query has lasted for ALONE seconds."""
    waited: float
    """Seconds for which it waited until it began: they are part of how long it may."""
    paused: float = 0.0
    """Seconds that do not count."""
    alone: bool = False


class Watch:
    """Watches over one query at a time, in the process that runs it."""

    def __init__(self, memory: int, lasting: Callable[[], int]) -> None:
        """`memory` is the most that this process may hold, in bytes; `lasting` says how many slow queries run on this machine.

        Call it in the main thread.
        """
        self._memory, self._lasting = memory, lasting
        self._task: Task | None = None
        self._set = False
        self._nice = 0
        self._lock = threading.Lock()
        """Held by whoever begins or ends a query: none begins in a process that ends with the one before."""
        reading, writing = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        os.set_blocking(reading, True)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for one in (signal.SIGALRM, CANCEL):
            signal.signal(one, lambda *_: None)
        self._main = threading.get_native_id()
        threading.Thread(target=self._look, args=(reading,), daemon=True).start()
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGALRM, CANCEL))  # of this thread: the other has them

    def begin(self, task: Task) -> None:
        """The query begins."""
        with self._lock:
            self._task = task
        if not self._set:
            self._set = True
            signal.setitimer(signal.ITIMER_REAL, ALONE)

    def end(self) -> None:
        """The query is over; the alarm, which finds none or the next one, stays."""
        with self._lock:
            self._task = None

    def pause(self, seconds: float) -> None:
        """The client did not read for so long: that time does not count."""
        if self._task is not None:
            self._task.paused += seconds

    @property
    def slow(self) -> bool:
        """Whether a query lasted so long that this process gives way to others, for good."""
        return self._nice > 0

    def _look(self, pipe: int) -> None:
        try:
            self._watch(pipe)
        finally:  # it never ends by itself, and without it no query would have a limit
            _LOG.error("the thread that watches over queries failed", exc_info=True)
            os._exit(1)

    def _watch(self, pipe: int) -> None:
        poll, wait = select.poll(), None
        poll.register(pipe, select.POLLIN)
        while True:
            rung = os.read(pipe, 64) if poll.poll(wait) else b""
            if rung:
                self._set = False  # before the task is looked at: one that begins now sets the alarm itself
            task, wait = self._task, None
            if task is None:
                continue
            if CANCEL in rung:
                self._end(task, "cancelled", "The query was ended by an operator", "ask again, or ask for less")
            wait = self._check(task) * 1000

    def _check(self, task: Task) -> float:
        """Look at the query; the seconds until the next look."""
        lasted = time.monotonic() - task.began
        if lasted < ALONE:
            return max(ALONE - lasted, 0.001)
        if not task.alone:
            task.alone = True
            task.lasts()
        self._give_way(lasted)
        left = task.limit - task.waited - lasted + task.paused
        if left <= 0:
            hint = "ask for less, or for a later limit with timeout="
            self._end(task, "late", f"The query was not answered within {task.limit:g} seconds", hint)
        if held() > self._memory:
            limit = self._memory // _ONE_MEBIBYTE
            self._end(task, "too-large", f"The query needed more than {limit} MiB of memory", "ask for less at once")
        if not task.ended.over() and _gone(task.connection):
            self._end(task, "gone", "", "")
        return max(min(EVERY, left), 0.001)

    def _end(self, task: Task, code: str, message: str, hint: str) -> None:
        with self._lock:
            if task is self._task:  # it did not end just now
                task.ended(code, message, hint)
                # To give back a gigabyte takes a while, which others that are to be told just now need not wait for.
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICEST)
                os._exit(0)

    def _give_way(self, lasted: float) -> None:
        """Let the thread that works give way to those that answer short queries; this one, which watches, does not."""
        crowd = self._lasting() / (os.cpu_count() or 1)
        if lasted < FIRST and crowd <= CROWD:
            return
        nice = min(GIVES_WAY + round(math.log(max(crowd, 1), _STEP)), _NICEST)
        if nice > self._nice:  # the way back is not open to everybody
            self._nice = nice
            os.setpriority(os.PRIO_PROCESS, self._main, nice)


def held() -> int:
    """Bytes of memory that this process alone holds: what it shares with others is not counted."""
    _, resident, shared, *_ = Path("/proc/self/statm").read_text().split()
    return (int(resident) - int(shared)) * _PAGE


def _gone(connection: socket.socket) -> bool:
    if (number := connection.fileno()) < 0:
        return False  # it was closed just now, with its query
    poll = select.poll()
    poll.register(number, select.POLLRDHUP)
    return bool(poll.poll(0))
