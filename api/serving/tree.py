"""A store, a listening socket and limits in; the processes that serve it out: of a folder all, of an endpoint the fronts."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from api.serving import handover
from api.serving.board import Board
from api.serving.conversation import Lines
from api.serving.evenly import shares
from api.serving.keeper import Keeper
from api.serving.limits import Limits
from api.serving.reader import Plan
from api.serving.supervisor import Job, Supervisor
from api.serving.tally import Tally
from kg.errors import StoreError
from kg.settings import Settings
from kg.store import builder, writer
from kg.store.companions import Companion
from kg.store.endpoint import SCHEMES
from kg.store.publisher import Publishing
from kg.store.snapshots import Snapshots

UPDATE: Final = 300.0
"""Seconds after which an update is given up, with the process that does it."""
PAUSE: Final = 0.05
"""Seconds from a write to the generation that shows it."""


@dataclass(frozen=True, slots=True)
class Service:
    """What is served, where, by how many processes that answer."""

    settings: Settings
    listening: socket.socket
    limits: Limits
    fronts: int


def serve(service: Service, started: Callable[[], None]) -> None:
    """Serve until told to end; `started` is called when requests are answered.

    Raises StoreError when the store cannot be opened: what is in the way stands on standard error.
    """
    supervisor = Supervisor()
    answer = (
        _over_endpoint(service) if service.settings.store.startswith(SCHEMES) else _over_folder(service, supervisor)
    )
    for number in range(service.fronts):
        supervisor.start(Job("front", partial(answer, number)))
    started()
    supervisor.run()


def _over_endpoint(service: Service) -> Callable[[int], None]:
    """What a front does over an endpoint: the limits of queries are those of the endpoint."""
    from api.serving.front import FrontLines, run

    application, tally, each = _application(service), Tally(service.fronts), shares(service.fronts)
    return lambda number: run(
        partial(application, None, None, (tally, number)), service.listening, FrontLines(each[number])
    )


def _over_folder(service: Service, supervisor: Supervisor) -> Callable[[int], None]:
    """Start the writer and the keeper, in this order and before much is loaded; what a front does then."""
    folder = Path(service.settings.store)
    board, tally = Board(service.limits.readers), Tally(service.fronts)
    builders = _start_builders(supervisor, folder)
    _start_writer(supervisor, folder, Publishing(PAUSE, service.settings.generations, builders))
    to_readers, from_fronts = handover.pair()
    to_fronts, from_readers = handover.pair()
    wake, woken = socket.socketpair()
    for line in (to_readers, from_fronts, from_readers, wake, woken):
        line.setblocking(False)
    plan = Plan(folder, board, Lines(from_fronts, to_fronts, to_readers, wake), service.limits)
    supervisor.start(Job("keeper", lambda: Keeper(plan, woken).run()))
    from api.serving.front import FrontLines, run
    from api.serving.store import FrontStore

    application, opening, each = _application(service), partial(FrontStore, folder, to_readers), shares(service.fronts)
    return lambda number: run(
        partial(application, opening, board, (tally, number)),
        service.listening,
        FrontLines(each[number], to_readers, from_readers),
    )


def _application(service: Service) -> Callable[..., Any]:
    """Load the application, before the fork that shares what it loaded."""
    from api.app import create

    return partial(create, service.settings)


def _index() -> tuple[Companion, ...]:
    from kg import indexing  # in the process that makes it: the others need little

    return (indexing.companion(),)


COMPANIONS: Final = (_index,)
"""What stands beside each generation. Each of these is a process; what one gives is made one after the other."""


def _start_builders(supervisor: Supervisor, folder: Path) -> tuple[socket.socket, ...]:
    """Start the processes that make companions; the writer's lines to them."""
    lines = []
    for companions in COMPANIONS:
        here, there = handover.pair()
        supervisor.start(Job("builder", partial(_build, Snapshots(folder), there, companions)))
        lines.append(here)
    return tuple(lines)


def _build(snapshots: Snapshots, line: socket.socket, companions: Callable[[], tuple[Companion, ...]]) -> None:
    builder.run(snapshots, line, companions())


def _start_writer(supervisor: Supervisor, folder: Path, how: Publishing) -> None:
    """Start the writer and wait until it can be asked."""
    reading, writing = os.pipe()

    def write(ready: Callable[[], object] = lambda: None) -> None:
        writer.run(folder, how, UPDATE, ready)

    pid = supervisor.start(Job("writer", lambda: write(lambda: os.write(writing, b"!"))))
    supervisor.become(pid, Job("writer", write))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        if pipe.read(1):
            return
    raise StoreError(f"the store {folder} cannot be served", "what is in the way stands above")
