"""A form in; the log of a process of the service on standard error in it out: a line of text, or of JSON, an event.

Each line names the request that it belongs to: its id and, where the client sent one, its traceparent.
"""

import logging
import os
import re
import secrets
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final

import orjson

REQUESTS: Final = logging.getLogger("archontology.requests")
_ID: Final = re.compile(rb"[A-Za-z0-9._~-]{1,100}")
_TRACE: Final = re.compile(rb"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
"""W3C Trace Context."""
_RUN: Final = secrets.token_hex(4)
_NUMBERS: Final = count(1)


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells a request from others: its id, its W3C traceparent or nothing; whether the client gave the id; who asks."""

    request: str = ""
    traceparent: str = ""
    given: bool = False
    client: str = ""
    """The address of the client, where it is known."""


MARKS: Final[ContextVar[Marks]] = ContextVar("marks", default=Marks())  # noqa: B039
"""Those of the request that is being answered."""


def marks(headers: Iterable[tuple[bytes, bytes]], client: str = "") -> Marks:
    """The id that the client at an address gave the request, or a new one; and its traceparent where it has a good one."""
    given, trace = b"", b""
    for name, value in headers:
        if name == b"x-request-id" and _ID.fullmatch(value):
            given = value
        elif name == b"traceparent" and _TRACE.fullmatch(value):
            trace = value
    return Marks(given.decode() or f"{_RUN}-{os.getpid():x}-{next(_NUMBERS):x}", trace.decode(), bool(given), client)


def set_up(form: str, requests: bool) -> None:
    """Let this process, and those that it forks, log in the form (text or json), `requests` included or not."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    REQUESTS.setLevel(logging.INFO if requests else logging.WARNING)


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of an event."""
        fields = _fields(record)
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return orjson.dumps(fields, default=str).decode()


class TextLines(logging.Formatter):
    """A line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of an event; an error is followed by where it came from."""
        fields = _fields(record)
        known = ("time", "level", "logger", "message", "process")
        more = "".join(f" {name}={value}" for name, value in fields.items() if name not in known and value != "")
        line = f"{fields['time']} {fields['level']} {fields['message']}{more}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    fields: dict[str, Any] = {"time": time, "level": record.levelname, "logger": record.name, "process": os.getpid()}
    fields["message"] = record.getMessage()
    marks: Marks = getattr(record, "marks", None) or MARKS.get()
    if marks.request:
        fields["request"] = marks.request
    if marks.traceparent:
        fields["traceparent"] = marks.traceparent
    return fields | getattr(record, "fields", {})
