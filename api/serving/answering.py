"""A request with a SPARQL query in, what to do with it out: its operation, its format, its limit and its headers."""

from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs

from api import protocol
from api.errors import MEDIA_TYPE, in_language, problem
from api.formats import HTML, OFFERS, ROWS, Choice, choose
from api.methods import CORS
from api.serving.outlet import line, lines
from api.serving.packing import PACKERS
from api.serving.requests import Incoming, Request
from api.shield import HEADERS as SHIELD
from api.texts import language_of
from api.validators import named, validators
from kg.errors import ArchontologyError
from kg.store.protocol import Form, Generation

PATH: Final = "/sparql"
_FOREIGN: Final = ("authorization", "origin", "expect", "upgrade")
"""A request with one of these headers is for the application: it knows who may do what, and how to say so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that a reader answers, and within how many seconds."""

    operation: protocol.Operation
    seconds: float
    accept: str | None

    def choice(self, form: Form) -> Choice:
        """The format of an answer of this form. Raises HttpError 406."""
        return choose(OFFERS[form], self.accept, self.operation.format)


def for_reader(incoming: Incoming) -> bool:
    """Whether a reader answers a request with these headers; everything else is the application's."""
    if incoming.path != PATH or any(incoming.header(name) for name in _FOREIGN):
        return False
    if incoming.method == "POST":
        return incoming.header("content-type").partition(";")[0].strip().lower() in (protocol.FORM, protocol.QUERY)
    return incoming.method in ("GET", "HEAD")


def asked(request: Request, default: float, most: float) -> Asked | None:
    """What a request asks of a reader; None where it is the application's: no query, an update, a page for people.

    Raises HttpError for a request that breaks the protocol.
    """
    if request.method == "POST":
        operation = protocol.of_post(request.headers.get("content-type", ""), request.query, request.body)
    else:
        operation = protocol.of_get(request.query)
    if operation.query is None:
        return None
    accept = request.headers.get("accept")
    if request.method != "POST" and _page(accept, operation.format):
        return None
    return Asked(operation, min(operation.timeout or default, most), accept)


def _page(accept: str | None, name: str | None) -> bool:
    if name == HTML.name:
        return True
    return name is None and "html" in (accept or "") and choose((*ROWS, HTML), accept).name == HTML.name


@lru_cache(maxsize=64)
def headers(choice: Choice, generation: Generation, etag: str) -> bytes:
    """The headers of an answer of the generation, as they are sent."""
    return lines([("Content-Type", choice.content_type), *SHIELD.items()]) + unchanged(generation, etag)


@lru_cache(maxsize=64)
def unchanged(generation: Generation, etag: str) -> bytes:
    """The headers of a 304, as they are sent."""
    return lines([*validators(generation, etag).items(), ("Vary", "Accept, Accept-Encoding"), *CORS.items()])


@lru_cache(maxsize=64)
def coding(accepted: str | None) -> str:
    """How an answer is packed for a client that takes these codings: br, gzip, or not at all (RFC 9110, 12.5.3)."""
    weights = {}
    for part in (accepted or "").lower().split(","):
        name, _, quality = part.partition(";")
        weights[name.strip()] = quality.replace(" ", "").rstrip("0.") != "q="
    return next((name for name in PACKERS if weights.get(name, False)), "")


def matches(if_none_match: str | None, etag: str) -> bool:
    """Whether the client holds the answer that has this tag already: every query has an answer, so `*` says that, too."""
    return (if_none_match or "").strip() == "*" or named(if_none_match, etag)


def _language(request: Request) -> str:
    asked = parse_qs(request.query.decode("latin-1")).get("lang", [""])[0]
    return language_of(asked, request.headers.get("accept-language"), otherwise="en")


def refused(error: ArchontologyError, request: Request | None, *, last: bool) -> bytes:
    """The answer that tells an error, in the language of the request; of the `last` one on a connection where it is."""
    found = problem(error) if request is None else in_language(problem(error), _language(request))
    body = found.body()
    extra = [*found.headers.items(), *SHIELD.items(), *CORS.items()]
    extra += [
        ("Vary", "Accept-Language"),
        ("Content-Type", MEDIA_TYPE),
        ("Content-Length", str(len(body))),
        *[("Connection", "close")] * last,
    ]
    return line(HTTPStatus(found.status)) + lines(extra) + b"\r\n" + body
