"""A file of SQLite in, the kept rows of our questions out: what an indexed store answers from beside its engine."""

from kg.store.index.file import Index, open_index
from kg.store.index.indexed import IndexedStore, index_of

__all__ = ["Index", "IndexedStore", "index_of", "open_index"]
