"""A file of SQLite in, the kept rows of our questions out: what an indexed store answers from beside its engine."""

from kg.store.index.file import NAME, Index, beside, open_index
from kg.store.index.indexed import IndexedStore, index_of
from kg.store.index.served import indexed

__all__ = ["NAME", "Index", "IndexedStore", "beside", "index_of", "indexed", "open_index"]
