"""A store and an index of its state in, a Store out that offers the index to those who know what it answers."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from kg.store.index.file import Index
from kg.store.protocol import WHOLE, Answer, Change, Dataset, Generation, Row, Store


class IndexedStore:
    """The Store `store` with the index of exactly what it holds.

    Whoever writes through it is answered by the store alone from there on: the index is of what was before.
    """

    def __init__(self, store: Store, index: Index) -> None:
        self.store = store
        self.index: Index | None = index

    def replace(self, graph: str, triples: bytes) -> Change:
        """See Store.replace."""
        self.index = None
        return self.store.replace(graph, triples)

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """See Store.replace_many."""
        self.index = None
        return self.store.replace_many(graphs)

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:
        """See Store.transact."""
        self.index = None
        return self.store.transact(changes)

    def remove(self, graph: str) -> Change:
        """See Store.remove."""
        self.index = None
        return self.store.remove(graph)

    def graphs(self) -> list[str]:
        """See Store.graphs."""
        return self.store.graphs()

    def select(self, query: str) -> list[Row]:
        """See Store.select."""
        return self.store.select(query)

    def ask(self, query: str) -> bool:
        """See Store.ask."""
        return self.store.ask(query)

    def query(self, query: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:
        """See Store.query."""
        return self.store.query(query, dataset, timeout)

    def update(self, update: str) -> None:
        """See Store.update."""
        self.index = None
        self.store.update(update)

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """See Store.dump."""
        return self.store.dump(media_type, graph)

    def now(self) -> "IndexedStore":
        """See Store.now: an index is of one state."""
        return self

    def at(self, name: str) -> Store:
        """See Store.at."""
        return self.store.at(name)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See Store.alone: what is there by then may not be in the index."""
        self.index = None
        with self.store.alone():
            yield

    def generation(self) -> Generation:
        """See Store.generation."""
        return self.store.generation()

    def close(self) -> None:
        """See Store.close: lets go of the index too."""
        if self.index is not None:
            self.index.close()
        self.store.close()


def index_of(store: Store) -> Index | None:
    """The index that the store offers; None where it offers none."""
    return store.index if isinstance(store, IndexedStore) else None
