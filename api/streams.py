"""Pieces of bytes become an HTTP answer that streams them, or values one that holds their JSON."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, Any, Final

import orjson
from starlette.responses import Response, StreamingResponse

from api.errors import HttpError
from kg.answers.prepared import told
from kg.store.spool import spooled

_NO_XML: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def stream(
    pieces: Iterator[bytes], content_type: str, headers: Mapping[str, str] | None = None, *, clean: bool = False
) -> StreamingResponse:
    """The answer that sends `pieces` as they come. Call it off the event loop: it waits for the first piece.

    An error before that piece is raised here and becomes problem+json. A later one breaks the connection off,
    so that no client takes a part for the whole. `clean`: XML may carry what there is, so that it need not be looked at.
    """
    if "xml" in content_type and not clean:
        pieces = _carried_by_xml(pieces)
    first = next(pieces, b"")
    # The header is set raw: Starlette would add a charset to text types of its own accord.
    return StreamingResponse(chain((first,), pieces), headers={**(headers or {}), "Content-Type": content_type})


def _carried_by_xml(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, all read before the first is given: a control character anywhere makes the whole XML unreadable."""

    def fill(file: IO[bytes]) -> None:
        for piece in pieces:
            carried_by_xml(piece)
            file.write(piece)

    return spooled(fill)


def carried_by_xml(piece: bytes) -> None:
    """Raise HttpError 406 for a control character, which XML has no way to write."""
    if found := _NO_XML.search(piece):
        message = f"The answer holds the character U+{found[0][0]:04X}, which XML cannot carry"
        raise HttpError(406, message, "Ask for another format")


def json(value: Any) -> Response:
    """An answer of kg.answers as JSON: keys are the names of the fields, null means that the graph does not say."""
    return Response(orjson.dumps(value, default=told), media_type="application/json")
