"""The body of a request with its Content-Type in, the texts of RDF that it holds out: one, or the parts of a form."""

from email import message_from_bytes
from typing import Final

from api.errors import HttpError
from kg.answers.graph_store import Content
from kg.store.parsing import TRIPLES

FORM: Final = "multipart/form-data"
_ALSO: Final = {"application/x-turtle": "text/turtle", "application/xml": "application/rdf+xml"}


def contents(content_type: str, body: bytes) -> list[Content]:
    """What is sent. Raises HttpError 415 for what is not read, 400 for a form without a file."""
    if content_type.partition(";")[0].strip().lower() != FORM:
        return [_content(content_type, body)]
    form = message_from_bytes(b"Content-Type: " + content_type.encode("latin-1") + b"\r\n\r\n" + body)
    parts = form.get_payload() if form.is_multipart() else []
    found = [
        _content(part.get("Content-Type", ""), bytes(part.get_payload(decode=True)))  # type: ignore[union-attr]
        for part in parts
    ]
    if not found:
        raise HttpError(400, "The form holds no file", "Send each text as a part with its Content-Type")
    return found


def _content(content_type: str, data: bytes) -> Content:
    name, _, parameters = content_type.partition(";")
    media_type = _ALSO.get(name.strip().lower(), name.strip().lower())
    charset = parameters.partition("charset=")[2].strip().strip('"').lower()
    if media_type not in TRIPLES or charset not in ("", "utf-8", "utf8"):
        said = content_type or "none"
        raise HttpError(415, f"Content-Type: {said} is not read here", f"Send one of {', '.join(TRIPLES)} in UTF-8")
    return Content(data, media_type)
