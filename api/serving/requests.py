"""Bytes from a connection in, one HTTP request out: as far as a reader needs it, and the bytes themselves to pass on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import httptools

from api.errors import HttpError
from api.shield import MAX_URL

MAX_HEAD: Final = 65_536
"""Bytes of request line and headers."""
ON_BEHALF: Final = "x-on-behalf-of"
"""The header in which the application names the client for which it asks; of anybody else it counts for nothing."""
PIECE: Final = 65_536
"""Bytes that are read at once."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request: `raw` is all of it. Names of headers are lower case; of repeated ones the values are joined."""

    method: str
    path: str
    query: bytes
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    raw: bytes = field(repr=False)
    keep_alive: bool
    chunks: bool
    """Whether the client understands an answer in chunks (HTTP/1.1)."""


class Incoming:
    """Collects one request; httptools calls the methods that begin with on_."""

    def __init__(self) -> None:
        self._parser = httptools.HttpRequestParser(self)
        self._url = b""
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._raw: list[bytes] = []
        self.size = 0
        self.headed = self._stays = False
        self.done = False
        self.more = False
        """Whether another request came with it: then both are the application's, which answers one after the other."""

    def feed(self, data: bytes) -> None:
        """More bytes. Raises HttpError 400 for what is no HTTP, 431 and 414 for what is too long."""
        self._raw.append(data)
        self.size += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self.done = True
        except httptools.HttpParserError as error:
            raise HttpError(400, f"This is no HTTP request: {error}") from None
        if not self.headed and self.size > MAX_HEAD:
            raise HttpError(431, f"The headers are too long: {MAX_HEAD} bytes are read")
        if len(self._url) > MAX_URL:
            detail = f"The URL has {len(self._url)} bytes; {MAX_URL} are read"
            raise HttpError(414, detail, "Send the query by POST")

    def on_message_begin(self) -> None:
        """A request, or the one behind it that was sent without waiting for the answer."""
        self.more = self.done

    def on_url(self, url: bytes) -> None:
        """A part of the address."""
        if not self.more:
            self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header."""
        if self.more:
            return
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        self._headers[key] = f"{self._headers[key]}, {text}" if key in self._headers else text

    def on_headers_complete(self) -> None:
        """All headers are there: only now the parser knows whether the connection stays."""
        if not self.more:
            self.headed, self._stays = True, self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """All is there."""
        self.done = True

    @property
    def raw(self) -> bytes:
        """All bytes so far."""
        return b"".join(self._raw)

    @property
    def method(self) -> str:
        """GET, POST ..."""
        return str(self._parser.get_method().decode("ascii"))

    @property
    def path(self) -> str:
        """The path asked for, without the query."""
        return self._url.partition(b"?")[0].decode("latin-1")

    def header(self, name: str) -> str:
        """One header, empty where there is none."""
        return self._headers.get(name, "")

    def request(self) -> Request:
        """The request, as far as it is there."""
        return Request(
            method=self.method,
            path=self.path,
            query=self._url.partition(b"?")[2],
            headers=self._headers,
            body=b"".join(self._body),
            raw=self.raw,
            keep_alive=self._stays,
            chunks=self._parser.get_http_version() == "1.1",
        )
