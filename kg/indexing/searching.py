"""The kept rows of an index in, the forms by which each thing is searched for out, in every way that they are spelt."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.answers.kept import loads, questions
from kg.answers.search_names import CLASSES, KINDS, Form, Said, uses
from kg.answers.search_spelling import of_row, row, spellings
from kg.store.index.cells import iri, of_iri, sparql, term
from kg.store.index.file import sql
from kg.text.scripts import letters

_NUMBERS = {name: number for number, name in enumerate(questions())}
_RESTING = ("tenures-of-person", "tenures-in-body", "tenures-of-post", "participants")
"""The questions whose rows are what a thing rests on."""
Weighed = tuple[Form, int]


def build(file: sqlite3.Connection) -> None:
    """Enter the forms of everything."""
    things = file.execute(sql("keys"), (_NUMBERS["entity"],)).fetchall()
    fill(file, (one for (thing,) in things if thing[:1] == "<" for one in _of(file, thing)))


def fill(file: sqlite3.Connection, forms: Iterable[Weighed]) -> None:
    """Enter these forms, each with the weight of its thing, into empty tables."""
    file.execute(sql("spelt"))
    for form, weight in forms:
        kept = row(form, weight)
        file.execute(sql("add-form"), kept)
        file.executemany("INSERT INTO temp.spelt VALUES (?, ?, ?, ?, ?, ?, ?)", spellings(form, kept))
    file.execute(sql("add-all-spellings"))
    file.execute("DROP TABLE temp.spelt")
    file.executemany(sql("add-letters"), map(_letters, file.execute(sql("all-forms")).fetchall()))


def touched(file: sqlite3.Connection, owners: dict[str, list[str]]) -> set[str]:
    """The things whose forms are made from rows of these owners, by the rows kept now."""
    found = {*owners["entity"], *owners["dated-names"]}
    for name in ("names-of", *_RESTING):
        for one in owners[name]:
            keys = file.execute(sql("keys-of-owner"), (_NUMBERS[name], of_iri(one[1:-1])))
            found |= {sparql(key) for (key,) in keys if key[:1] == "<"}
    return found


def update(file: sqlite3.Connection, things: Iterable[str]) -> None:
    """Enter the forms of these things anew: what is as it was is not touched."""
    for thing in sorted(things):
        cell = of_iri(thing[1:-1])
        old = set(file.execute(sql("forms-of"), (cell,)).fetchall())
        new = {row(form, weight) for form, weight in _of(file, cell)}
        gone, come = sorted(old - new), sorted(new - old)
        file.executemany(sql("remove-letters"), [_letters((one[0], one[1], one[3])) for one in gone])
        file.executemany(sql("remove-spelling"), [said[:5] for one in gone for said in spellings(of_row(one), one)])
        file.executemany(sql("remove-form"), [(one[0],) for one in gone])
        file.executemany(sql("add-form"), come)
        file.executemany(sql("add-spelling"), [said for one in come for said in spellings(of_row(one), one)])
        file.executemany(sql("add-letters"), [_letters((one[0], one[1], one[3])) for one in come])


def _letters(form: tuple[int, int, str]) -> tuple[int, str, str]:
    number, kind, text = form
    return number, KINDS[kind], " ".join(letters(text))


def _of(file: sqlite3.Connection, thing: str) -> Iterator[Weighed]:
    """The forms of a thing of which cells are kept."""
    kept = [cells for (rows,) in file.execute(sql("rows"), (_NUMBERS["entity"], thing)) for cells in loads(rows)]
    kinds = {CLASSES[iri(kind)] for kind, _ in kept if kind is not None and kind[0] == "<" and iri(kind) in CLASSES}
    if not kinds:
        return
    labels = {term(label).value for _, label in kept if label is not None}
    found = uses(_said(file, thing, labels))
    weight = file.execute(sql("evidence-of"), (*(_NUMBERS[name] for name in _RESTING), thing)).fetchone()[0]
    for kind in sorted(kinds):
        for text, use in found.items():
            yield Form(kind, iri(thing), text, use), weight


def _said(file: sqlite3.Connection, thing: str, labels: set[str]) -> Iterator[Said]:
    for owner, rows in file.execute(sql("names-of"), (_NUMBERS["names-of"], thing)):
        for (name,) in loads(rows):
            if name is not None:
                text = term(name).value
                what = "written" if owner not in ("", thing) else "label" if text in labels else "other"
                yield text, what, None, False
    at = _columns("dated-names")
    for (rows,) in file.execute(sql("rows"), (_NUMBERS["dated-names"], thing)):
        for cells in loads(rows):
            name, kind, end = (cells[at(column)] for column in ("name", "type", "to"))
            if name is not None and kind is not None:
                yield term(name).value, "name", term(kind).value, end is not None


def _columns(question: str) -> Callable[[str], int]:
    names: Any = questions()[question].stored
    return names.index  # type: ignore[no-any-return]
