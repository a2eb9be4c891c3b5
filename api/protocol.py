"""The parts of an HTTP request become one operation of the SPARQL 1.1 Protocol, or a refusal with its status."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from api.errors import HttpError
from kg.errors import BadQuery, RefusedQuery
from kg.store.protocol import WHOLE, Dataset
from kg.text.sparql import iri

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_GRAPHS: Final = ("default-graph-uri", "named-graph-uri")
_USING: Final = ("using-graph-uri", "using-named-graph-uri")
"""How a request names the graphs of a query, and those of an update."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A query or an update (at most one of them), with its dataset and the format that is asked for."""

    query: str | None = None
    update: str | None = None
    dataset: Dataset = WHOLE
    format: str | None = None
    timeout: float | None = None
    """Seconds that the client grants."""
    generation: str | None = None
    """The name of the state that is asked, where it is not the newest."""


def of_get(query_string: bytes) -> Operation:
    """The operation of a GET request: a query, or none at all (the service description)."""
    operation = _operation(_parameters(query_string))
    if operation.update is not None:
        raise HttpError(405, "An update cannot be sent by GET", "Send it by POST", {"Allow": "POST"})
    return operation


def of_post(content_type: str, query_string: bytes, body: bytes) -> Operation:
    """The operation of a POST request: a form, or the query or update as it stands.

    Raises HttpError 415 for any other media type, 400 for what is missing, doubled or not UTF-8.
    """
    media_type, _, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    charset = parameters.partition("charset=")[2].strip().strip('"').lower()
    if media_type not in (FORM, QUERY, UPDATE):
        raise HttpError(
            415, f"Content-Type: {media_type or 'none'} is not read here", f"Send {FORM}, {QUERY} or {UPDATE}"
        )
    if charset not in ("", "utf-8", "utf8"):
        raise HttpError(415, f"charset={charset} is not read here", "Send UTF-8")
    given = _parameters(query_string)
    if media_type == FORM:
        given += _parameters(body)
    else:
        given.append(("query" if media_type == QUERY else "update", _text(body)))
    operation = _operation(given)
    if operation.query is None and operation.update is None:
        raise HttpError(400, "The request has neither a query nor an update", "Send query=… or update=…")
    return operation


def _operation(given: list[tuple[str, str]]) -> Operation:
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    for name in ("query", "update", "format", "timeout", "generation"):
        if len(values.get(name, ())) > 1:
            raise HttpError(400, f"The request has {len(values[name])} times {name}=", "Send one")
    query, update = (values.get(name, [None])[0] for name in ("query", "update"))
    if query is not None and update is not None:
        raise HttpError(400, "The request has both a query and an update", "Send one of them")
    default, named = _GRAPHS if update is None else _USING
    for graph in (*values.get(default, ()), *values.get(named, ())):
        iri(graph)
    return Operation(
        query=query,
        update=update,
        dataset=Dataset(tuple(values.get(default, ())), tuple(values.get(named, ()))),
        format=values.get("format", [None])[0],
        timeout=_seconds(values.get("timeout", [""])[0]),
        generation=values.get("generation", [""])[0] or None,
    )


def _seconds(text: str) -> float | None:
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise HttpError(400, f"timeout={text} is no number of seconds", "Send timeout=10, or leave it out")
    return seconds


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(400, f"The request is not UTF-8 at byte {error.start}", "Send UTF-8") from None


def _parameters(data: bytes) -> list[tuple[str, str]]:
    if not data:
        return []
    try:
        return _quickly(data)
    except UnicodeDecodeError:  # a % that escapes nothing, or bytes that are not UTF-8: the careful way tells which
        return _carefully(data)


def _quickly(data: bytes) -> list[tuple[str, str]]:
    """The parameters where every % begins an escape: Python reads %41 as \\x41 in one go, fifty times as fast."""
    escaped = data.replace(b"\\", b"\\\\").replace(b"+", b" ").replace(b"%", b"\\x")
    fields = (field.partition(b"=") for field in escaped.split(b"&", 1000))
    return [(_unescaped(name), _unescaped(value)) for name, _, value in fields if name or value]


def _unescaped(text: bytes) -> str:
    return text.decode("unicode_escape").encode("latin-1").decode("utf-8")


def _carefully(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_text(data), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # an escape that is not UTF-8, or more fields than anyone needs
        raise HttpError(400, f"The parameters of the request cannot be read: {error}", "Send UTF-8") from None


def resolved(work: Callable[[str], T], text: str, endpoint: str) -> T:
    """`work` on the text as it stands; where it does not parse, with relative IRIs resolved against the endpoint.

    In this order, so that the line and the column of an error are those of the text that was sent.
    """
    try:
        return work(text)
    except RefusedQuery:
        raise
    except BadQuery as error:
        try:
            return work(f"BASE {iri(endpoint)}\n{text}")
        except BadQuery:
            raise error from None
