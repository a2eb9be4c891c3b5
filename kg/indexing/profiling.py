"""The kept rows of an index in, what is known of each person besides their tenures out, as the answer is written."""

import sqlite3
from collections.abc import Iterable, Iterator

import orjson

from kg.answers import prepared
from kg.answers.kept import loads, questions
from kg.answers.officials import apart_from_tenures
from kg.batches import batches
from kg.indexing import shapes
from kg.indexing.reading import BATCH, listed
from kg.store.index import IndexedStore
from kg.store.index.cells import of_iri, sparql
from kg.store.index.file import sql

_NUMBERS = {name: number for number, name in enumerate(questions())}
_OF_A_PERSON = ("distinctions", "attendances", "names-of")


def build(store: IndexedStore, file: sqlite3.Connection) -> None:
    """Prepare everybody."""
    _add(store, file, listed(store, shapes.of_all("people")))


def touched(store: IndexedStore, file: sqlite3.Connection, changed: tuple[set[str], dict[str, list[str]]]) -> set[str]:
    """Those whose answer is made from these things or from rows of these owners, by the rows kept now; others, too."""
    things, owners = changed
    parts = (one for batch in batches(things, BATCH) for one in listed(store, shapes.given("parts-in", event=batch)))
    facts = {*things, *parts, *owners["own-words"]}
    found = {*things, *owners["entity"], *owners["merged"]}
    for name in _OF_A_PERSON:
        found |= {key for one in {*facts, *owners[name]} for key in _keys(file, name, one)}
    return found | {other for one in found for other in one_with(file, one)}


def _keys(file: sqlite3.Connection, question: str, owner: str) -> Iterator[str]:
    found = file.execute(sql("keys-of-owner"), (_NUMBERS[question], of_iri(owner[1:-1])))
    return (sparql(key) for (key,) in found)


def one_with(file: sqlite3.Connection, entity: str) -> Iterator[str]:
    """The other IRIs of the entity, by the rows kept now."""
    for (rows,) in file.execute(sql("rows"), (_NUMBERS["merged"], of_iri(entity[1:-1]))):
        yield from (sparql(cell) for cells in loads(rows) for cell in cells if cell is not None)


def update(store: IndexedStore, file: sqlite3.Connection, people: Iterable[str]) -> None:
    """Prepare those of these things anew who are people."""
    every = sorted(people)
    file.executemany(sql("remove-profile"), ((of_iri(one[1:-1]),) for one in every))
    for batch in batches(every, BATCH):
        _add(store, file, listed(store, shapes.given("people", it=batch)))


def _add(store: IndexedStore, file: sqlite3.Connection, people: Iterable[str]) -> None:
    file.executemany(sql("add-profile"), (row for person in people for row in _row(store, person[1:-1])))


def _row(store: IndexedStore, person: str) -> Iterator[tuple[str, bytes, bytes]]:
    known = apart_from_tenures(store, person)
    if known is None:
        return
    head, _, tail = orjson.dumps(known).partition(prepared.TENURES + b"[]")
    yield of_iri(person), head, tail
