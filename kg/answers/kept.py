"""A question and the caller's terms in, its rows from an index out: the same rows as the engine gives, or None.

queries/indexed.tsv says which questions an index keeps: by which variable they are asked (`key`), by which they are
kept (`owner`: what a row changes with), and what a key without rows means (`absent`): nothing, the key itself, or that
the engine has to be asked, because the question is kept `of` some things only. `keeps` is a second parameter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Final

import orjson

from kg.store.index import Index
from kg.store.index.cells import of_sparql, term
from kg.store.index.file import sql
from kg.store.protocol import Row, Term

CLASSES: Final = ("Person", "Body", "Post", "Event", "Document")
"""The classes of which an index keeps names."""
_TERM: Final = re.compile(r'<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[A-Za-z-]+)?')
_HEAD: Final = re.compile(r"^SELECT\s+(DISTINCT\s+)?(.*?)\s*WHERE \{", re.DOTALL | re.MULTILINE)
_ORDER: Final = re.compile(r"(DESC\()?\?(\w+)\)?")
_NUMBERS: Final = frozenset(f"^http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double"))

Cells = list[str | None]


@dataclass(frozen=True, slots=False)
class Question:
    """A question that is kept, with what its text says: which columns, whether distinct, in which order."""

    name: str
    key: str
    owner: str
    absent: str
    keeps: str
    of: str
    text: str

    @cached_property
    def distinct(self) -> bool:
        """Whether the same row is given once."""
        return self._head[1] is not None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of what it gives."""
        said = re.sub(r"\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\sAS \?(\w+)\)", r"?\1", self._head[2])
        return tuple(re.findall(r"\?(\w+)", said))

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The columns that are kept in a row: the second parameter too, the key not, which is what it is found by."""
        more = (self.keeps,) if self.keeps and self.keeps not in self.columns else ()
        return (*(name for name in self.columns if name != self.key), *more)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Those of the stored columns that it gives: the first of them."""
        return tuple(name for name in self.stored if name in self.columns)

    @cached_property
    def shows_key(self) -> bool:
        """Whether it gives its key."""
        return self.key in self.columns

    @cached_property
    def order(self) -> tuple[tuple[str, bool], ...]:
        """What rows are ordered by, and whether the other way round."""
        said = self.text.rpartition("\nORDER BY ")[2].partition("\n")[0]
        return tuple((name, bool(down)) for down, name in _ORDER.findall(said))

    @cached_property
    def by_key(self) -> bool:
        """Whether the rows of one key come before those of another, and those of one key from one owner."""
        return self.owner == self.key and bool(self.order) and self.order[0][0] == self.key

    @cached_property
    def _head(self) -> re.Match[str]:
        found = _HEAD.search(self.text)
        assert found is not None, self.name
        return found


@cache
def questions() -> dict[str, Question]:
    """The questions that an index keeps, by name."""
    folder = files("kg.answers").joinpath("queries")
    lines = folder.joinpath("indexed.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = [line.split("\t") for line in lines]
    return {
        name: Question(name, key, owner, absent, keeps, of, folder.joinpath(f"{name}.rq").read_text(encoding="utf-8"))
        for name, key, owner, absent, keeps, of in found
    }


@cache
def shape() -> str:
    """What makes an index what it is: the questions, the tables, the version. One that was made by another is made anew."""
    said = [
        version("archontology"),
        sql("schema"),
        sql("indexes"),
        *(repr(question) for question in questions().values()),
    ]
    return sha256("\0".join(said).encode()).hexdigest()


@cache
def twin(name: str) -> str | None:
    """The question in SQL, where it is asked so of an index; None where its rows are kept, or it is not."""
    file = files("kg.answers").joinpath("queries", f"{name}.sql")
    return file.read_text(encoding="utf-8") if file.is_file() else None


def by_sql(index: Index, text: str, terms: Mapping[str, str | int]) -> list[Row]:
    """The rows of a question in SQL, which names its columns and terms as the .rq beside it does.

    Of a term `class` that is asked for, `:class` is the cell; of `person`, which may be several, `:persons` is their
    list in JSON. `:part` is a text.
    """
    given: dict[str, str | int] = {"part": "", "limit": 50, "offset": 0}
    for name, value in terms.items():
        if isinstance(value, int):
            given[name] = value
            continue
        cells = [of_sparql(one) for one in _TERM.findall(value)]
        given[name] = cells[0][1:] if name == "part" else cells[0]
        given[f"{name}s"] = orjson.dumps(cells).decode()
    names, found = index.named(text, given)
    return [{name: term(cell) for name, cell in zip(names, row, strict=True) if cell is not None} for row in found]


def sort_key(question: Question) -> Any:
    """The key by which rows, as cells by column, are put in the order of the question."""
    order = question.order

    def key(row: dict[str, str | None]) -> tuple[Any, ...]:
        return tuple(_Down(_place(row.get(name))) if down else _place(row.get(name)) for name, down in order)

    return key


def _place(cell: str | None) -> tuple[Any, ...]:
    """Where a term stands in the order of SPARQL: nothing, blank nodes, IRIs, literals; numbers by what they count."""
    if cell is None:
        return (0,)
    known = term(cell)
    if known.kind != "literal":
        return (1 if known.kind == "blank" else 2, known.value)
    if cell[0] == "^" and cell.partition('"')[0] in _NUMBERS:
        return (3, 0, float(known.value))
    return (3, 1, known.value, known.language or "", known.datatype or "")


@dataclass(frozen=True, slots=True)
class _Down:
    """A place that is compared the other way round."""

    place: tuple[Any, ...]

    def __lt__(self, other: "_Down") -> bool:
        return other.place < self.place


def rows(index: Index, name: str, terms: Mapping[str, str | int]) -> tuple[list[Row], str]:
    """The rows that the index has, and the terms of those keys of which the engine has to be asked (none: "")."""
    question = questions()[name]
    keys = _cells(terms[question.key]) if question.key else {"": ""}
    found = index.rows(name, keys)
    read = _read(question, keys, found, set(_cells(terms[question.keeps])) if question.keeps else None)
    if len(found) == len(keys) or question.absent == "nothing":
        return read, ""
    absent = [key for key in keys if key not in found]
    if question.absent == "itself":
        read += [{question.key: term(key), "canonical": term(key)} for key in absent]
        read.sort(key=lambda row: row[question.key].value)
        return read, ""
    return read, " ".join(keys[key] for key in absent)


def _cells(terms: str | int) -> dict[str, str]:
    """The cells of terms of SPARQL, each with the term."""
    text = str(terms)
    if '"' not in text:
        return {of_sparql(one): one for one in text.split()}  # IRIs hold no blank
    return {of_sparql(one): one for one in _TERM.findall(text)}


def in_order(name: str, found: list[Row]) -> list[Row]:
    """Rows of two sources in the order of the question; every question that is asked for in two has its key first."""
    key = questions()[name].key
    return sorted(found, key=lambda row: row[key].value)


def _read(question: Question, keys: Iterable[str], found: dict[str, list[bytes]], wanted: set[str] | None) -> list[Row]:
    many = len(found) > 1
    order = sorted(found, key=_place) if many and question.by_key else keys
    listed = [(key, cells) for key in order for piece in found.get(key, ()) for cells in loads(piece)]
    if wanted is not None:
        at = question.stored.index(question.keeps)
        listed = [(key, cells) for key, cells in listed if cells[at] in wanted]
    # What one owner has is kept in its order.
    several = len(listed) > 1 and (many or any(len(pieces) > 1 for pieces in found.values()))
    if several and not question.by_key:
        listed.sort(key=_order_of(question))
    if question.distinct and (several or wanted is not None):
        listed = _distinct(question, listed)
    return [_row(question, key, cells) for key, cells in listed]


def _order_of(question: Question) -> Any:
    order = sort_key(question)
    return lambda one: order({**dict(zip(question.stored, one[1], strict=True)), question.key: one[0]})


def _distinct(question: Question, listed: list[tuple[str, Cells]]) -> list[tuple[str, Cells]]:
    """Each row once, as it is shown."""
    shown = [at for at, name in enumerate(question.stored) if name in question.columns]
    with_key = question.key in question.columns
    return list(
        {(key if with_key else "", *(cells[at] for at in shown)): (key, cells) for key, cells in listed}.values()
    )


def _row(question: Question, key: str, cells: Cells) -> Row:
    row: dict[str, Term] = {}
    for name, cell in zip(question.shown, cells, strict=False):
        if cell is not None:
            row[name] = term(cell)
    if question.shows_key:
        row[question.key] = term(key)
    return row


def loads(piece: bytes) -> list[Cells]:
    """The rows of one owner, as cells."""
    found: list[Cells] = orjson.loads(piece)
    return found
