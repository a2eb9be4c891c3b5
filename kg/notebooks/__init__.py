"""NOTEBOOKS: a folder or an address in; questions as methods, answers as plain values, frames and networks, out."""

from kg.notebooks.connection import Connection, connect
from kg.notebooks.frames import frame, graph, rows

__all__ = ["Connection", "connect", "frame", "graph", "rows"]
