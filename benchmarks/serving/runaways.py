"""A served store in; how fast others are answered while queries run away, and how each of those ended, out."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final

import httpx

from benchmarks.serving.load import Load, Measured, run
from benchmarks.serving.peers import Peer, memory

NUMBER: Final = 20
LIMIT: Final = 10
"""Seconds: the timeout= of each."""
QUERIES: Final = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "SELECT (COUNT(*) AS ?n) WHERE { ?a (!<urn:a>|^!<urn:b>)* ?b }",
    'SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(a+)+(b+)+$")) }',
)
"""A join of everything with everything, a sort of it, all paths, a pattern over it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a runaway query ended: its status or the error of the connection, after so many seconds."""

    how: str
    seconds: float


def beside(ours: Peer, load: Load, seconds: int) -> tuple[Measured, list[Ended], float]:
    """Others' answers while NUMBER queries run away, how those ended, and the most that the service held, in MiB."""
    peak, stopped = [0.0], threading.Event()

    def look() -> None:
        while not stopped.wait(0.25):
            peak[0] = max(peak[0], memory(ours))

    watching = threading.Thread(target=look)
    watching.start()
    # One client for all: to make one takes as long as a hundred short queries.
    with httpx.Client(base_url=ours.address, timeout=60) as client, ThreadPoolExecutor(NUMBER) as pool:
        running = [pool.submit(_runaway, client, ours.sparql, one) for one in islice(cycle(QUERIES), NUMBER)]
        time.sleep(1)
        measured = run(ours.address, load, seconds)
        ended = [one.result() for one in running]
    stopped.set()
    watching.join()
    return measured, ended, peak[0]


def _runaway(client: httpx.Client, path: str, query: str) -> Ended:
    began = time.monotonic()
    try:
        how = str(client.post(path, data={"query": query, "timeout": str(LIMIT)}).status_code)
    except httpx.TransportError as error:
        how = type(error).__name__
    return Ended(how, time.monotonic() - began)


def table(ours: Peer, load: Load, seconds: int) -> str:
    """The figures as Markdown."""
    alone = run(ours.address, load, seconds)
    measured, ended, peak = beside(ours, load, seconds)
    hows = ", ".join(f"{count} {how}" for how, count in Counter(one.how for one in ended).items())
    rows = [("nothing else", alone), (f"{NUMBER} queries run away", measured)]
    lines = ["| beside | requests/s | p50 ms | p99 ms | failed |", "|---|---|---|---|---|"]
    lines += [f"| {what} | {one.per_second:.0f} | {one.p50:.2f} | {one.p99:.2f} | {one.failed} |" for what, one in rows]
    late = max(one.seconds for one in ended) - LIMIT
    return "\n".join(
        (
            *lines,
            f"Of the {NUMBER}: {hows}; the last {late:+.2f} s after the limit of {LIMIT} s; at most {peak:.0f} MiB.",
        )
    )
