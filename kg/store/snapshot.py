"""The generations of a store in; the newest, or one by its name, as a Store that only reads out."""

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Generic, TypeVar

import pyoxigraph as ox

from kg.errors import InputError, StoreError
from kg.store.protocol import Change, Generation
from kg.store.reads import Reads
from kg.store.snapshots import Held, Snapshots

T = TypeVar("T")


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

    def now(self) -> "Snapshot":
        """See Store.now."""
        return self

    def at(self, name: str) -> "Snapshot":
        """See Store.at."""
        return Snapshot(Snapshots(self.folder.parents[1]).hold(name))

    def alone(self) -> AbstractContextManager[None]:
        """Raises InputError, as all that writes: a generation does not change."""
        raise self._does_not_change()

    def replace(self, graph: str, triples: bytes) -> Change:
        """See alone."""
        return self.transact({graph: triples})[graph]

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """See alone."""
        return [self.replace(graph, triples) for graph, triples in graphs]

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:  # noqa: ARG002
        """See alone."""
        raise self._does_not_change()

    def remove(self, graph: str) -> Change:
        """See alone."""
        return self.replace(graph, b"")

    def update(self, update: str) -> None:  # noqa: ARG002
        """See alone."""
        raise self._does_not_change()

    def _does_not_change(self) -> InputError:
        return InputError(f"the generation {self.folder.name} cannot be written", "write to the store itself")

    def close(self) -> None:
        """See Store.close."""
        if self._open is not None:
            self._open = None
            self._held.release()


class Newest(Generic[T]):
    """The newest generation: opened when first asked for, and anew when another, or more beside it, took its place."""

    def __init__(self, snapshots: Snapshots, opening: Callable[[Held], T]) -> None:
        """`opening` makes of a generation that is held what is asked for, such as a Snapshot."""
        self._snapshots, self._opening = snapshots, opening
        self._lock = threading.Lock()
        self._seen = (0, 0)
        self._open: T | None = None

    def get(self) -> T:
        """The newest generation. Raises NotFound before the first.

        The one before it is closed when the last who reads it lets go of it.
        """
        seen = self._snapshots.stamp()
        if self._open is None or seen != self._seen:
            with self._lock:
                if self._open is None or seen != self._seen:
                    self._open = self._opening(self._snapshots.hold())
                    self._seen = seen
        return self._open
