"""The store of a process that answers requests: it reads the newest generation, writes through the writer, and lets
readers, which can be killed, evaluate what strangers ask."""

import http.client
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlencode

import orjson

from api.errors import HttpError
from api.logs import MARKS
from api.protocol import FORM
from api.serving import handover
from api.serving.requests import ON_BEHALF
from kg.answers.kept import shape
from kg.errors import ArchontologyError, BadQuery, InputError, LimitExceeded, NotFound
from kg.store.clauses import form_of
from kg.store.index import Index, IndexedStore, beside
from kg.store.protocol import WHOLE, Answer, Change, Dataset, Form, Generation, Row, Store
from kg.store.refusals import refuse_network
from kg.store.served import ServedStore
from kg.store.snapshot import Newest, Snapshot
from kg.store.snapshots import Held, Snapshots
from kg.store.spool import spooled

_PATIENCE: Final = 600.0
"""Seconds that a reader may take to begin its answer: its own limit is shorter."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A generation, and the index beside it where there is one."""

    snapshot: Snapshot
    index: Index | None

    @classmethod
    def of(cls, held: Held) -> "Opened":
        """A generation that is held, opened."""
        return cls(Snapshot(held), beside(held.folder, shape()))


class FrontStore:
    """The Store behind the application: of whatever is the newest generation, or of one.

    Of one, it reads that generation until it writes, which takes it on to what it wrote; of one that was asked for by
    its name it only reads.
    """

    def __init__(self, folder: Path, give: socket.socket) -> None:
        """`give` is the line on which connections go to readers."""
        self._folder, self._give = folder, give
        self._newest = Newest(Snapshots(folder), Opened.of)
        self._writer: ServedStore | None = None
        self._at: Opened | None = None
        self._name: str | None = None

    def now(self) -> Store:
        """See Store.now: reads are of one generation, however long the work with it takes."""
        return self._of(self._newest.get(), None)

    def at(self, name: str) -> Store:
        """See Store.at."""
        return self._of(Opened.of(Snapshots(self._folder).hold(name)), name)

    def _of(self, opened: Opened, name: str | None) -> Store:
        view = FrontStore.__new__(FrontStore)
        view._folder, view._give, view._newest, view._writer = self._folder, self._give, self._newest, self._write()
        view._at, view._name = opened, name
        return view if opened.index is None else IndexedStore(view, opened.index)

    def _read(self) -> Snapshot:
        return (self._at or self._newest.get()).snapshot

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See Store.alone: what others wrote before is seen within it."""
        with self._writing().alone():
            self._visible()
            yield

    def _writing(self) -> ServedStore:
        if self._name is not None:
            raise InputError(f"the generation {self._name} cannot be written", "write without generation=")
        return self._write()

    def _write(self) -> ServedStore:
        if self._writer is None:
            self._writer = ServedStore(self._folder)
        return self._writer

    def replace(self, graph: str, triples: bytes) -> Change:
        """See Store.replace. Readers see it when this returns, as with all that writes."""
        return self.transact({graph: triples})[graph]

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """See Store.replace_many."""
        changes = self._writing().replace_many(graphs)
        self._visible()
        return changes

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:
        """See Store.transact."""
        done = self._writing().transact(changes)
        self._visible()
        return done

    def remove(self, graph: str) -> Change:
        """See Store.remove."""
        return self.replace(graph, b"")

    def update(self, update: str) -> None:
        """See Store.update."""
        refuse_network(update, update=True)
        self._writing().update(update)
        self._visible()

    def _visible(self) -> None:
        self._write().publish()
        if self._at is not None:
            self._at = self._newest.get()

    def graphs(self) -> list[str]:
        """See Store.graphs."""
        return self._read().graphs()

    def select(self, query: str) -> list[Row]:
        """See Store.select."""
        return self._read().select(query)

    def ask(self, query: str) -> bool:
        """See Store.ask."""
        return self._read().ask(query)

    def query(self, query: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:
        """See Store.query: a reader evaluates it, within the limits of the service."""
        refuse_network(query)
        fields = [("query", query), *(("default-graph-uri", graph) for graph in dataset.default)]
        fields += [("named-graph-uri", graph) for graph in dataset.named]
        fields += [] if timeout is None else [("timeout", str(timeout))]
        fields += [] if self._name is None else [("generation", self._name)]
        return RelayedAnswer(self._give, form_of(query), urlencode(fields).encode(), MARKS.get().client)

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """See Store.dump."""
        return self._read().dump(media_type, graph)

    def written(self) -> Generation:
        """The state of the writer, which may be ahead of what is read. Raises StoreError where it does not answer."""
        return self._write().generation()

    def generation(self) -> Generation:
        """See Store.generation."""
        return self._read().generation()

    def close(self) -> None:
        """See Store.close."""
        if self._name is not None and self._at is not None:
            self._at.snapshot.close()
        elif self._writer is not None:
            self._writer.close()


class RelayedAnswer:
    """The answer of a reader to one query; the reader is asked when it is written, on behalf of a client."""

    def __init__(self, give: socket.socket, form: Form, body: bytes, client: str) -> None:
        self.form = form
        self._give, self._body, self._client = give, body, client

    def write(self, media_type: str) -> Iterator[bytes]:
        """See Answer.write; raises BadQuery also for what does not parse."""
        return spooled(lambda file: self._fetch(file, media_type))

    def _fetch(self, file: IO[bytes], media_type: str) -> None:
        near, far = socket.socketpair()
        with far:
            lines = ["POST /sparql HTTP/1.1", "Host: localhost", "Connection: close", f"Accept: {media_type}"]
            lines += [f"{ON_BEHALF}: {self._client}"] if self._client else []
            head = "\r\n".join((*lines, f"Content-Type: {FORM}", f"Content-Length: {len(self._body)}", "", ""))
            if not handover.give(self._give, far.fileno(), head.encode() + self._body):
                near.close()
                raise LimitExceeded("too many queries wait for an answer", "ask again in a moment")
        with closing(near):
            near.settimeout(_PATIENCE)
            try:
                answer = http.client.HTTPResponse(near, method="POST")
                answer.begin()
                if answer.status != 200:
                    raise _error(orjson.loads(answer.read()))
                while piece := answer.read(1 << 16):
                    file.write(piece)
            except (http.client.HTTPException, OSError) as error:
                raise LimitExceeded(f"the answer broke off: {error}", "a limit was passed: ask for less") from None


def _error(problem: dict[str, object]) -> ArchontologyError:
    """The error that a reader's problem+json tells."""
    detail, hint = str(problem["detail"]), str(problem.get("hint", ""))
    if problem["status"] == 400:
        line, column = problem.get("line"), problem.get("column")
        return BadQuery(detail, hint, *(place if isinstance(place, int) else None for place in (line, column)))
    if problem["status"] == 404:
        return NotFound(detail, hint)
    return (
        LimitExceeded(detail, hint)
        if problem["status"] == 503
        else HttpError(int(str(problem["status"])), detail, hint)
    )
