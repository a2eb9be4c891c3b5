"""Writes in, the generation of a store out: a name that changes with each write and never comes back."""

import secrets
import threading
from datetime import UTC, datetime
from pathlib import Path

import orjson

from kg.store.protocol import Generation


class States:
    """The generations of a store. With a file, a store that is opened again is in the generation that it was left in.

    A name has random parts, so that an answer that somebody kept under it is never taken for one of another state.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._run = secrets.token_hex(6)
        self._lock = threading.Lock()
        self._number = 0
        self._now = self._read() or Generation(f"{self._run}-0", datetime.now(UTC))
        self._keep()

    def now(self) -> Generation:
        """The state since the last write."""
        return self._now

    def writing(self) -> None:
        """Something is about to be written: another state begins. Before and not after: a crash leaves a new name."""
        with self._lock:
            self._number += 1
            self._now = Generation(f"{self._run}-{self._number}", datetime.now(UTC))
            self._keep()

    def _keep(self) -> None:
        if self._file is not None:
            making = self._file.with_suffix(".making")
            making.write_bytes(written(self._now))
            making.replace(self._file)

    def _read(self) -> Generation | None:
        return None if self._file is None else read(self._file)


def written(generation: Generation) -> bytes:
    """The generation as a file holds it."""
    return orjson.dumps({"name": generation.name, "made": generation.made.isoformat()})


def read(file: Path) -> Generation | None:
    """The generation that a file holds; None where there is none, or half of one."""
    try:
        held = orjson.loads(file.read_bytes())
        return Generation(held["name"], datetime.fromisoformat(held["made"]))
    except (FileNotFoundError, orjson.JSONDecodeError, KeyError, ValueError):
        return None
