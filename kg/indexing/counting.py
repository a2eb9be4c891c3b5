"""Tenures as an index keeps them in, what is counted over the whole graph out: each counts once, and only its change."""

import sqlite3
from collections.abc import Iterable, Iterator

from kg.answers.kept import loads, questions
from kg.batches import batches
from kg.indexing.changes import Changed
from kg.indexing.reading import BATCH, bindings
from kg.indexing.shapes import text
from kg.store.index.cells import iri, of_iri, term
from kg.store.index.file import sql
from kg.store.protocol import Store
from ontology.terms import AO, RDF

_FACTS = tuple(questions()).index("facts")
_TYPE = f"<{RDF.type}>"
Tally = tuple[str, str, str]
"""A question, a class of its answer, and a member that is counted in it."""


def build(store: Store, file: sqlite3.Connection) -> None:
    """Count everything."""
    every = (name for (name,) in file.execute(sql("all-tenures")).fetchall())
    for batch in batches(every, BATCH):
        file.executemany(sql("add-tally"), _tallies(file, batch))
    counted = bindings(store, text("classes"))
    rows = (("overview", of_iri(row["class"]["value"]), int(row["count"]["value"])) for row in counted)
    file.executemany(sql("add-total"), rows)
    file.executescript(sql("totals"))
    file.execute("BEGIN")


def forget(file: sqlite3.Connection, tenures: Iterable[str]) -> None:
    """Count those of these things that are tenures no more, by what is kept of them now."""
    file.executemany(sql("remove-tally"), list(_tallies(file, _known(file, tenures))))


def add(file: sqlite3.Connection, tenures: Iterable[str]) -> None:
    """Count those of these things that are tenures, by what is kept of them now."""
    file.executemany(sql("add-tally"), list(_tallies(file, _known(file, tenures))))


def classes(file: sqlite3.Connection, changed: Changed) -> None:
    """Count what came and went of each class of the overview."""
    for lines, step in ((changed.added, 1), (changed.removed, -1)):
        for _, predicate, name in Changed(lines).triples():
            if predicate == _TYPE and name[1:-1] in _counted():
                file.execute(sql("add-total"), ("overview", of_iri(name[1:-1]), step))


def _counted() -> frozenset[str]:
    line = next(line for line in text("classes").splitlines() if "VALUES ?class" in line)
    return frozenset(AO[word[3:]] for word in line.split() if word.startswith("ao:"))


def _known(file: sqlite3.Connection, things: Iterable[str]) -> list[str]:
    cells = (of_iri(one[1:-1]) for one in things)
    return [cell for cell in cells if file.execute(sql("is-tenure"), (cell,)).fetchone()]


def _tallies(file: sqlite3.Connection, tenures: Iterable[str]) -> Iterator[Tally]:
    for tenure in tenures:
        found = file.execute(sql("rows"), (_FACTS, tenure)).fetchone()
        yield from _of(tenure, found[0] if found else b"[]")


def _of(tenure: str, facts: bytes) -> Iterator[Tally]:
    said: dict[str, dict[str, None]] = {}
    for cells in loads(facts):
        if cells[0] is not None and cells[1] is not None:
            said.setdefault(iri(cells[0]), {})[cells[1]] = None
    people = said.get(AO.holder, {})
    for kind in said.get(AO.postType, {}):
        yield "tenures-by-post-type", kind, tenure
    for year in {term(day).value[:4] for day in said.get(AO.attestedOn, {})}:
        for person in people:
            yield "holders-by-year", f'"{year}', person
    for body in said.get(AO.body, {}):
        if people:
            yield "tenures-by-body", body, tenure
        for person in people:
            yield "people-by-body", body, person
