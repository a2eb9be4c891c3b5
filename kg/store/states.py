"""Writes in, the generation of a store out: a name that changes with each write and never comes back."""

import secrets
import threading
from datetime import UTC, datetime

from kg.store.protocol import Generation


class States:
    """The generations of a store that one process holds. Another process, or the next run, names others.

    So an answer that somebody kept under a name is never taken for one of another state, even after a crash.
    """

    def __init__(self) -> None:
        self._run = secrets.token_hex(6)
        self._lock = threading.Lock()
        self._number = 0
        self._made = datetime.now(UTC)

    def now(self) -> Generation:
        """The state since the last write."""
        with self._lock:
            return Generation(f"{self._run}-{self._number}", self._made)

    def written(self) -> None:
        """Something was written: another state begins."""
        with self._lock:
            self._number += 1
            self._made = datetime.now(UTC)
