"""One connection in, the answers to the queries that come on it out, until it ends or the application is asked."""

import logging
import socket
import struct
import time
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Final

from api.errors import HttpError
from api.logs import REQUESTS
from api.protocol import resolved
from api.serving import answering, handover
from api.serving.answering import Asked
from api.serving.board import Board, Counts, Slot
from api.serving.cache import Cache
from api.serving.ender import Ender, marks_of
from api.serving.held import Held
from api.serving.ledger import Bill, wait
from api.serving.limits import Limits
from api.serving.outlet import STALL, ClientGone, Outlet, line, send_at_once
from api.serving.requests import ON_BEHALF, PIECE, Incoming, Request
from api.serving.shelf import WORTH
from api.serving.watch import Task, Watch
from api.streams import carried_by_xml
from kg.errors import ArchontologyError
from kg.store.reads import EmbeddedAnswer
from kg.store.snapshot import Newest, Snapshot

ADMITTED: Final = 0.02
"""Seconds for which a client whose share is not used up may go on: to look at the places of all readers costs 27 µs."""
_TIMEVAL: Final = struct.Struct("ll")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where connections come from, and where they go back to."""

    take: socket.socket
    back: socket.socket
    again: socket.socket
    """To readers, as from the application."""
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
    cache: Cache[bytes]
    watch: Watch
    board: Board
    slot: Slot
    lines: Lines
    limits: Limits
    ending: Ending
    held: Held

    def leave_alone(self, bill: Bill) -> None:
        """The query lasts: others have the other connections, and a reader more may be needed."""
        bill.lasts()
        self.held.give_away()
        handover.ring(self.lines.wake)


class Conversation:
    """The requests of one connection, one after the other."""

    def __init__(self, desk: Desk, connection: socket.socket, came: float | None) -> None:
        """`came` is when its first request came, where it waited for a reader: from then on the time of its query runs."""
        self._desk, self.connection, self.came = desk, connection, came
        self._client = _address(connection)
        self._relayed = not self._client  # the application asks, over a line that has no address
        self._incoming: Incoming | None = None
        self._admitted = 0.0
        self.since = time.monotonic()
        # Not settimeout: Python would look at the socket before each call, which costs as much as the call.
        connection.setblocking(True)
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            connection.setsockopt(socket.SOL_SOCKET, option, _TIMEVAL.pack(int(STALL), 0))

    def unread(self) -> bytes:
        """See Talk."""
        return b"" if self._incoming is None else self._incoming.raw

    def receive(self) -> bool:
        """Read what has come and answer it; whether the connection is still held. An answer that cannot go on ends it."""
        try:
            data = self.connection.recv(PIECE, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return bool(data) and self.turn(data)

    def turn(self, data: bytes) -> bool:
        """Answer the request that begins, or goes on, with `data`; whether the connection is still held."""
        try:
            held = self._turn(data)
        except ClientGone:
            self._desk.watch.end()
            return False
        if self._incoming is None:
            self.since, self.came = time.monotonic(), None
        return held and not self._desk.ending.asked

    def _turn(self, data: bytes) -> bool:
        snapshot, incoming = self._desk.newest.get(), self._incoming
        pieces = incoming is not None  # then what is kept is known by none of them, but by the whole
        if not pieces and self._again(snapshot, data):
            return True
        incoming = incoming or Incoming()
        try:
            incoming.feed(data)
        except HttpError as error:
            self._refuse(error, None, last=True)
            return False
        if self._incoming is None:
            self.since = time.monotonic()
            self.came = self.came or self.since
        whole = incoming.done or (incoming.headed and not self._mine(incoming))
        self._incoming = None if whole else incoming
        if not whole:
            return True
        if not (incoming.done and self._mine(incoming)):
            return self._give_back(incoming.raw)
        request = incoming.request()
        return (pieces and self._again(snapshot, request.raw)) or self._request(snapshot, request)

    def _again(self, snapshot: Snapshot, request: bytes) -> bool:
        """Send the answer to this request that this reader, or another one, keeps; False where nobody does."""
        desk, generation = self._desk, snapshot.generation().name
        known = desk.cache.get(generation, request)
        if known is None:
            known = desk.board.shelf.get(generation, request)
            if known is None:
                return False
            desk.cache.put(request, known, len(known))
        self._send(line(HTTPStatus.OK) + known)
        desk.slot.count(Counts(queries=1, cached=1, sent=len(known)))
        return True

    def _mine(self, incoming: Incoming) -> bool:
        length = incoming.header("content-length")
        large = length.isdigit() and int(length) > self._desk.limits.query
        return (
            not incoming.more
            and not large
            and incoming.size <= self._desk.limits.query
            and answering.for_reader(incoming)
        )

    def _request(self, snapshot: Snapshot, request: Request) -> bool:
        limits = self._desk.limits
        try:
            asked = answering.asked(request, limits.seconds, limits.most_seconds)
            if asked is None:
                return self._give_back(request.raw)
            if self._relayed:
                self._client = request.headers.get(ON_BEHALF, "").encode()
            self._admit()
            if asked.operation.generation is not None:
                snapshot = snapshot.at(asked.operation.generation)
            if not self._evaluate(snapshot, request, asked):
                return False
        except ArchontologyError as error:
            if isinstance(error, HttpError) and error.status == HTTPStatus.TOO_MANY_REQUESTS:
                self._desk.slot.count(Counts(refused=1))
            self._refuse(error, request, last=not request.keep_alive)
        return request.keep_alive

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
        coding = answering.coding(request.headers.get("accept-encoding"))
        outlet = Outlet(
            self.connection, desk.limits.result, request.chunks, coding, desk.watch.pause, desk.cache.longest
        )
        desk.slot.begin(self._client, (asked.operation.query or "").encode(), asked.seconds)
        bill = Bill(desk.board.ledger, desk.slot.index, self._client)
        ender = Ender(desk.slot, outlet, request, bill)
        waited = began - (self.came or began)
        desk.watch.begin(Task(began, asked.seconds, self.connection, ender, partial(desk.leave_alone, bill), waited))
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
                self._tell(request, {"milliseconds": round(spent / 1e6, 2), "sent": outlet.size}, failed)
        if outlet.whole is not None and request.keep_alive:  # a connection that is to be closed is no cached answer's
            desk.cache.put(request.raw, outlet.whole, len(outlet.whole))
            if spent > WORTH and asked.operation.generation is None:
                desk.board.shelf.put(snapshot.generation().name, request.raw, outlet.whole)
        return request.keep_alive and (outlet.whole is not None or outlet.chunks)

    def _tell(self, request: Request, fields: dict[str, float], failed: int) -> None:
        told = {"fields": {**fields, "client": self._client.decode()}, "marks": marks_of(request)}
        REQUESTS.info("%s %s%s", request.method, request.path, " failed" * failed, extra=told)

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
            outlet.sent = outlet.over = True
            return
        outlet.headers = answering.headers(choice, snapshot.generation(), etag)
        if request.method == "HEAD":
            self._send(line(HTTPStatus.OK) + outlet.headers + b"\r\n")
            outlet.sent = outlet.over = True
            return
        if "xml" in choice.media_type:
            outlet.check = carried_by_xml
        answer.fill(outlet, choice.written)
        outlet.finish()

    def _give_back(self, data: bytes) -> bool:
        """The connection, with what was read of its next request, to the application."""
        handover.give(self._desk.lines.back, self.connection.fileno(), data)
        return False

    def _refuse(self, error: ArchontologyError, request: Request | None, *, last: bool) -> None:
        self._send(answering.refused(error, request, last=last))

    def _send(self, data: bytes) -> None:
        """Send an answer that is at hand; a client that does not read it keeps nobody else waiting."""
        send_at_once(self.connection, data, self._desk.held.give_away)


def _address(connection: socket.socket) -> bytes:
    try:
        return str(connection.getpeername()[0]).encode()
    except (OSError, IndexError):
        return b""
