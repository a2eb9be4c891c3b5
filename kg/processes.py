"""A function and its inputs in, its results out in the order of the inputs, worked on in one process or in several."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

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
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=signal.signal, initargs=ignored)
    try:
        waiting: deque[Future[Out]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
