"""Every read passes here: an answer is tagged by the generation it is of, 304 where the client has it, HEAD has no body.

RFC 9110: HEAD (9.3.2); api/validators.py has the rest. The tag is known before the answer
is, so that what has not changed is not computed. What a reader answers (SPARQL) carries its own.
"""

from hashlib import blake2b
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.validators import named, validators
from kg.settings import Settings
from kg.store.protocol import Generation, Store

_TAGGED: Final = ("/api/", "/id/", "/people", "/bodies", "/events", "/documents", "/search", "/rdf-graph-store")
_OF_DECISIONS: Final = ("/api/candidates", "/api/identity", "/api/checks")
"""Answers that also rest on the files in which people decide."""
_VARY: Final = (b"accept", b"accept-language")


class Conditional:
    """ASGI middleware without buffering."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self.app(scope, receive, send)
        head, path = scope["method"] == "HEAD", scope["path"]
        tagged = path == "/" or path.startswith(_TAGGED)
        generation = _generation(scope) if tagged else None
        etag = None if generation is None else _etag(scope, generation)
        fresh = {} if generation is None or etag is None else validators(generation, etag)
        if etag is not None and _has(scope, etag):
            headers = [(name.encode(), value.encode()) for name, value in fresh.items()]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            return await send({"type": "http.response.body", "body": b""})

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                answer = MutableHeaders(scope=message)
                for name, value in fresh.items():
                    answer.setdefault(name, value)
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        return await self.app({**scope, "method": "GET"} if head else scope, receive, answered)


def _generation(scope: Scope) -> Generation | None:
    if b"generation=" in scope["query_string"]:
        return None  # a route says whether it is kept
    store: Store = scope["app"].state.store
    return store.now().generation()


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
