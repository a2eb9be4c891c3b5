"""A store in, the same store out with the index that its service keeps beside what it holds now, where there is one."""

from kg.store.index.file import beside
from kg.store.index.indexed import IndexedStore
from kg.store.protocol import Store
from kg.store.served import ServedStore


def indexed(store: Store, shape: str) -> Store:
    """Of a store that a service of this machine holds, the generation with all that was written, and its index.

    Any other store, and a generation without an index of this shape, comes back without one. To be closed like a store.
    """
    if not isinstance(store, ServedStore):
        return store
    snapshot = store.snapshot()
    index = beside(snapshot.folder, shape)
    return snapshot if index is None else IndexedStore(snapshot, index)
