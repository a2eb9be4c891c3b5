"""One connection in, the answers to the queries that come on it out, until it ends or the application is asked."""

import logging
import select
import socket
import struct
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from api.errors import HttpError
from api.logs import REQUESTS, Marks, marks
from api.protocol import resolved
from api.serving import answering, handover
from api.serving.answering import Asked
from api.serving.board import Board, Counts, Slot
from api.serving.cache import Cache
from api.serving.handover import Passed
from api.serving.ledger import Bill, wait
from api.serving.limits import Limits
from api.serving.outlet import STALL, ClientGone, Outlet, line
from api.serving.requests import Incoming, Request, more
from api.serving.watch import Task, Watch
from api.streams import carried_by_xml
from kg.errors import ArchontologyError, LimitExceeded
from kg.store.reads import EmbeddedAnswer
from kg.store.snapshot import Newest, Snapshot

_TOLD: Final = 500
"""Letters of a query that was ended which the log holds."""
HOLD: Final = 50
"""Milliseconds that a reader waits for the next request on a connection before it gives the connection back."""
ADMITTED: Final = 0.02
"""Seconds for which a client whose share is not used up may go on: to look at the places of all readers costs 27 µs."""
_OVER: Final = b""
_TIMEVAL: Final = struct.Struct("ll")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where connections come from, and where they go back to."""

    take: socket.socket
    back: socket.socket
    wake: socket.socket
    """Rung when a connection is taken: the keeper sees to it that others wait for the next."""


@dataclass(slots=True)
class Ending:
    """Whether this process was told to end: it finishes the answer that it is at, and takes no other request."""

    asked: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reader works with."""

    newest: Newest[Snapshot]
    cache: Cache
    watch: Watch
    board: Board
    slot: Slot
    lines: Lines
    limits: Limits
    ending: Ending


class Conversation:
    """The requests of one connection, one after the other."""

    def __init__(self, desk: Desk, passed: Passed) -> None:
        self._desk, self._connection, self._first = desk, passed.connection, passed.data
        self._client = _address(passed.connection)
        self._poll = select.poll()
        self._poll.register(passed.connection, select.POLLIN)
        self._poll.register(desk.lines.take, select.POLLIN)
        self._here = passed.connection.fileno()
        self._admitted = 0.0

    def run(self) -> None:
        """Answer until the connection is over or given back."""
        with self._connection:
            # Not settimeout: Python would look at the socket before each call, which costs as much as the call.
            self._connection.setblocking(True)
            for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                self._connection.setsockopt(socket.SOL_SOCKET, option, _TIMEVAL.pack(int(STALL), 0))
            data = self._first
            try:
                while data:
                    data = self._turn(data)
            except ClientGone:
                self._desk.watch.end()

    def _turn(self, data: bytes) -> bytes:
        """Answer the request that begins with `data`; the beginning of the next one."""
        snapshot = self._desk.newest.get()
        if (known := self._desk.cache.get(snapshot.generation().name, data)) is not None:
            self._send(line(HTTPStatus.OK) + known)
            self._desk.slot.count(Counts(queries=1, cached=1, sent=len(known)))
            return self._next()
        try:
            incoming = self._receive(data)
        except HttpError as error:
            self._refuse(error, last=True)
            return _OVER
        if not (incoming.done and self._mine(incoming)):
            return self._give_back(incoming.raw)
        return self._request(snapshot, incoming.request())

    def _receive(self, data: bytes) -> Incoming:
        """All of the request, or its beginning where that shows that it is the application's. Raises HttpError."""
        incoming = Incoming()
        while data:
            incoming.feed(data)
            if incoming.done or (incoming.headed and not self._mine(incoming)):
                return incoming
            data = more(self._connection)
        raise ClientGone

    def _mine(self, incoming: Incoming) -> bool:
        length = incoming.header("content-length")
        large = length.isdigit() and int(length) > self._desk.limits.query
        return not large and incoming.size <= self._desk.limits.query and answering.for_reader(incoming)

    def _request(self, snapshot: Snapshot, request: Request) -> bytes:
        limits = self._desk.limits
        try:
            asked = answering.asked(request, limits.seconds, limits.most_seconds)
            if asked is None:
                return self._give_back(request.raw)
            self._admit()
            if asked.operation.generation is not None:
                snapshot = snapshot.at(asked.operation.generation)
            if not self._evaluate(snapshot, request, asked):
                return _OVER
        except ArchontologyError as error:
            if isinstance(error, HttpError) and error.status == HTTPStatus.TOO_MANY_REQUESTS:
                self._desk.slot.count(Counts(refused=1))
            self._refuse(error, last=not request.keep_alive)
        return self._next() if request.keep_alive else _OVER

    def _admit(self) -> None:
        """Raise HttpError 429 where the client has as many slow queries as it may, or has spent what it may."""
        if (now := time.monotonic()) < self._admitted:
            return
        board, limits, name = self._desk.board, self._desk.limits, self._client.decode()
        if (running := board.slow(self._client)) >= limits.slow:
            detail = f"{running} queries from {name} run longer than a second already"
            raise HttpError(429, detail, "wait until one of them has ended", {"Retry-After": "1"})
        if limits.spend and (spent := board.ledger.spent(self._client)) > limits.spend:
            detail = (
                f"queries from {name} took {spent:.0f} seconds of processor time; {limits.spend:g} a minute are free"
            )
            seconds = wait(spent, limits.spend)
            raise HttpError(429, detail, f"ask again in {seconds} seconds", {"Retry-After": str(seconds)})
        self._admitted = now + ADMITTED

    def _evaluate(self, snapshot: Snapshot, request: Request, asked: Asked) -> bool:
        """Answer the query; False when the answer broke off. Raises ArchontologyError while nothing is sent."""
        desk, began, failed = self._desk, time.monotonic(), 0
        outlet = Outlet(self._connection, desk.limits.result, request.chunks, _gzip(request), desk.watch.pause)
        desk.slot.begin(self._client, (asked.operation.query or "").encode(), asked.seconds)
        bill = Bill(desk.board.ledger, desk.slot.index, self._client)
        ender = Ender(desk.slot, outlet, _marks(request), bill)
        desk.watch.begin(Task(began + asked.seconds, asked.seconds, self._connection, ender))
        try:
            self._write(snapshot, request, asked, outlet)
        except ArchontologyError:
            failed = 1
            if outlet.sent:
                return False
            raise
        finally:
            desk.watch.end()
            bill.settle()
            desk.slot.end()
            spent = int((time.monotonic() - began) * 1e9)
            desk.slot.count(Counts(queries=1, failed=failed, sent=outlet.size, nanoseconds=spent))
            if REQUESTS.isEnabledFor(logging.INFO):
                fields = {"milliseconds": round(spent / 1e6, 2), "client": self._client.decode(), "sent": outlet.size}
                told = {"fields": fields, "marks": ender.marks}
                REQUESTS.info("%s %s%s", request.method, request.path, " failed" * failed, extra=told)
        if outlet.whole is not None:
            desk.cache.put(request.raw, outlet.whole)
        return request.keep_alive and (outlet.whole is not None or outlet.chunks)

    def _write(self, snapshot: Snapshot, request: Request, asked: Asked, outlet: Outlet) -> None:
        where = f"http://{request.headers.get('host', '')}{request.path}"
        answer = resolved(
            lambda text: snapshot.query(text, asked.operation.dataset), asked.operation.query or "", where
        )
        assert isinstance(answer, EmbeddedAnswer)
        choice = asked.choice(answer.form)
        etag = f'W/"{snapshot.generation().name}-{choice.name}"'
        if answering.matches(request.headers.get("if-none-match"), etag):
            self._send(line(HTTPStatus.NOT_MODIFIED) + answering.unchanged(snapshot.generation(), etag) + b"\r\n")
            outlet.sent = True
            return
        outlet.headers = answering.headers(choice, snapshot.generation(), etag)
        if request.method == "HEAD":
            self._send(line(HTTPStatus.OK) + outlet.headers + b"\r\n")
            outlet.sent = True
            return
        if "xml" in choice.media_type:
            outlet.check = carried_by_xml
        answer.fill(outlet, choice.written)
        outlet.finish()

    def _next(self) -> bytes:
        """The beginning of the next request; the connection goes back when none comes soon or others wait."""
        if self._desk.ending.asked:
            return _OVER
        if self._desk.watch.slow or self._here not in [one for one, _ in self._poll.poll(HOLD)]:
            return self._give_back(b"")
        return more(self._connection)

    def _give_back(self, data: bytes) -> bytes:
        """The connection, with what was read of its next request, to the application."""
        handover.give(self._desk.lines.back, self._connection.fileno(), data)
        return _OVER

    def _refuse(self, error: ArchontologyError, *, last: bool) -> None:
        self._send(answering.refused(error, last=last))

    def _send(self, data: bytes) -> None:
        try:
            self._connection.sendall(data)
        except OSError:
            raise ClientGone from None


@dataclass(frozen=True, slots=True)
class Ender:
    """Tells the client that its query was ended: with 503 where nothing was sent yet, else the connection breaks."""

    slot: Slot
    outlet: Outlet
    marks: Marks
    bill: Bill

    def __call__(self, code: str, message: str, hint: str) -> None:
        """Called by the thread that watches, just before the process ends."""
        ended = {"late": code == "late", "too_large": code == "too-large"}
        ended |= {"cancelled": code == "cancelled", "gone": code == "gone"}
        self.slot.count(Counts(queries=1, **ended))
        self.bill.settle()
        self._tell(message)
        if code == "gone" or not self.outlet.lock.acquire(blocking=False) or self.outlet.sent:
            return
        self.outlet.connection.setblocking(False)
        try:
            self.outlet.connection.sendall(answering.refused(LimitExceeded(message, hint), last=True))
        except OSError:
            return

    def _tell(self, message: str) -> None:
        """Tell the log, which an operator reads who wonders what slows the service down."""
        running = self.slot.running()
        if message and running is not None:
            fields = {"client": running.client, "seconds": round(running.seconds, 2), "query": running.query[:_TOLD]}
            REQUESTS.warning(message, extra={"fields": fields, "marks": self.marks})


def _gzip(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "").replace("gzip;q=0,", "")


def _marks(request: Request) -> Marks:
    named = ((name.encode(), request.headers.get(name, "").encode()) for name in ("x-request-id", "traceparent"))
    return marks(named)


def _address(connection: socket.socket) -> bytes:
    try:
        return str(connection.getpeername()[0]).encode()
    except (OSError, IndexError):
        return b""
