"""A store in, the lists of people, bodies, events and documents out, as an index keeps them."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from kg.answers.kept import Question
from kg.batches import batches
from kg.indexing.reading import BATCH, bindings, listed
from kg.indexing.shapes import owners, reading, text
from kg.store.index.cells import of_iri, of_json
from kg.store.index.file import sql
from kg.store.protocol import Store

BETWEEN = "\x1f"
"""Stands between the names of one thing: no part of a name that is looked for runs over it."""
_CLASSES = "?it a ?class . FILTER(?class IN (ao:Person, ao:Body, ao:Post, ao:Event, ao:Document))"


@cache
def lists() -> tuple[Question, Question]:
    """What the lists are made from: things with their names, documents with what is said of them."""

    def question(name: str, key: str, of: str) -> Question:
        return Question(name, key, key, "nothing", "", of, text(name))

    return question("listed", "entity", _CLASSES), question("papers", "document", "?it a ao:Document")


def build(store: Store, file: sqlite3.Connection) -> None:
    """Fill the lists."""
    for question, add in zip(lists(), (_add_items, _add_papers), strict=True):
        for batch in batches(listed(store, owners(question)), BATCH):
            add(store, file, batch)


def update(store: Store, file: sqlite3.Connection, things: tuple[Sequence[str], Sequence[str]]) -> None:
    """Make the lines of these things, and of these documents, anew."""
    for found, add, remove in zip(things, (_add_items, _add_papers), ("remove-item", "remove-paper"), strict=True):
        file.executemany(sql(remove), ((of_iri(one[1:-1]),) for one in found))
        for batch in batches(found, BATCH):
            add(store, file, batch)


def _add_items(store: Store, file: sqlite3.Connection, batch: Iterable[str]) -> None:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in bindings(store, reading(lists()[0], batch)):
        values = {name: term["value"] for name, term in row.items()}
        found.setdefault((of_iri(values["class"]), of_iri(values["entity"])), []).append(values)
    file.executemany(sql("add-item"), ((*thing, *_item(said)) for thing, said in found.items()))


def _item(said: list[dict[str, str]]) -> tuple[str | None, str, str | None]:
    label = min((row["label"] for row in said if "label" in row), default=None)
    names = sorted({row[key] for row in said for key in ("label", "other") if key in row})
    return label, BETWEEN.join(names), max((row["day"] for row in said if "day" in row), default=None)


def _add_papers(store: Store, file: sqlite3.Connection, batch: Iterable[str]) -> None:
    found = bindings(store, reading(lists()[1], batch))
    lines = []
    for row in found:
        cells = {name: of_json(term) for name, term in row.items()}
        words, day = (row[key]["value"] if key in row else None for key in ("title", "published"))
        said = [cells.get(name) for name in ("document", "title", "published", "publisher", "key")]
        lines.append((*said, words or "", day))
    file.executemany(sql("add-paper"), lines)
