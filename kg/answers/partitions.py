"""The store in; how many things of each class and how many statements of each property it holds out (VoID partitions)."""

from dataclasses import dataclass
from functools import lru_cache

from kg.answers.questions import rows
from kg.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Partition:
    """The IRI of a class or a property, and how many things or statements have it."""

    iri: str
    count: int


@dataclass(frozen=True, slots=True)
class Partitions:
    """What the default graph holds, in all, by class and by property (W3C VoID, 4.5)."""

    triples: int
    classes: tuple[Partition, ...]
    properties: tuple[Partition, ...]


class Counted:
    """The partitions of the newest generations that were asked for: they are counted once each."""

    def __init__(self) -> None:
        self._count = lru_cache(maxsize=2)(self._of)
        self._store: Store | None = None

    def of(self, store: Store) -> Partitions:
        """The partitions of the store as it is now; seconds for ten million statements, the first time."""
        self._store = store
        try:
            return self._count(store.generation().name)
        finally:
            self._store = None  # it would hold its generation open

    def _of(self, _generation: str) -> Partitions:
        assert self._store is not None
        classes = tuple(Partition(r["class"].value, int(r["count"].value)) for r in rows(self._store, "void-classes"))
        found = rows(self._store, "void-properties")
        properties = tuple(Partition(row["property"].value, int(row["count"].value)) for row in found)
        return Partitions(sum(one.count for one in properties), classes, properties)
