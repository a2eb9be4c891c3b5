"""INDEX: a store in, an index of what our own questions give out, kept up with each write (docs/store.md)."""

from kg.answers.kept import shape
from kg.indexing.beside import companion
from kg.indexing.changes import Changed
from kg.indexing.making import build, update

__all__ = ["Changed", "build", "companion", "shape", "update"]
