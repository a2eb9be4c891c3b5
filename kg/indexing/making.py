"""A store in, the index of what it holds out: made anew, or brought up to what changed since."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.answers.kept import Question, questions, shape
from kg.batches import batches
from kg.indexing import counting, entries, listing, preparing, profiling, searching, shapes, wording
from kg.indexing.changes import Affected, Changed
from kg.indexing.reading import BATCH, listed, rows
from kg.store.index import Index, IndexedStore
from kg.store.index.cells import of_iri
from kg.store.index.file import connect, sql
from kg.store.protocol import Store


def build(store: Store, path: Path) -> None:
    """Make the index of all that the store holds, in a new file at `path`."""
    path.unlink(missing_ok=True)
    with _written(path) as file:
        _script(file, "schema")
        file.executemany(sql("add-about"), [("shape", shape())])
        file.executemany(sql("add-question"), enumerate(questions()))
        for number, question in enumerate(questions().values()):
            for batch in batches(listed(store, shapes.owners(question)), BATCH):
                _add(file, number, rows(store, question, batch))
        _script(file, "indexes")
        over = IndexedStore(store, Index(path, file))
        preparing.build(over, file)
        profiling.build(over, file)
        entries.build(over, file)
        listing.build(store, file)
        counting.build(store, file)
        searching.build(file)
        wording.build(store, file)


def update(store: Store, path: Path, changed: Changed) -> None:
    """Bring the index at `path`, made before the change, up to what the store holds after it.

    Raises StoreError when it is none, or was made for other questions.
    """
    with _written(path) as file:
        _Update(store, IndexedStore(store, Index(path, file)), file).to(changed)


@dataclass(frozen=True, slots=True)
class _Update:
    """Brings the parts of an index up to a change: the rows first, then what is made of them."""

    store: Store
    over: IndexedStore
    file: sqlite3.Connection

    def to(self, changed: Changed) -> None:
        affected, file = Affected(self.store, changed), self.file
        owners = {name: affected.owners(question) for name, question in questions().items()}
        # What answers rested on, and what they rest on now: a claim may have come to another tenure.
        tenures, people = self._touched(owners)
        named, sought = entries.touched(file, owners), searching.touched(file, owners)
        counting.forget(file, tenures)
        preparing.remove(file, tenures)
        for number, (name, question) in enumerate(questions().items()):
            _remove(file, (number, question), owners[name])
            for batch in batches(affected.kept(question, owners[name]), BATCH):
                _add(file, number, rows(self.store, question, batch))
        new, more = self._touched(owners)
        counting.forget(file, new - tenures)
        preparing.remove(file, new - tenures)
        preparing.add(self.over, file, sorted(tenures | new))
        counting.add(file, tenures | new)
        counting.classes(file, changed)
        entries.update(self.over, file, named | entries.touched(file, owners))
        profiling.update(self.over, file, people | more)
        things, papers = (affected.owners(question) for question in listing.lists())
        listing.update(self.store, file, (things, papers))
        searching.update(file, sought | searching.touched(file, owners))
        wording.update(self.store, file, affected.owners(wording.texts()))

    def _touched(self, owners: dict[str, list[str]]) -> tuple[set[str], set[str]]:
        """The things, and the people, whose answers are made from rows of these owners, by the rows kept now."""
        things = preparing.touched(self.over, self.file, owners)
        return things, profiling.touched(self.over, self.file, (things, owners))


class _written:
    """The file to write in one transaction. It is nobody's yet: what is broken off is thrown away, not rolled back."""

    def __init__(self, path: Path) -> None:
        self._file = connect(path, write=True)

    def __enter__(self) -> sqlite3.Connection:
        self._file.execute("PRAGMA journal_mode=OFF")
        self._file.execute("PRAGMA synchronous=OFF")
        self._file.execute("BEGIN")
        return self._file

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._file.in_transaction:
            self._file.execute("COMMIT")
        self._file.close()


def _script(file: sqlite3.Connection, name: str) -> None:
    # A script ends the transaction before it.
    file.executescript(sql(name))
    file.execute("BEGIN")


def _add(file: sqlite3.Connection, number: int, kept: Iterable[tuple[str, str, bytes]]) -> None:
    file.executemany(sql("add-rows"), ((number, *one) for one in kept))


def _remove(file: sqlite3.Connection, asked: tuple[int, Question], owners: Iterable[str]) -> None:
    number, question = asked
    text = sql("remove-by-key" if question.owner == question.key else "remove-by-owner")
    file.executemany(text, ((number, of_iri(owner[1:-1])) for owner in owners))
