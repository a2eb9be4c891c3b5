"""The socket of the process that serves a store in, a Store that works through it out: the command line beside a server.

What writes, and what our own questions read, goes to that process; a stranger's query and a long dump are read here from
a generation that holds all that was written before, so that a slow one holds nobody up and Ctrl+C ends it.
"""

import socket
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from kg.errors import StoreError
from kg.store import terms
from kg.store.folder import SOCKET, TURN
from kg.store.frames import Frame, raise_error, receive, send
from kg.store.protocol import WHOLE, Answer, Change, Dataset, Generation, Row
from kg.store.snapshot import Newest, Snapshot
from kg.store.snapshots import Snapshots
from kg.store.turn import Turn


def connect(folder: Path) -> socket.socket | None:
    """A connection to the process that serves the store in `folder`; None where none does."""
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        sock.connect(str(folder / SOCKET))
    except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
        sock.close()
        return None
    except OSError as error:
        sock.close()
        raise StoreError(f"the service of {folder} cannot be reached: {error}", "is its path too long?") from None
    return sock


class ServedStore:
    """The Store over a folder that another process of this machine serves. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreError when nobody serves the folder."""
        self.folder = folder
        self._idle: list[socket.socket] = [self._connected()]
        self._lock = threading.Lock()
        self._alone = Turn(folder / TURN)
        self._newest = Newest(Snapshots(folder), Snapshot)

    def _connected(self) -> socket.socket:
        sock = connect(self.folder)
        if sock is None:
            raise StoreError(f"nobody serves the store {self.folder}", "archontology serve, or open it here")
        return sock

    def ask_server(self, do: str, body: bytes = b"", **head: Any) -> Frame:
        """What the serving process answers to one message. Raises the error that it tells; StoreError if it ends."""
        with self._lock:
            sock = self._idle.pop() if self._idle else None
        sock = sock or self._connected()
        try:
            send(sock, Frame({"do": do, **head}, body))
            answer = receive(sock)
        except OSError as error:
            sock.close()
            raise StoreError(f"the service of {self.folder} broke off: {error}", "see its log") from None
        if answer is None:
            sock.close()
            raise StoreError(f"the service of {self.folder} ended in the middle", "see its log; nothing half was kept")
        with self._lock:
            self._idle.append(sock)
        return raise_error(answer)

    def replace(self, graph: str, triples: bytes) -> Change:
        """See Store.replace."""
        return self.transact({graph: triples})[graph]

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """See Store.replace_many."""
        return [self.replace(graph, triples) for graph, triples in graphs]

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:
        """See Store.transact."""
        sizes = [[graph, None if triples is None else len(triples)] for graph, triples in changes.items()]
        body = b"".join(triples or b"" for triples in changes.values())
        done = self.ask_server("transact", body, graphs=sizes).head["changes"]
        return {graph: Change(*counts) for graph, counts in done.items()}

    def remove(self, graph: str) -> Change:
        """See Store.remove."""
        return self.replace(graph, b"")

    def graphs(self) -> list[str]:
        """See Store.graphs."""
        return list(self.ask_server("graphs").head["graphs"])

    def select(self, query: str) -> list[Row]:
        """See Store.select."""
        return terms.rows(orjson.loads(self.ask_server("select", query.encode()).body))

    def ask(self, query: str) -> bool:
        """See Store.ask."""
        return bool(self.ask_server("ask", query.encode()).head["yes"])

    def query(self, query: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:
        """See Store.query."""
        return self.snapshot().query(query, dataset, timeout)

    def update(self, update: str) -> None:
        """See Store.update."""
        self.ask_server("update", update.encode())

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """See Store.dump: one named graph is told by the serving process, all that is longer is read here."""
        if graph:
            return iter([self.ask_server("dump", graph=graph, media_type=media_type).body])
        return self.snapshot().dump(media_type, graph)

    def now(self) -> "ServedStore":
        """See Store.now."""
        return self

    def at(self, name: str) -> Snapshot:
        """See Store.at."""
        return Snapshot(Snapshots(self.folder).hold(name))

    def alone(self) -> AbstractContextManager[None]:
        """See Store.alone: among all processes of this machine that write through the one that serves."""
        return self._alone

    def generation(self) -> Generation:
        """See Store.generation."""
        return _generation(self.ask_server("generation"))

    def publish(self) -> Generation:
        """Wait until readers can read all that was written before; the generation that holds it."""
        return _generation(self.ask_server("publish"))

    def snapshot(self) -> Snapshot:
        """The generation that holds all that was written before, to be read here."""
        self.publish()
        return self._newest.get()

    def restore(self, backup: Path) -> Generation:
        """See EmbeddedStore.restore; when it returns, readers read what was restored."""
        self.ask_server("restore", folder=str(backup.absolute()))
        return self.publish()

    def close(self) -> None:
        """See Store.close."""
        with self._lock:
            for sock in self._idle:
                sock.close()
            self._idle.clear()


def _generation(frame: Frame) -> Generation:
    return Generation(frame.head["name"], datetime.fromisoformat(frame.head["made"]))
