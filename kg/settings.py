"""Every environment variable: its name, its default, what it does. Read once, then passed in as a value."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from kg.errors import InputError

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`?#]+[/#:]")


def _variable(name: str, default: Any, help: str) -> Any:
    return field(default=default, metadata={"name": name, "help": help})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one process. `Settings.read(os.environ)` is the only place that reads the environment."""

    store: str = _variable(
        "ARCHONTOLOGY_STORE", "data", "folder of the embedded store, or the address of a SPARQL 1.1 endpoint"
    )
    base: str = _variable(
        "ARCHONTOLOGY_BASE", "https://w3id.org/archontology/id/", "what the IRIs of entities start with"
    )
    token: str = _variable(
        "ARCHONTOLOGY_TOKEN", "", "the token that writes over HTTP need; without one, writes are off"
    )
    open_writes: int = _variable(
        "ARCHONTOLOGY_OPEN_WRITES", 0, "1: writes need no token, on an address of this machine alone"
    )
    max_document: int = _variable("ARCHONTOLOGY_MAX_DOCUMENT", 20_000_000, "largest document that is read, in bytes")
    timeout: float = _variable("ARCHONTOLOGY_TIMEOUT", 30.0, "seconds that a query may take which says no timeout=")
    max_timeout: float = _variable("ARCHONTOLOGY_MAX_TIMEOUT", 120.0, "the most seconds that timeout= is granted")
    query_memory: int = _variable("ARCHONTOLOGY_QUERY_MEMORY", 1024, "MiB of memory that one query may hold")
    max_result: int = _variable("ARCHONTOLOGY_MAX_RESULT", 8192, "MiB that one answer to a query may have")
    readers: int = _variable("ARCHONTOLOGY_READERS", 32, "processes that answer queries, at most")
    workers: int = _variable("ARCHONTOLOGY_WORKERS", 2, "processes that answer everything else")
    allocator: str = _variable(
        "ARCHONTOLOGY_ALLOCATOR",
        "",
        "path of the library that allocates memory, or system; empty: the quickest there is",
    )
    slow_queries: int = _variable(
        "ARCHONTOLOGY_SLOW_QUERIES", 24, "queries of one client that may run longer than a second at once"
    )
    query_seconds: float = _variable(
        "ARCHONTOLOGY_QUERY_SECONDS",
        600.0,
        "seconds of processor time that queries of one client may take in a minute; 0: no limit",
    )
    generations: int = _variable("ARCHONTOLOGY_GENERATIONS", 0, "older generations of the store that are kept")
    log: str = _variable("ARCHONTOLOGY_LOG", "text", "form of the log on standard error: text or json")
    log_requests: int = _variable("ARCHONTOLOGY_LOG_REQUESTS", 0, "1 tells the log of each request")
    decisions: str = _variable(
        "ARCHONTOLOGY_DECISIONS", "", "folder of what people decided; without one, decisions/ beside the documents"
    )
    editor: str = _variable(
        "ARCHONTOLOGY_EDITOR", "", "who decides: recorded with each judgement, status and acknowledgement"
    )
    lang: str = _variable(
        "ARCHONTOLOGY_LANG",
        "en",
        "language of what the command line says to people, its help and its errors too: zh or en",
    )

    def decided(self) -> Path:
        """The folder of the files in which people's decisions stand; for an endpoint it is on this machine."""
        return Path(self.decisions or (Path("data" if "://" in self.store else self.store) / "decisions"))

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings in `environment` (default: the process's own).

        Raises InputError when a value is not of the setting's type.
        """
        source = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for item in fields(cls):
            name = item.metadata["name"]
            if name in source and source[name] != "":
                kind: type = type(item.default)
                try:
                    values[item.name] = kind(source[name])
                except ValueError:
                    said = f"{name}={source[name]!r} is not a {kind.__name__}"
                    raise InputError(said, item.metadata["help"]) from None
        return _checked(cls(**values))


def _checked(read: Settings) -> Settings:
    """The settings as they are, unless no IRI can start with `base`: a wrong one would be part of every statement."""
    if not _BASE.fullmatch(read.base):
        hint = "an address without blanks that ends in /, such as https://example.org/id/"
        raise InputError(f"ARCHONTOLOGY_BASE={read.base!r} is nothing that an IRI can start with", hint)
    if read.log not in ("text", "json"):
        raise InputError(f"ARCHONTOLOGY_LOG={read.log!r} is no form of a log", "text or json")
    return read
