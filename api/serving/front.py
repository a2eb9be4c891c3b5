"""The application on uvicorn, as one of the processes of the service: SPARQL queries go on to readers and come back.

A connection whose next request begins like a query is passed on as it is, with the bytes that were read. What a reader
does not answer (an update, a page, a request of the application) comes back with its bytes. Any other request goes the
same way to a front that holds fewer connections, where there is one.
"""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.serving import handover
from api.serving.evenly import Share
from api.serving.joined import Joined

_BEGINNINGS: Final = (b"GET /sparql?", b"POST /sparql", b"HEAD /sparql?")


@dataclass(frozen=True, slots=True)
class FrontLines:
    """Where queries and other connections go, and where they come back from."""

    share: Share
    give: socket.socket | None = None
    """None: there are no readers, the application answers queries, too."""
    back: socket.socket | None = None


class Passing(HttpToolsProtocol):
    """uvicorn's protocol for one connection, but that it passes on what others answer sooner."""

    lines: FrontLines

    reading = False
    """Whether a request has begun to come of which not all is there: what comes belongs to it, answered or not."""
    given_back = b""
    """What another process read of the next request: it is for this one to answer."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A new connection, or one that comes back: what a reader read of it comes before what is still to read."""
        stream = cast(asyncio.Transport, transport)  # uvloop's, which are none by their class
        super().connection_made(Joined(stream, asyncio.get_running_loop()))
        self.lines.share.holds(len(self.connections))
        if self.given_back:
            super().data_received(self.given_back)

    def data_received(self, data: bytes) -> None:
        """Bytes from the client."""
        if self._rests() and (line := self._better(data)) is not None and self._pass_on(line, data):
            return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """The parser met the first byte of a request."""
        self.reading = True
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """All of a request is there, its body too."""
        self.reading = False
        super().on_message_complete()

    def _rests(self) -> bool:
        """Whether the next byte begins a request, and every answer before it is sent."""
        answered = self.cycle is None or self.cycle.response_complete
        return not self.reading and answered and not self.pipeline and not self.transport.get_write_buffer_size()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is closed, or is with another process now."""
        super().connection_lost(exc)
        self.lines.share.holds(len(self.connections))

    def _better(self, data: bytes) -> socket.socket | None:
        if self.lines.give is not None and data.startswith(_BEGINNINGS):
            return self.lines.give
        return self.lines.share.elsewhere(len(self.connections))

    def _pass_on(self, line: socket.socket, data: bytes) -> bool:
        sock = self.transport.get_extra_info("socket")
        if sock is None or not handover.give(line, sock.fileno(), data):
            return False
        self._unset_keepalive_if_required()
        self.transport.abort()  # closes this process's hold on the connection, not the connection
        return True


class Front(uvicorn.Server):
    """A server that also takes connections that others give it."""

    def __init__(self, config: uvicorn.Config, lines: FrontLines) -> None:
        super().__init__(config)
        self._lines = lines

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and take connections from readers and from other fronts."""
        await super().startup(sockets=sockets)
        self._lines.share.opens()
        loop = asyncio.get_running_loop()
        for line in (self._lines.share.taken, self._lines.back):
            if line is not None:
                loop.add_reader(line, self._take, line, loop)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish the answers that have begun, those that other fronts gave away just now among them."""
        self._lines.share.closes()
        self._take(self._lines.share.taken, asyncio.get_running_loop())
        await super().shutdown(sockets=sockets)

    def _take(self, line: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
        while (passed := handover.take(line)) is not None:
            task = loop.create_task(self._adopt(loop, passed))
            self.server_state.tasks.add(task)
            task.add_done_callback(self.server_state.tasks.discard)

    async def _adopt(self, loop: asyncio.AbstractEventLoop, passed: handover.Passed) -> None:
        passed.connection.setblocking(False)
        adopted = self._protocol(passed.data)
        await loop.connect_accepted_socket(lambda: adopted, passed.connection)
        if self.should_exit:  # whoever was there before was told already
            adopted.shutdown()
        elif not passed.data:
            wait = adopted.timeout_keep_alive
            adopted.timeout_keep_alive_task = loop.call_later(wait, adopted.timeout_keep_alive_handler)

    def _protocol(self, data: bytes) -> HttpToolsProtocol:
        kind: Any = self.config.http_protocol_class
        made = kind(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)
        made.given_back = data
        assert isinstance(made, HttpToolsProtocol)
        return made


def run(making: Callable[[], Any], listening: socket.socket, lines: FrontLines) -> None:
    """Make the application, serve it on the socket until the process is told to end; answers that have begun are finished."""
    lines.share.closes()  # a front that was here before may have left its place open
    http: Any = type("Passing", (Passing,), {"lines": lines})
    config = uvicorn.Config(
        making(),
        http=http,
        loop="uvloop",
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=30,
    )
    Front(config, lines).run(sockets=[listening])
