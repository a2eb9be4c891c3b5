"""Messages between processes of one machine: a small JSON head and bytes, over a Unix socket, whole or not at all."""

import socket
import struct
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from kg import errors
from kg.errors import ArchontologyError, BadQuery, StoreError

_LENGTHS: Final = struct.Struct(">IQ")
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: what it says, and the bytes that go with it."""

    head: dict[str, Any]
    body: bytes = field(default=b"", repr=False)


def send(sock: socket.socket, frame: Frame) -> None:
    """Send one message."""
    head = orjson.dumps(frame.head)
    sock.sendall(_LENGTHS.pack(len(head), len(frame.body)) + head)
    sock.sendall(frame.body)


def receive(sock: socket.socket) -> Frame | None:
    """The next message; None when the other side is gone."""
    lengths = _exactly(sock, _LENGTHS.size)
    if lengths is None:
        return None
    head, body = (_exactly(sock, size) for size in _LENGTHS.unpack(lengths))
    return None if head is None or body is None else Frame(orjson.loads(head), body)


def _exactly(sock: socket.socket, size: int) -> bytes | None:
    pieces = []
    while size:
        piece = sock.recv(min(size, _PIECE))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def error_frame(error: ArchontologyError) -> Frame:
    """The message that carries an error to the other side."""
    place = (error.line, error.column) if isinstance(error, BadQuery) else (None, None)
    return Frame({"error": type(error).__name__, "message": error.message, "hint": error.hint, "place": place})


def raise_error(frame: Frame) -> Frame:
    """The message itself; raises the error that it carries."""
    if "error" not in frame.head:
        return frame
    kind = getattr(errors, frame.head["error"], StoreError)
    message, hint = frame.head["message"], frame.head["hint"]
    if issubclass(kind, BadQuery):
        raise kind(message, hint, *frame.head["place"])
    raise kind(message, hint)
