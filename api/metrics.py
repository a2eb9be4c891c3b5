"""What the processes of the service count in, the text that Prometheus reads out (exposition format 0.0.4)."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from api.serving.board import Board, State
from api.serving.tally import Tally
from kg.answers import overview
from kg.store.endpoint import SCHEMES
from kg.store.index import index_of
from kg.store.protocol import Store
from kg.store.sizes import Sizes, sizes

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_LOOK: Final = 30
"""Seconds between two looks at the files of the store."""

Sample = tuple[Mapping[str, str], float]


@dataclass(frozen=True, slots=True)
class Counting:
    """Where the counts stand: of requests by route, of queries by reader; and what the routes are."""

    tally: Tally | None
    board: Board | None
    routes: tuple[str, ...]


def text(counting: Counting, store: Store, address: str) -> bytes:
    """All metrics; `address` is that of the store."""
    lines = [*_requests(counting), *_queries(counting.board), *_generation(store)]
    if not address.startswith(SCHEMES):
        lines += _sizes(sizes_of(address, int(time.monotonic()) // _LOOK))
    return ("\n".join(lines) + "\n").encode()


@lru_cache(maxsize=1)
def sizes_of(folder: str, _moment: int) -> Sizes:
    """How large the store is, looked at once a moment."""
    return sizes(Path(folder))


def _requests(counting: Counting) -> Iterator[str]:
    if counting.tally is None:
        return
    counted = list(counting.tally.counted(counting.routes))
    samples: list[Sample] = [({"route": one.route, "status": str(one.status)}, one.count) for one in counted]
    yield from _metric("requests_total", "counter", "Requests by route and status", samples)
    taken: list[Sample] = [({"route": route}, seconds) for route, seconds in counting.tally.seconds(counting.routes)]
    yield from _metric("request_seconds_total", "counter", "Seconds that their answers took", taken)


def _queries(board: Board | None) -> Iterator[str]:
    if board is None:
        return
    counts = board.counts()
    for name, kind, help, value in (
        ("queries_total", "counter", "SPARQL queries of strangers", counts.queries),
        ("queries_cached_total", "counter", "Those that were answered from a cache", counts.cached),
        ("queries_failed_total", "counter", "Those that ended with an error", counts.failed),
        ("queries_refused_total", "counter", "Queries of clients that had their share already (429)", counts.refused),
        ("query_seconds_total", "counter", "Seconds of those that were evaluated", counts.nanoseconds / 1e9),
        ("query_bytes_total", "counter", "Bytes of their answers", counts.sent),
        ("queries_running", "gauge", "Queries that are being answered", board.in_state(State.BUSY)),
    ):
        yield from _metric(name, kind, help, [({}, value)])
    ended: list[Sample] = [
        ({"limit": "time"}, counts.late),
        ({"limit": "memory"}, counts.too_large),
        ({"limit": "operator"}, counts.cancelled),
        ({"limit": "client"}, counts.gone),
    ]
    yield from _metric("queries_ended_total", "counter", "Queries that were ended, by what ended them", ended)
    readers: list[Sample] = [({"state": state.name.lower()}, board.in_state(state)) for state in State if state]
    yield from _metric("readers", "gauge", "Processes that answer queries, by what they do", readers)


def _generation(store: Store) -> Iterator[str]:
    now = store.generation()
    yield from _metric("generation_info", "gauge", "The generation that is read", [({"name": now.name}, 1)])
    made = now.made.timestamp()
    yield from _metric("generation_timestamp_seconds", "gauge", "When it was made", [({}, made)])
    indexed = float(index_of(store) is not None)
    yield from _metric("generation_indexed", "gauge", "Whether it has its index", [({}, indexed)])
    things: list[Sample] = [({"class": name}, count) for name, count in asdict(overview(store)).items()]
    yield from _metric("things", "gauge", "How much the graph holds, by class", things)


def _sizes(found: Sizes) -> Iterator[str]:
    parts: list[Sample] = [
        ({"part": "quads"}, found.quads),
        ({"part": "originals"}, found.originals),
        ({"part": "generations"}, found.generations),
    ]
    yield from _metric("store_bytes", "gauge", "Bytes of the store on the disk, by part", parts)
    yield from _metric("disk_free_bytes", "gauge", "Bytes that are free on that disk", [({}, found.free)])
    yield from _metric("generations", "gauge", "Generations that are on the disk", [({}, found.kept)])


def _metric(name: str, kind: str, help: str, samples: Iterable[Sample]) -> Iterator[str]:
    full = f"archontology_{name}"
    yield f"# HELP {full} {help}"
    yield f"# TYPE {full} {kind}"
    for labels, value in samples:
        said = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{full}{f'{{{said}}}' if said else ''} {value!r}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
