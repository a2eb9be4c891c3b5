"""The generations of a store in; the newest, or one by its name, as a Store that only reads out."""

import threading
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.protocol import Generation
from kg.store.reads import Reads
from kg.store.snapshots import Held, Snapshots


class Snapshot(Reads):
    """One generation, opened for reading. Safe to share between threads."""

    def __init__(self, held: Held) -> None:
        """Raises StoreError when the engine cannot open it."""
        self._held = held
        try:
            self._open: ox.Store | None = ox.Store.read_only(str(held.engine))
        except (OSError, RuntimeError) as error:
            held.release()
            raise StoreError(
                f"the generation {held.folder} cannot be opened: {error}", "start the service anew"
            ) from None

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self._held.folder

    @property
    def _engine(self) -> ox.Store:
        if self._open is None:
            raise StoreError(f"the generation {self._held.folder} was closed", "open it again")
        return self._open

    def generation(self) -> Generation:
        """See Store.generation."""
        return self._held.generation

    def close(self) -> None:
        """See Store.close."""
        if self._open is not None:
            self._open = None
            self._held.release()


class Newest:
    """The newest generation: opened when first asked for, and anew when another took its place."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._lock = threading.Lock()
        self._seen = (0, 0)
        self._open: Snapshot | None = None

    def get(self) -> Snapshot:
        """The newest generation. Raises NotFound before the first.

        The one before it is closed when the last who reads it lets go of it.
        """
        seen = self._snapshots.stamp()
        if self._open is None or seen != self._seen:
            with self._lock:
                if self._open is None or seen != self._seen:
                    self._open = Snapshot(self._snapshots.hold())
                    self._seen = seen
        return self._open
