"""A file, or none, in; the turn of one who reads and then writes out: among threads, and among processes by the file."""

import fcntl
import os
import threading
from pathlib import Path


class Turn:
    """A context that one thread, of one process of those that name the same file, is in at a time; again within itself.

    The system lets go of the file when its process ends in any way.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.RLock()
        self._depth = 0
        self._held = -1

    def __enter__(self) -> None:
        self._lock.acquire()
        if self._file is not None and self._depth == 0:
            self._held = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._held, fcntl.LOCK_EX)
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._file is not None and self._depth == 0:
            os.close(self._held)
        self._lock.release()
