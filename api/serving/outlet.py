"""What an engine writes in, an HTTP answer on a connection out: with its length where it is short, in chunks where not.

Nothing is sent before the answer is whole or longer than BUFFER: until then an error can still be an honest status.
"""

import select
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Final

from api.serving.packing import PACKERS, Packer
from kg.errors import LimitExceeded

BUFFER: Final = 65_536
"""Bytes that are held back before the first is sent."""
STALL: Final = 30.0
"""Seconds that a client may leave what is sent to it unread."""
READS: Final = 0.02
"""Seconds after which a client that reads an answer at hand is a slow one."""
SHORT: Final = 1024
"""Bytes up to which an answer is not packed."""


class ClientGone(Exception):
    """The client closed the connection or does not read: there is nobody to tell."""


def line(status: HTTPStatus) -> bytes:
    """The first lines of an answer: its status and the time."""
    return _first(status, int(time.time()))


@lru_cache(maxsize=8)
def _first(status: HTTPStatus, second: int) -> bytes:
    return f"HTTP/1.1 {status.value} {status.phrase}\r\nDate: {formatdate(second, usegmt=True)}\r\n".encode()


def lines(headers: Iterable[tuple[str, str]]) -> bytes:
    """Headers, as they are sent."""
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode("latin-1")


def send_at_once(connection: socket.socket, data: bytes, slow: Callable[[], object]) -> None:
    """Send an answer that is at hand; `slow` is called where the client does not read it at once. Raises ClientGone."""
    left, end = memoryview(data), 0.0
    try:
        while left:
            try:
                left = left[connection.send(left, socket.MSG_DONTWAIT) :]
            except BlockingIOError:
                end = end or time.monotonic() + READS
                if (wait := end - time.monotonic()) <= 0 or not _takes(connection, wait):
                    break
        if left:
            slow()
            connection.sendall(left)
    except OSError:
        raise ClientGone from None


def _takes(connection: socket.socket, seconds: float) -> bool:
    """Whether the client takes more within so many seconds."""
    poll = select.poll()
    poll.register(connection, select.POLLOUT)
    return bool(poll.poll(seconds * 1000))


@dataclass(slots=True)
class Outlet:
    """A file that is written to once, from front to back; `finish` sends what is left."""

    connection: socket.socket
    most: int
    """Bytes that an answer may have."""
    chunks: bool
    coding: str
    """How the answer is packed: br, gzip, or not at all."""
    paused: Callable[[float], None]
    """Told how many seconds the client did not read."""
    keep: int
    """Bytes up to which an answer that is sent in chunks is held for a cache as well."""
    check: Callable[[bytes], object] = len
    """Called with each piece; raises an error for one that the format cannot carry."""
    headers: bytes = b""
    sent: bool = False
    over: bool = False
    """Whether all of the answer is written."""
    whole: bytes | None = None
    """The answer, but for its first lines and with its length, where it was not too long: what a cache keeps."""
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    _held: list[bytes] = field(default_factory=list)
    _waiting: int = 0
    _kept: list[bytes] = field(default_factory=list)
    _length: int = 0
    _packer: Packer | None = None

    def write(self, data: bytes) -> int:
        """A piece of the answer. Raises LimitExceeded for one that is too long, ClientGone."""
        self.size += len(data)
        if self.size > self.most:
            raise LimitExceeded(f"The answer is larger than {self.most} bytes", "ask for less, or in parts")
        self.check(data)
        self._held.append(bytes(data))
        self._waiting += len(data)
        if self._waiting > BUFFER:
            self._flush(last=False)
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces are sent when there are enough of them."""

    def finish(self) -> None:
        """All of the answer is written."""
        self.over = True
        if self.sent:
            self._flush(last=True)
            return
        body = b"".join(self._held)
        if len(body) > SHORT and (packer := self._packed()) is not None:
            body = packer.pack(body) + packer.finish()
        self.whole = self._answer(body)
        self._send(line(HTTPStatus.OK) + self.whole)

    def _answer(self, body: bytes) -> bytes:
        return b"%bContent-Length: %d\r\n\r\n%b" % (self.headers, len(body), body)

    def _flush(self, *, last: bool) -> None:
        data = b"".join(self._held)
        self._held.clear()
        self._waiting = 0
        opening = b"" if self.sent else self._begin()
        if self._packer is not None:
            data = self._packer.pack(data) + (self._packer.finish() if last else b"")
        self._keep(data, last=last)
        if self.chunks:
            chunk = b"%x\r\n%b\r\n" % (len(data), data) if data else b""
            data = chunk + (b"0\r\n\r\n" if last else b"")
        self._send(opening + data)

    def _keep(self, data: bytes, *, last: bool) -> None:
        self._length += len(data)
        if not self.chunks or self._length > self.keep:
            self._kept.clear()
            return
        self._kept.append(data)
        if last:
            self.whole = self._answer(b"".join(self._kept))

    def _begin(self) -> bytes:
        self._packer = self._packed()
        how = b"Transfer-Encoding: chunked" if self.chunks else b"Connection: close"
        return line(HTTPStatus.OK) + self.headers + how + b"\r\n\r\n"

    def _packed(self) -> Packer | None:
        if not self.coding:
            return None
        self.headers += b"Content-Encoding: %b\r\n" % self.coding.encode()
        return PACKERS[self.coding]()

    def _send(self, data: bytes) -> None:
        began = time.monotonic()
        with self.lock:
            self.sent = True
            try:
                self.connection.sendall(data)
            except OSError:  # reset by the client, or nothing read for STALL seconds
                raise ClientGone from None
        if (seconds := time.monotonic() - began) > 0.01:
            self.paused(seconds)
