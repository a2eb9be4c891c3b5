"""Pieces of bytes become an HTTP answer that streams them, or values one that holds their JSON."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import orjson
from starlette.responses import Response, StreamingResponse


def stream(pieces: Iterator[bytes], content_type: str, headers: Mapping[str, str] | None = None) -> StreamingResponse:
    """The answer that sends `pieces` as they come. Call it off the event loop: it waits for the first piece.

    An error before that piece is raised here and becomes problem+json. A later one breaks the connection off,
    so that no client takes a part for the whole.
    """
    first = next(pieces, b"")
    # The header is set raw: Starlette would add a charset to text types of its own accord.
    return StreamingResponse(chain((first,), pieces), headers={**(headers or {}), "Content-Type": content_type})


def json(value: Any) -> Response:
    """An answer of kg.answers as JSON: keys are the names of the fields, null means that the graph does not say."""
    return Response(orjson.dumps(value), media_type="application/json")
