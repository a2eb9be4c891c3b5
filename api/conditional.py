"""Every read passes here: an answer is tagged by the generation it is of, 304 where the client has it, HEAD has no body.

RFC 9110: HEAD (9.3.2); api/validators.py has the rest. The tag is known before the answer
is, so that what has not changed is not computed: neither what the client has, nor what this process answered just now
(api/kept.py). What a reader answers (SPARQL) carries its own.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.heads import Pairs, add, pairs
from api.kept import Kept
from api.validators import named, validators
from kg.settings import Settings
from kg.store.protocol import Generation

_TAGGED: Final = ("/api/", "/id/", "/people", "/bodies", "/events", "/documents", "/search", "/rdf-graph-store")
_OF_DECISIONS: Final = ("/api/candidates", "/api/identity", "/api/checks")
"""Answers that also rest on the files in which people decide."""
_VARY: Final = (b"accept", b"accept-language")


class Conditional:
    """ASGI middleware without buffering."""

    def __init__(self, app: ASGIApp, *, keeps: bool) -> None:
        """`keeps` says that a generation is all that answers hang on, so that they can be kept with it."""
        self.app = app
        self._kept = Kept() if keeps else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; the generation that it read is let go of after it, one that was opened for it alone is closed."""
        try:
            return await self._tell(scope, receive, send)
        finally:
            _let_go(scope.get("state", {}))

    async def _tell(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self.app(scope, receive, send)
        path = scope["path"]
        answer = _bodiless(send) if scope["method"] == "HEAD" else send
        # A route says whether a generation that is named is kept.
        if b"generation=" in scope["query_string"] or not (path == "/" or path.startswith(_TAGGED)):
            return await self._pass(scope, receive, answer)
        store = scope.setdefault("state", {})["store"] = scope["app"].state.store.now()
        return await self._answer(scope, receive, answer, store.generation())

    async def _answer(self, scope: Scope, receive: Receive, answer: Send, generation: Generation) -> None:
        etag = _etag(scope, generation)
        fresh = _fresh(generation, etag)
        if _has(scope, etag):
            await answer({"type": "http.response.start", "status": 304, "headers": list(fresh)})
            return await answer({"type": "http.response.body", "body": b""})
        kept = None if scope["path"].startswith(_OF_DECISIONS) else self._kept
        if kept is not None and (key := kept.key(scope, etag)) is not None:
            if (known := kept.known(generation.name, key)) is not None:
                return await known.tell(scope, answer)
            answer = kept.keeping(key, scope, answer)

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                add(message, fresh)
            await answer(message)

        return await self._pass(scope, receive, tagged)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        # As GET: a route that answers one answers the other.
        await self.app({**scope, "method": "GET"} if scope["method"] == "HEAD" else scope, receive, send)


def _let_go(state: MutableMapping[str, Any]) -> None:
    """Forget the generation: the server holds a request until the next comes, the framework's objects wait for a collector."""
    state.pop("store", None)
    for store in state.pop("own", {}).values():
        store.close()


def _bodiless(send: Send) -> Send:
    """An answer as it would be, but for its body."""

    async def passed(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return passed


@lru_cache(maxsize=16)
def _fresh(generation: Generation, etag: str) -> Pairs:
    return pairs(validators(generation, etag))


def _etag(scope: Scope, generation: Generation) -> str:
    """The tag of what is asked: the generation, how it is asked for, and what people decided where it rests on that."""
    asked = [value for name, value in scope["headers"] if name in _VARY]
    told = blake2b(b"\n".join(asked), digest_size=6)
    if scope["path"].startswith(_OF_DECISIONS):
        told.update(_decided(scope["app"].state.settings))
    return f'W/"{generation.name}-{told.hexdigest()}"'


def _decided(settings: Settings) -> bytes:
    folder = settings.decided()
    files = sorted(folder.glob("*.tsv")) if folder.exists() else []
    return b"".join(f"{path.name}{path.stat().st_mtime_ns}".encode() for path in files)


def _has(scope: Scope, etag: str) -> bool:
    # `*` is no tag: whether the path has an answer at all is known only to its route.
    return named(Headers(scope=scope).get("if-none-match"), etag)
