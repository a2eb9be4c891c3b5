"""Generations in, their companions out: the process that makes them, and what the writer knows of it.

The two talk over a line that keeps messages whole: the writer sends `hello`, or the name of a generation; the builder
answers `ready` with the number of its process, or `made` or `failed` with the name. Either may end and be started again
at any time.
"""

import logging
import os
import select
import socket
import time
from typing import Final

from kg.errors import ArchontologyError, NotFound
from kg.store.changes import Changes, save
from kg.store.companions import CHANGES, Companion, make
from kg.store.protocol import Generation
from kg.store.snapshots import Held, Snapshots

HELLO: Final = "hello"
READY: Final = "ready"
_LONGEST: Final = 200
_LONG: Final = 5.0
"""Seconds of work after which a process gives way to a fresh one."""
_AGAIN: Final = 600.0
"""Seconds after a failure, at most, before the files are tried again."""


class Builder:
    """The process that makes the companions of generations, as the writer sees it. For one thread."""

    def __init__(self, line: socket.socket, snapshots: Snapshots) -> None:
        self._line, self._snapshots = line, snapshots
        self._since = Changes(known=False)
        self._asked = Changes(known=False)
        """What changed from the base to what it works on."""
        self._step: tuple[str, Changes] = ("", Changes(known=False))
        """The base before the base, and what changed from that to the base."""
        self._base: Held | None = None
        self._working: Held | None = None
        self._process = ""
        self._failures, self._rest_until = 0, 0.0
        line.setblocking(False)
        self._send(HELLO)

    @property
    def made(self) -> str:
        """The generation that was made last; empty before the first."""
        return self._base.folder.name if self._base else ""

    @property
    def busy(self) -> bool:
        """Whether something is to be heard of it soon."""
        return self._working is not None or not self._process

    def working_on(self, generation: Generation) -> bool:
        """Whether it makes the companions of this generation now."""
        return self._working is not None and self._working.folder.name == generation.name

    def written(self, changes: Changes) -> None:
        """Something was written since the generation before."""
        self._since.then(changes)

    def begin(self, generation: Generation) -> bool:
        """Let it make the companions of this generation, the newest; False when it has no time now or has made them."""
        if self.busy or self.made == generation.name or time.monotonic() < self._rest_until:
            return False
        self._working = self._snapshots.hold(generation.name)
        earlier, step = self._step[0], self._step[1].copy()
        step.then(self._since)
        try:
            save(self._working.folder / CHANGES, [(self.made, self._since), (earlier, step)] if self.made else [])
        except OSError:  # a full disk: it is tried again
            return self._lost()
        self._asked, self._since = self._since, Changes()
        return self._send(generation.name) or self._lost()

    def hear(self, seconds: float) -> bool:
        """Wait so long for its next word; whether it has made something."""
        if not select.select([self._line], [], [], seconds)[0]:
            return False
        said, _, name = self._line.recv(_LONGEST).decode().partition(" ")
        if said == READY:
            other, self._process = name != self._process, name
            return self._working is not None and other and self._lost()
        if self._working is None or name != self._working.folder.name:
            return False  # of a writer that was here before
        if said != "made":
            return self._lost()
        self._step = (self.made, self._asked)
        if self._base is not None:
            self._base.release()
        self._base, self._working, self._failures = self._working, None, 0
        (self._base.folder / CHANGES).unlink(missing_ok=True)
        return True

    def _lost(self) -> bool:
        """What it worked on will not come."""
        assert self._working is not None
        self._working.release()
        self._working = None
        self._since.forget()
        self._failures += 1
        self._rest_until = time.monotonic() + min(_AGAIN, 0.5 * 2.0**self._failures)
        return False

    def _send(self, message: str) -> bool:
        try:
            self._line.send(message.encode())
        except OSError:
            return False
        return True


def run(snapshots: Snapshots, line: socket.socket, companions: tuple[Companion, ...]) -> None:
    """Be the process that makes companions, until it is told to end, or has worked long: another begins without what
    that took of memory.
    """
    line.setblocking(True)
    for companion in companions:
        companion.prepare()
    ready = f"{READY} {os.getpid()}"
    line.send(ready.encode())
    while True:
        name = line.recv(_LONGEST).decode()
        began = time.monotonic()
        line.send((ready if name == HELLO else f"{_made(snapshots, name, companions)} {name}").encode())
        if time.monotonic() - began > _LONG:
            return


def _made(snapshots: Snapshots, name: str, companions: tuple[Companion, ...]) -> str:
    try:
        for companion in companions:
            make(snapshots, name, companion)
    except NotFound:  # it was removed: nobody waits for it
        return "failed"
    except ArchontologyError as error:
        logging.getLogger(__name__).error("%s: %s", error.message, error.hint)
        return "failed"
    return "made"
