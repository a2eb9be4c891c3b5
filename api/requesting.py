"""Every request passes here first: it is counted by its route, has an id, and is told to the log where that is wished."""

import logging
import time
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import MARKS, REQUESTS, marks
from api.serving.tally import Part

OTHER: Final = "other"


def places(routes: Iterable[BaseRoute]) -> tuple[str, ...]:
    """The paths of the routes, each once, in the order of their places in a tally."""
    return (OTHER, *sorted({path for route in routes if (path := getattr(route, "path", ""))}))


class Requesting:
    """ASGI middleware without buffering, around all others."""

    def __init__(self, app: ASGIApp, routes: tuple[str, ...], part: Part | None) -> None:
        """`routes` are the paths by their places; `part` counts, where somebody reads the counts."""
        self.app, self._part = app, part
        self._places = {path: place for place, path in enumerate(routes)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; count and tell it when it is over."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        began, status = time.perf_counter_ns(), 500
        own = marks(scope["headers"], (scope.get("client") or ("",))[0])
        MARKS.set(own)
        tells = REQUESTS.isEnabledFor(logging.INFO)

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if own.given or tells or status >= 500:
                    MutableHeaders(scope=message)["X-Request-ID"] = own.request
            await send(message)

        try:
            await self.app(scope, receive, seen)
        finally:
            took = time.perf_counter_ns() - began
            route = route_of(scope)
            if self._part is not None:
                self._part.count(self._places.get(route, 0), status, took)
            if tells:
                _tell(scope, status, took)
        return None


def route_of(scope: Scope) -> str:
    """The path of the route that answered, with its parameters by their names."""
    route = scope.get("route")
    return str(scope.get("direct") or getattr(route, "path", None) or OTHER)


def _tell(scope: Scope, status: int, took: int) -> None:
    client = scope.get("client")
    fields = {
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "milliseconds": round(took / 1e6, 2),
        "client": client[0] if client else "",
    }
    REQUESTS.info("%s %s %s", scope["method"], scope["path"], status, extra={"fields": fields})
