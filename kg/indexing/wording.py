"""A store in, the texts of its documents out as an index keeps them: packed, and letter by letter to be searched."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from kg.answers.kept import Question
from kg.answers.search_texts import Row, joined, kept, unpacked
from kg.batches import batches
from kg.indexing.reading import BATCH, bindings, listed
from kg.indexing.shapes import owners, reading, text
from kg.store.index.cells import of_iri
from kg.store.index.file import sql
from kg.store.protocol import Store
from kg.text.folding import apart


@cache
def texts() -> Question:
    """The text of each document."""
    return Question("texts", "document", "document", "nothing", "", "?it a ao:Document", text("texts"))


def build(store: Store, file: sqlite3.Connection) -> None:
    """Enter all texts; the letters in the order of their numbers, as the full-text table wants it."""
    for batch in batches(listed(store, owners(texts())), BATCH):
        file.executemany(sql("add-writing"), _read(store, batch))
    every = file.execute(sql("all-writings"))
    file.executemany(sql("add-words"), ((number, apart(unpacked(packed))) for number, packed in every.fetchall()))


def update(store: Store, file: sqlite3.Connection, documents: Sequence[str]) -> None:
    """Enter the texts of these documents anew; what is as it was is not touched."""
    for batch in batches(documents, BATCH):
        old = {row for one in batch for row in file.execute(sql("writing-of"), (of_iri(one[1:-1]),))}
        new = set(_read(store, batch))
        gone, come = sorted(old - new), sorted(new - old)
        file.executemany(sql("remove-words"), [_words(one) for one in gone])
        file.executemany(sql("remove-writing"), [(one[0],) for one in gone])
        file.executemany(sql("add-writing"), come)
        file.executemany(sql("add-words"), [_words(one) for one in come])


def _words(row: Row) -> tuple[int, str]:
    return row[0], apart(unpacked(row[3]))


def _read(store: Store, batch: Iterable[str]) -> list[Row]:
    found = bindings(store, reading(texts(), batch))
    return [
        kept(one)
        for one in joined(
            (row["document"]["value"], row["text"]["value"], row["published"]["value"] if "published" in row else "")
            for row in found
        )
    ]
