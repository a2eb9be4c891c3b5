from collections.abc import Iterator

import orjson
import pytest

from api.errors import HttpError, problem, problem_of_status, respond
from api.streams import stream
from kg.errors import (
    Ambiguous,
    ArchontologyError,
    BadDate,
    BadQuery,
    Candidate,
    InputError,
    LimitExceeded,
    NotFound,
    RefusedQuery,
    StoreError,
    UnreadableDocument,
)


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (InputError("x"), 400, "bad-input"),
        (UnreadableDocument("x"), 400, "bad-input"),
        (BadDate("x"), 400, "bad-date"),
        (BadQuery("x"), 400, "bad-query"),
        (RefusedQuery("x"), 403, "refused-query"),
        (NotFound("x"), 404, "not-found"),
        (Ambiguous("x", ()), 409, "ambiguous"),
        (StoreError("x"), 503, "store-unavailable"),
        (LimitExceeded("x"), 503, "limit-exceeded"),
    ],
)
def test_every_error_has_its_status_and_its_type(error: ArchontologyError, status: int, name: str) -> None:
    told = problem(error)
    assert (told.status, told.type.rsplit("/", 1)[-1], told.detail) == (status, name, "x")


def test_only_what_says_something_stands_in_the_answer() -> None:
    answer = respond(problem(BadQuery("no", "mend it", line=2)))
    assert orjson.loads(answer.body) == {
        "type": "https://w3id.org/archontology/problem/bad-query",
        "title": "The query cannot be read",
        "status": 400,
        "detail": "no",
        "hint": "mend it",
        "line": 2,
    }
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_candidates_of_a_name_are_told() -> None:
    told = problem(Ambiguous("two", (Candidate("urn:a", "某甲", "馆长"),)))
    assert told.candidates == ({"iri": "urn:a", "label": "某甲", "description": "馆长"},)


def test_what_http_refuses_keeps_its_headers() -> None:
    answer = respond(problem(HttpError(401, "no", headers={"WWW-Authenticate": "Bearer"})))
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert problem_of_status(405).title == "Method Not Allowed"


def _breaking() -> Iterator[bytes]:
    raise LimitExceeded("30 seconds are over")
    yield b""


def test_an_error_before_the_first_piece_is_raised_before_the_answer_begins() -> None:
    with pytest.raises(LimitExceeded):
        stream(_breaking(), "text/csv")


def test_a_control_character_in_late_xml_is_an_error_before_the_first_piece() -> None:
    pieces = iter([b"<a>" + b"x" * 100_000, b"\x07</a>"])
    with pytest.raises(HttpError, match=r"U\+0007"):
        stream(pieces, "application/rdf+xml")
