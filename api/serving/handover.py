"""A connection and what was already read of it, and when, go through a socket to another process of the service.

Two of these sockets hold the queue of the kernel: whoever is free takes the next connection.
"""

import os
import socket
import struct
import time
from dataclasses import dataclass, field
from typing import Final

_IN_MESSAGE: Final = 65_536
"""More bytes than these go through a file in memory: a message has a limit."""
_HEAD: Final = struct.Struct("<?d")
"""Whether what was read is in a file, and when it came, by the monotonic clock, which all processes share."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A connection, and what was read of its next request."""

    connection: socket.socket
    data: bytes = field(default=b"", repr=False)
    came: float = 0.0
    """When that request came, by the monotonic clock."""


def pair() -> tuple[socket.socket, socket.socket]:
    """The two ends of a line on which connections are passed: each message is one, whole or not at all."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def give(line: socket.socket, connection: int, data: bytes, came: float | None = None) -> bool:
    """Pass the connection on; this process still has to close its own. False when too many wait on the line.

    `came` is when the request came of which `data` was read: now, where it is not said.
    """
    began, files = came or time.monotonic(), [connection]
    message = _HEAD.pack(False, began) + data
    if len(data) > _IN_MESSAGE:
        spare = os.memfd_create("request", os.MFD_CLOEXEC)
        with open(spare, "wb", closefd=False) as file:
            file.write(data)
        message, files = _HEAD.pack(True, began), [connection, spare]
    try:
        socket.send_fds(line, [message], files)
    except BlockingIOError:
        return False
    finally:
        for spare in files[1:]:
            os.close(spare)
    return True


def take(line: socket.socket) -> Passed | None:
    """The next connection on the line; None when there is none now.

    Raises EOFError when the other end is gone.
    """
    try:
        message, files, _, _ = socket.recv_fds(line, _IN_MESSAGE + _HEAD.size, 2)
    except BlockingIOError:
        return None
    if not files:
        raise EOFError
    for file in files:
        os.set_inheritable(file, False)
    (in_file, came), data = _HEAD.unpack_from(message), message[_HEAD.size :]
    if in_file:
        with open(files[1], "rb") as held:
            held.seek(0)
            data = held.read()
    return Passed(socket.socket(fileno=files[0]), data, came)


def ring(wake: socket.socket) -> None:
    """Wake who waits at the other end; once is enough."""
    try:
        wake.send(b"\0")
    except BlockingIOError:
        return
