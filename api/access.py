"""A request and what it is about to do in; it may pass, or an error says why not and what would help."""

import ipaddress
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from api.errors import HttpError
from kg import tokens
from kg.settings import Settings

_CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="archontology"'}


def allow(request: Request, scope: str) -> None:
    """Let a request pass that writes, or asks of others. `scope` is one of kg.tokens.SCOPES.

    Raises HttpError 403 where writes are off or the token is for something else, 401 without a token that is known.
    """
    settings: Settings = request.app.state.settings
    if settings.open_writes:
        return _from_here(request)
    there = tokens.read(settings)
    if not there:
        hint = "Set ARCHONTOLOGY_TOKEN and restart the service, or: archontology token new NAME"
        raise HttpError(403, "Writing over HTTP is off", hint)
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    scopes = tokens.scopes_of(given.strip(), there)
    if scheme.lower() != "bearer" or scopes is None:
        raise HttpError(401, "A write needs the token", "Send Authorization: Bearer TOKEN", _CHALLENGE)
    if scope not in scopes:
        raise HttpError(403, f"The token is not for {scope}", f"It is for {', '.join(scopes)}")
    return None


def is_loopback(host: str) -> bool:
    """Whether an address or a name is that of this machine alone."""
    name = host.strip("[]")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _from_here(request: Request) -> None:
    """Where writes are open, a page of somebody else's in a browser of this machine is not to use that."""
    origin, host = request.headers.get("origin"), request.url.hostname or ""
    if not is_loopback(host) or (origin is not None and urlsplit(origin).netloc != request.url.netloc):
        raise HttpError(403, "Writes are open to this machine alone, and the request comes from a page of another")
