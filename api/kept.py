"""Answers of one generation in, the same again out: what this process answered just now is not computed anew.

Only what reads may show to anybody is kept, whole, packed as it was sent, and up to a number of bytes; of another generation
nothing. Pages are not: they may show more to who is signed in. RFC 9111 names what an answer hangs on: its address and
the headers that it varies by.
"""

from dataclasses import dataclass
from typing import Final

from starlette.types import Message, Scope, Send

from api.requesting import route_of
from api.serving.cache import Cache

MOST: Final = 16 << 20
"""Bytes that a process keeps."""
_PATHS: Final = "/api/"
_OWN: Final = frozenset((b"authorization", b"cookie", b"range"))
"""A request with one of these headers is not like any other."""
_VARIES: Final = frozenset((b"accept-encoding", b"host"))
"""Headers on which an answer hangs, beside those that its tag holds."""

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was given, and the route that gave it."""

    route: str
    headers: Headers
    body: bytes

    async def tell(self, scope: Scope, send: Send) -> None:
        """Give it again."""
        scope["direct"] = self.route
        await send({"type": "http.response.start", "status": 200, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": self.body})


class Kept:
    """The answers that a process keeps."""

    def __init__(self) -> None:
        self._cache: Cache[Answer] = Cache(MOST)

    def key(self, scope: Scope, etag: str) -> bytes | None:
        """What a request whose answer has this tag is known by; None where its answer is not kept."""
        if not scope["path"].startswith(_PATHS) or any(name in _OWN for name, _ in scope["headers"]):
            return None
        varying = [part for name, value in scope["headers"] if name in _VARIES for part in (name, value)]
        return b"\n".join((etag.encode(), scope["path"].encode(), scope["query_string"], *varying))

    def known(self, generation: str, key: bytes) -> Answer | None:
        """The answer to this request in the generation, the newest."""
        return self._cache.get(generation, key)

    def keeping(self, key: bytes, scope: Scope, send: Send) -> Send:
        """Pass an answer on piece by piece, and keep it where it is whole and not too long."""
        headers: Headers | None = None
        pieces: list[bytes] = []
        size = 0

        async def passed(message: Message) -> None:
            nonlocal headers, size
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = list(message["headers"])
            elif message["type"] == "http.response.body" and headers is not None:
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                if size > self._cache.longest:
                    headers = None
                    pieces.clear()
                elif not message.get("more_body", False):
                    self._cache.put(key, Answer(route_of(scope), headers, b"".join(pieces)), size)
            await send(message)

        return passed
