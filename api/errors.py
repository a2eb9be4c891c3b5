"""An error of kg.errors, or of HTTP itself, becomes a problem+json answer (RFC 9457) with its status.

ArchontologyError            500   only when a leaf below is missing
├── InputError, BadDate      400
│   ├── BadQuery             400   with line and column
│   │   └── RefusedQuery     403   SERVICE or LOAD
│   └── HttpError            its own: 401, 403, 405, 406, 413, 414, 415
├── NotFound                 404
├── Ambiguous                409   with candidates; not 300, so that no client takes it for an answer
├── NotEquipped              503
└── StoreError               503
    └── LimitExceeded        503   never a shorter answer
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any, Final

import orjson
from starlette.responses import Response

from kg.catalogue import say
from kg.errors import (
    Ambiguous,
    ArchontologyError,
    BadDate,
    BadQuery,
    InputError,
    LimitExceeded,
    NotEquipped,
    NotFound,
    RefusedQuery,
    StoreError,
)

MEDIA_TYPE: Final = "application/problem+json"
TYPES: Final = "https://w3id.org/archontology/problem/"

# The most special class first: the first that fits decides.
KINDS: Final[tuple[tuple[type[ArchontologyError], str, int, str], ...]] = (
    (RefusedQuery, "refused-query", 403, "The query would leave this store"),
    (BadQuery, "bad-query", 400, "The query cannot be read"),
    (BadDate, "bad-date", 400, "No such date"),
    (InputError, "bad-input", 400, "The request cannot be used"),
    (NotFound, "not-found", 404, "Not known to the graph"),
    (Ambiguous, "ambiguous", 409, "Several entities bear this name"),
    (NotEquipped, "not-equipped", 503, "This machine lacks what the answer needs"),
    (LimitExceeded, "limit-exceeded", 503, "A limit stopped the work"),
    (StoreError, "store-unavailable", 503, "The store does not answer"),
)


class HttpError(InputError):
    """A request that HTTP itself refuses: `status` and the `headers` that belong to it."""

    def __init__(self, status: int, message: str, hint: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message, hint)
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, for programs and for people. The keys after `detail` stand only where they say something."""

    type: str
    title: str
    status: int
    detail: str
    hint: str | None = None
    line: int | None = None
    column: int | None = None
    candidates: tuple[dict[str, str], ...] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def members(self) -> dict[str, Any]:
        """The members of the JSON object, in order, without the empty ones."""
        names = ("type", "title", "status", "detail", "hint", "line", "column", "candidates")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    def body(self) -> bytes:
        """The JSON object."""
        return orjson.dumps(self.members())


def problem_of_status(status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> Problem:
    """The problem that only a status stands for, such as a path that does not exist."""
    phrase = HTTPStatus(status).phrase
    return Problem(type="about:blank", title=phrase, status=status, detail=detail or phrase, headers=headers or {})


def problem(error: ArchontologyError) -> Problem:
    """What `error` says, as a problem with its status."""
    if isinstance(error, HttpError):
        title = HTTPStatus(error.status).phrase
        return Problem(
            type="about:blank",
            title=title,
            status=error.status,
            detail=error.message,
            hint=error.hint or None,
            headers=error.headers,
        )
    name, status, title = next(
        ((name, status, title) for kind, name, status, title in KINDS if isinstance(error, kind)),
        ("error", 500, "The service failed"),
    )
    return Problem(
        type=TYPES + name,
        title=title,
        status=status,
        detail=error.message,
        hint=error.hint or None,
        line=error.line if isinstance(error, BadQuery) else None,
        column=error.column if isinstance(error, BadQuery) else None,
        candidates=_candidates(error),
    )


def _candidates(error: ArchontologyError) -> tuple[dict[str, str], ...] | None:
    if not isinstance(error, Ambiguous):
        return None
    return tuple({"iri": c.iri, "label": c.label, "description": c.description} for c in error.candidates)


def in_language(problem: Problem, language: str) -> Problem:
    """The problem with its sentences in this language; a program knows it by its type, its status and its members."""
    title, detail = say(problem.title, language), say(problem.detail, language)
    return replace(problem, title=title, detail=detail, hint=problem.hint and say(problem.hint, language))


def respond(problem: Problem) -> Response:
    """`problem` as an HTTP answer."""
    return Response(problem.body(), problem.status, headers=dict(problem.headers), media_type=MEDIA_TYPE)
