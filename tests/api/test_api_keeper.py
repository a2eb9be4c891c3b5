"""A keeper that is told to end at any moment after its start ends, with all its readers."""

import os
import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path

from service_process import fill

from api.serving import handover
from api.serving.board import Board
from api.serving.conversation import Lines
from api.serving.keeper import Keeper
from api.serving.limits import Limits
from api.serving.reader import Plan
from api.serving.supervisor import Job, Supervisor
from kg.settings import Settings
from kg.store.embedded import EmbeddedStore
from kg.store.publisher import Publisher, Publishing


def ended_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return True
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False


def test_readers_that_have_just_begun_end_with_their_keeper(tmp_path: Path) -> None:
    folder, late = tmp_path / "store", []
    fill(folder)
    store = EmbeddedStore(folder)
    Publisher(store, Publishing())
    store.close()
    limits = Limits.of(Settings(store=str(folder)))
    with ExitStack() as open_lines:
        ends = [*handover.pair(), *handover.pair(), *socket.socketpair()]
        for line in ends:
            open_lines.enter_context(line).setblocking(False)
        to_readers, from_fronts, to_fronts, _, wake, woken = ends
        plan = Plan(folder, Board(limits.readers), Lines(from_fronts, to_fronts, to_readers, wake), limits)
        for milliseconds in range(40):
            pid = Supervisor().start(Job("keeper", lambda: Keeper(plan, woken).run()))
            time.sleep(milliseconds / 1000)
            os.kill(pid, signal.SIGTERM)
            late += [] if ended_within(pid, 10) else [milliseconds]
    assert late == [], "milliseconds after its start at which it was told to end, and did not"
