"""The commonest lookups in, their answers out, straight from the index and past the framework; all else is passed on.

A lookup in the index takes 0.1 ms, the framework's reading of a request 0.3. So a plain request for the holders of a
post, a career or the officials of a body is read here. What is not plain (another parameter, a name that is not known,
a day that does not exist) goes on to the route, which says what is wrong: there is one answer to every request.
"""

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.deps import iri, name_or_iri
from kg.answers import Period, career, holders, officials, post_holders
from kg.answers.prepared import told
from kg.errors import ArchontologyError
from kg.settings import Settings
from kg.store.index import index_of
from kg.store.protocol import Store

_LONGEST: Final = 500
_PATH: Final = re.compile(r"/api/(holders|(posts|people|bodies)/([^/]+)(/holders|/career|/officials)?)")

Asked = dict[str, str]


def _of_title(store: Store, _settings: Settings, _key: str, asked: Asked) -> Any:
    return holders(store, asked["post"], asked.get("body") or None, asked.get("on") or None)


def _of_post(store: Store, settings: Settings, key: str, asked: Asked) -> Any:
    period = Period(*(asked.get(name) or None for name in ("on", "from", "to")))
    return post_holders(store, iri(settings, "post", key), period)


def _career(store: Store, settings: Settings, key: str, _asked: Asked) -> Any:
    return career(store, name_or_iri(settings, "person", key))


def _officials(store: Store, settings: Settings, key: str, asked: Asked) -> Any:
    return officials(store, name_or_iri(settings, "body", key), asked.get("on") or None)


_LOOKUPS: Final[dict[tuple[str | None, str | None], tuple[Callable[[Store, Settings, str, Asked], Any], set[str]]]] = {
    (None, None): (_of_title, {"post", "body", "on"}),
    ("posts", "/holders"): (_of_post, {"on", "from", "to"}),
    ("people", None): (_career, set()),
    ("people", "/career"): (_career, set()),
    ("bodies", "/officials"): (_officials, {"on"}),
}


class Direct:
    """Answers plain lookups where the store offers an index."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        answer = _answer(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if answer is None:
            return await self.app(scope, receive, send)
        scope["direct"] = _route(scope["path"])
        headers = [(b"content-length", str(len(answer)).encode()), (b"content-type", b"application/json")]
        start: Message = {"type": "http.response.start", "status": 200, "headers": headers}
        await send(start)
        return await send({"type": "http.response.body", "body": answer})


def _route(path: str) -> str:
    """The path of the route that would have answered."""
    found = _PATH.fullmatch(path)
    assert found is not None
    return f"/api/{found[2]}/{{id}}{found[4] or ''}" if found[2] else "/api/holders"


def _answer(scope: Scope) -> bytes | None:
    """The answer as JSON; None where the request is for the route to look at."""
    found = _PATH.fullmatch(scope["path"])
    lookup = None if found is None else _LOOKUPS.get((found[2], found[4]))
    state = scope["app"].state
    if found is None or lookup is None or len(found[3] or "") > _LONGEST:
        return None
    # One view for all of the answer, the one that its tag names; of a generation that is named the route knows.
    store = scope.get("state", {}).get("store")
    if store is None or index_of(store) is None:
        return None
    answer, known = lookup
    asked = _asked(scope["query_string"], known)
    if asked is None or (found[2] is None and not asked.get("post")):
        return None
    try:
        return orjson.dumps(answer(store, state.settings, found[3], asked), default=told)
    except ArchontologyError:
        return None


def _asked(query: bytes, known: set[str]) -> Asked | None:
    """The parameters, where each is known, given once and not too long."""
    if not query:
        return {}
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    asked = dict(pairs)
    plain = len(asked) == len(pairs) and asked.keys() <= known and all(len(one) <= _LONGEST for one in asked.values())
    return asked if plain else None
