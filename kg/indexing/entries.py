"""The kept rows of an index in, people, bodies and posts by each of their IRIs out: what is asked for by an IRI."""

import sqlite3
from collections.abc import Iterable, Iterator

import orjson

from kg.answers import found
from kg.batches import batches
from kg.indexing import shapes
from kg.indexing.profiling import one_with
from kg.indexing.reading import BATCH, listed
from kg.store.index import IndexedStore
from kg.store.index.file import sql

_NAMING = ("entity", "merged", "facts")
"""The questions whose rows an entry is made from."""


def build(store: IndexedStore, file: sqlite3.Connection) -> None:
    """Enter everything."""
    _add(store, file, listed(store, shapes.of_all("entered")))


def touched(file: sqlite3.Connection, owners: dict[str, list[str]]) -> set[str]:
    """The IRIs whose entries are made from rows of these owners, by the rows kept now; others, too."""
    every = {one for name in _NAMING for one in owners[name]}
    near = every | {other for one in every for other in one_with(file, one)}
    return near | {other for one in near - every for other in one_with(file, one)}


def update(store: IndexedStore, file: sqlite3.Connection, things: Iterable[str]) -> None:
    """Enter those of these things anew that are people, bodies or posts."""
    every = sorted(things)
    file.executemany(sql("remove-entry"), ((one[1:-1],) for one in every))
    for batch in batches(every, BATCH):
        _add(store, file, listed(store, shapes.given("entered", it=batch)))


def _add(store: IndexedStore, file: sqlite3.Connection, things: Iterable[str]) -> None:
    file.executemany(sql("add-entry"), (row for one in things for row in _rows(store, one[1:-1])))


def _rows(store: IndexedStore, iri: str) -> Iterator[tuple[object, ...]]:
    for name in found.CLASSES:
        try:
            one = found.read(store, name, iri)
        except KeyError:
            continue  # a post of which nothing is said
        if one is None:
            continue  # of another class
        within = None if one.within is None else orjson.dumps(one.within)
        yield iri, name, one.ref.iri, one.ref.label, " ".join(one.members), within
