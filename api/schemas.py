"""What OpenAPI says of the answers: the values of kg.answers, their formats, and the problems that may come instead."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors import MEDIA_TYPE
from api.formats import Format

Responses = dict[int | str, dict[str, Any]]

_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "description": "RFC 9457. `candidates` stands with 409, `line` and `column` with a query that does not parse.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "hint": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
        "candidates": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["iri", "label", "description"],
                "properties": {key: {"type": "string"} for key in ("iri", "label", "description")},
            },
        },
    },
}
# What every route may answer: a parameter it does not take so, a generation that is not kept, a URL that is too long,
# a failure of the service, a store that is away.
_ALWAYS: Final = (400, 404, 414, 500, 503)


def problems(*statuses: int) -> Responses:
    """The problem+json answers with these statuses, and those that every route may give."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in sorted({*statuses, *_ALWAYS})
    }


def answer(model: Any, *statuses: int) -> Responses:
    """A route that gives `model` as JSON, and the problems that may come instead."""
    return {200: {"model": model, "description": "The answer; null means that the graph does not say"}} | problems(
        *statuses
    )


def written(offers: Iterable[Format], *statuses: int) -> Responses:
    """A route that gives one of several formats, and the problems that may come instead."""
    content = {
        offer.media_type: {"schema": {} if "json" in offer.media_type else {"type": "string"}} for offer in offers
    }
    return {200: {"description": "The answer in the format asked for", "content": content}} | problems(*statuses)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document: as FastAPI makes it, with problem+json in the place of its own validation error."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        components = schema.setdefault("components", {}).setdefault("schemas", {})
        components.pop("HTTPValidationError", None)
        components.pop("ValidationError", None)
        components["Problem"] = _PROBLEM
        app.openapi_schema = schema
    return app.openapi_schema
