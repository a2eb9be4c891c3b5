"""INDEX: a store in, an index of what our own questions give out, kept up with each write (docs/store.md)."""

from kg.indexing.beside import companion
from kg.indexing.changes import Changed
from kg.indexing.making import build, shape, update

__all__ = ["Changed", "build", "companion", "shape", "update"]
