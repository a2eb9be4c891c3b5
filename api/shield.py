"""Every request and every answer pass here: a URL that is too long is refused, an answer gets its security headers."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem_of_status, respond
from api.heads import add, pairs
from api.methods import CORS

MAX_URL: Final = 32_768
"""Bytes of path and query: twice what proxies and browsers pass on; a longer query goes into a POST."""

# Nothing inline, nothing from elsewhere: a label that smuggled markup past the escaping would still do nothing.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
HEADERS: Final = {
    "Content-Security-Policy": _POLICY + "'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FRAMED: Final = {"Content-Security-Policy": _POLICY + "*"}
"""The headers of a page that may stand in a frame of another site: it shows, and takes no token."""
_ADDED: Final = pairs({**HEADERS, **CORS})
_UNFRAMED: Final = pairs({"X-Frame-Options": "DENY"})
"""For what does not read frame-ancestors."""


class Shield:
    """ASGI middleware without buffering: streams pass piece by piece."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 414."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                framed = any(name == b"content-security-policy" for name, _ in message["headers"])
                add(message, _ADDED if framed else (*_ADDED, *_UNFRAMED))
            await send(message)

        length = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if length > MAX_URL:
            detail = f"The URL has {length} bytes; {MAX_URL} are read. Send the query by POST."
            await respond(problem_of_status(414, detail))(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)
