"""A folder in; the one process that may write it, taking work from others over a socket, and publishing generations.

An update that takes longer than `limit` ends this process, which alone ends an update of the engine for good: the
transaction is undone, and who keeps the process running starts another.
"""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg.errors import ArchontologyError, BadQuery, InputError, StoreError
from kg.store.embedded import EmbeddedStore
from kg.store.folder import SOCKET
from kg.store.frames import Frame, error_frame, receive, send
from kg.store.protocol import Form, Generation
from kg.store.publisher import Publisher, Publishing
from kg.store.terms import JSON

FINISH: Final = 60.0
"""Seconds that work which has begun is waited for when the process is told to end."""
LATE: Final = 75
"""The exit code of a writer that ended because an update was late."""


class Writer:
    """Does what messages ask of the store; each connection has a thread."""

    def __init__(self, store: EmbeddedStore, publisher: Publisher, limit: float) -> None:
        self._store, self._publisher, self._limit = store, publisher, limit
        self._idle = threading.Condition()
        self._busy, self._ending = 0, False
        self._does: dict[str, Callable[[Frame], Frame]] = {
            "transact": self._transact,
            "update": self._update,
            "select": self._select,
            "ask": lambda frame: Frame({"yes": store.ask(frame.body.decode())}),
            "restore": self._restore,
            "graphs": lambda _: Frame({"graphs": store.graphs()}),
            "dump": lambda frame: Frame({}, b"".join(store.dump(frame.head["media_type"], frame.head["graph"]))),
            "generation": lambda _: _told(store.generation()),
            "publish": lambda _: _told(publisher.wait()),
        }

    def finish(self, seconds: float) -> None:
        """Take no more work; wait so long for what is being done, and until it can be read."""
        with self._idle:
            self._ending = True
            self._idle.wait_for(lambda: self._busy == 0, timeout=seconds)
        self._publisher.wait()

    def serve(self, sock: socket.socket) -> None:
        """Answer the messages of one connection until it ends."""
        # Who goes away in the middle needs no answer; what was asked for is done all the same.
        with sock, suppress(BrokenPipeError, ConnectionResetError):
            while (frame := receive(sock)) is not None:
                with self._idle:
                    if self._ending:
                        return
                    self._busy += 1
                try:
                    send(sock, self._answer(frame))
                finally:
                    self._done()

    def _done(self) -> None:
        with self._idle:
            self._busy -= 1
            self._idle.notify_all()

    def _answer(self, frame: Frame) -> Frame:
        try:
            work = self._does.get(frame.head["do"])
            if work is None:
                raise InputError(f"the service knows no {frame.head['do']!r}", "client and service are of two versions")
            return work(frame)
        except ArchontologyError as error:
            return error_frame(error)

    def _transact(self, frame: Frame) -> Frame:
        changes: dict[str, bytes | None] = {}
        at = 0
        for graph, size in frame.head["graphs"]:
            changes[graph] = None if size is None else frame.body[at : at + size]
            at += size or 0
        done = self._store.transact(changes)
        self._publisher.written()
        return Frame({"changes": {name: (one.added, one.removed, one.restated) for name, one in done.items()}})

    def _update(self, frame: Frame) -> Frame:
        late = threading.Timer(self._limit, os._exit, (LATE,))
        late.daemon = True
        late.start()
        try:
            self._store.update(frame.body.decode())
        finally:
            late.cancel()
            self._publisher.written()
        return Frame({})

    def _restore(self, frame: Frame) -> Frame:
        self._store.restore(Path(frame.head["folder"]))
        self._publisher.written()
        return Frame({})

    def _select(self, frame: Frame) -> Frame:
        answer = self._store.query(frame.body.decode())
        if answer.form is not Form.SELECT:
            raise BadQuery("not a SELECT query: it gives no rows")
        return Frame({}, b"".join(answer.write(JSON)))


def _told(generation: Generation) -> Frame:
    return Frame({"name": generation.name, "made": generation.made.isoformat()})


def listen(folder: Path) -> socket.socket:
    """The socket on which the writer of the store in `folder` takes work; only this user may use it."""
    path = folder / SOCKET
    path.unlink(missing_ok=True)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        sock.bind(str(path))
    except OSError as error:
        raise StoreError(f"no socket can be made at {path}: {error}", "a shorter path for the store helps") from None
    finally:
        os.umask(before)
    sock.listen(128)
    return sock


def run(folder: Path, how: Publishing, limit: float, ready: Callable[[], object]) -> None:
    """Be the writer of the store in `folder` until the process is told to end; `ready` is called when it can be asked.

    `limit` is in seconds. Raises StoreError when the folder cannot be opened.
    """
    store = EmbeddedStore(folder, collect=bool(how.builders))
    publisher = Publisher(store, how)
    writer, sock = Writer(store, publisher, limit), listen(folder)
    threading.Thread(target=publisher.run, daemon=True).start()
    signal.signal(signal.SIGTERM, _end)
    ready()
    try:
        _accept(writer, sock)
    except _Ended:
        (folder / SOCKET).unlink(missing_ok=True)
        writer.finish(FINISH)


def _accept(writer: Writer, sock: socket.socket) -> None:
    while True:
        try:
            asked, _ = sock.accept()
        except OSError:
            time.sleep(0.1)  # too many open files: some will be closed
            continue
        threading.Thread(target=writer.serve, args=(asked,), daemon=True).start()


class _Ended(Exception):
    """The process was told to end."""


def _end(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Ended
