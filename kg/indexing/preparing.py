"""The kept rows of an index in, each tenure in it as its answer is written out, ready to be judged for a day."""

import sqlite3
from collections.abc import Iterable, Sequence

import orjson

from kg.answers import prepared, tenures
from kg.answers.kept import questions
from kg.answers.values import Tenure
from kg.batches import batches
from kg.indexing import shapes
from kg.indexing.reading import BATCH, listed
from kg.store.index import IndexedStore
from kg.store.index.cells import of_iri, sparql
from kg.store.index.file import sql

OWNERS = ("tenures-of-person", "tenures-of-post", "tenures-in-body")
"""The questions that say whose a tenure is."""
_NUMBERS = {name: number for number, name in enumerate(questions())}


def build(store: IndexedStore, file: sqlite3.Connection) -> None:
    """Prepare all tenures."""
    for batch in batches(listed(store, shapes.owners(questions()[OWNERS[0]])), BATCH):
        _add(store, file, batch)
    file.executemany(sql("add-all-held"), ((_NUMBERS[name],) for name in OWNERS))


def touched(store: IndexedStore, file: sqlite3.Connection, owners: dict[str, list[str]]) -> set[str]:
    """The things, tenures among them, whose answer is made from rows of these owners, by the rows kept now."""
    claims = dict.fromkeys([*owners["supporting"], *owners["evidence"]])
    found = {key for claim in claims for key in _keys(file, "supporting", claim)}
    behind = dict.fromkeys([*claims, *found])
    found |= {key for node in owners["derived-bounds"] for key in _keys(file, "derived-bounds", node)}
    for batch in batches(behind, BATCH):
        found |= set(listed(store, shapes.given("derived-from", claim=batch)))
    return found | {one for name in ("facts", *OWNERS) for one in owners[name]}


def _keys(file: sqlite3.Connection, question: str, owner: str) -> list[str]:
    found = file.execute(sql("keys-of-owner"), (_NUMBERS[question], of_iri(owner[1:-1])))
    return [sparql(key) for (key,) in found if key[:1] == "<"]


def remove(file: sqlite3.Connection, things: Iterable[str]) -> None:
    """Forget those of the things that are tenures, while the rows are still those of before."""
    cells = [of_iri(one[1:-1]) for one in things]
    file.executemany(sql("remove-held"), ((_NUMBERS[name], cell) for cell in cells for name in OWNERS))
    file.executemany(sql("remove-tenure"), ((cell,) for cell in cells))


def add(store: IndexedStore, file: sqlite3.Connection, things: Iterable[str]) -> None:
    """Prepare those of the things that are tenures."""
    for batch in batches(things, BATCH):
        known = listed(store, shapes.owners_among(questions()[OWNERS[0]], batch))
        _add(store, file, known)
        cells = [of_iri(one[1:-1]) for one in known]
        file.executemany(sql("add-held"), ((_NUMBERS[name], cell) for cell in cells for name in OWNERS))


def _add(store: IndexedStore, file: sqlite3.Connection, batch: Sequence[str]) -> None:
    read = tenures.read(store, (one[1:-1] for one in batch))
    file.executemany(sql("add-tenure"), map(_row, read))


def _row(tenure: Tenure) -> tuple[object, ...]:
    days = tenure.bounds
    post = None if tenure.post is None else tenure.post.iri
    why = orjson.dumps(tenure.derived) if tenure.derived else None
    bounds = (days.start_earliest, days.start_latest, days.end_earliest, days.end_latest)
    return (of_iri(tenure.iri), tenures.sort_text(tenure), post, *bounds, why, *prepared.cut(tenure))
