"""A function and its inputs in, its results out in the order of the inputs, worked on in one process or in several."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 2
"""So many inputs a process are taken ahead of the result that is asked for: memory stays flat."""


def in_order(work: Callable[[In], Out], items: Iterable[In], jobs: int = 1) -> Iterator[Out]:
    """`work` of each item, in order; with more than one job in that many new processes.

    `work` and what goes in and out must be picklable. What `work` raises is raised here; the work ahead is dropped.
    BrokenExecutor: a process ended before its work was done.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    # spawn: threads of the store and of the model do not survive a fork
    # an interrupt from the keyboard reaches them, too: it is this process that ends them
    ignored = (signal.SIGINT, signal.SIG_IGN)
    starting = _Starting()
    pool = ProcessPoolExecutor(jobs, starting, initializer=signal.signal, initargs=ignored)
    try:
        waiting: deque[Future[Out]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenExecutor:
        # The pool ends those that it knows of when it sees that one is lost; one that was started in that moment it
        # waits for without end (CPython 3.11).
        for process in (one for one in starting.started if one.pid is not None):
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


class _Starting(SpawnContext):
    """Starts new processes, and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]
        """See multiprocessing.context.BaseContext."""
        self.started.append(SpawnProcess(*args, **options))
        return self.started[-1]
