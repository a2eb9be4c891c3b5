"""OPTIONS of any path in, what may be done there out; and to pages of other sites: they may read, and not write.

Fetch Standard (CORS): reads are open to every origin, without credentials. A token cannot be sent from a page of
another site, because `Authorization` is no header that such a page may send.
"""

from collections.abc import Sequence
from typing import Final

from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Location, Retry-After, Content-Disposition",
}
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Methods:
    """ASGI middleware that answers OPTIONS; everything else passes."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app, self._routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "OPTIONS":
            return await self.app(scope, receive, send)
        allowed = sorted(_allowed(scope, self._routes))
        if not allowed:
            return await self.app(scope, receive, send)  # no such path: it is said as for any other request
        told = {"Allow": ", ".join(allowed), **_PREFLIGHT}
        headers = [(name.lower().encode(), value.encode()) for name, value in told.items()]
        await send({"type": "http.response.start", "status": 204, "headers": headers})
        return await send({"type": "http.response.body", "body": b""})


def _allowed(scope: Scope, routes: Sequence[BaseRoute]) -> set[str]:
    """The methods that some route has for the path."""
    found: set[str] = set()
    for route in routes:
        if isinstance(route, Route) and route.matches(scope)[0] is not Match.NONE:
            found |= route.methods or set()
    if "GET" in found:
        found.add("HEAD")
    return found | {"OPTIONS"} if found else found
