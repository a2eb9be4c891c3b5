"""A CSV with its mapping in, the document that it is and the values of its rows under our names out."""

from dataclasses import dataclass
from hashlib import sha256

from kg.errors import BadDate, InputError
from kg.exchange.csv_rows import CsvRow, decode, rows
from kg.exchange.mapping import Join, Mapping
from kg.model import DateValue, Document, Span
from kg.text.dates.edtf import parse_edtf
from kg.text.periods import period

MEDIA_TYPE = "text/csv"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that gave no claim: its line, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file with its mapping and the tables that the mapping joins, by name and key."""

    key: str
    text: str
    mapping: Mapping
    tables: dict[str, dict[str, dict[str, str]]]

    def document(self, content: bytes) -> Document:
        """The file as a document like any other."""
        return Document(
            key=self.key,
            text=self.text,
            content=content,
            sha256=sha256(content).hexdigest(),
            media_type=MEDIA_TYPE,
            title=self.mapping.title,
            published=self.mapping.published,
            publisher=self.mapping.publisher,
            read_with=self.mapping.packed(),
        )

    def has(self, row: CsvRow, ours: str) -> bool:
        """Whether the file has the column that we call so, or joins a table for it on a column that it has."""
        theirs = self.mapping.columns.get(ours, "")
        joins = {join.name: join for join in self.joins(row)}
        return theirs in row.values or theirs.partition(".")[0] in joins

    def lacks(self, row: CsvRow, ours: str) -> InputError:
        """The error that says that no row has what we call so."""
        told = f"{self.key} has no column {self.mapping.columns.get(ours) or ours!r} for the {ours}"
        return InputError(told, "columns: " + ", ".join(row.values) + "; or give --mapping")

    def joins(self, row: CsvRow) -> tuple[Join, ...]:
        """The joins of the mapping that this file has the column for: one mapping may serve several files."""
        return tuple(join for join in self.mapping.joins if join.on in row.values)

    def fields(self, row: CsvRow) -> dict[str, str]:
        """The values of the row under our names, with those of the tables that it leads to.

        Raises InputError for a row that cannot be read, or that leads to what is not there.
        """
        if row.problem:
            raise InputError(row.problem)
        values = dict(row.values)
        # In the order of the mapping: what one join brings may lead to the next.
        for join in self.mapping.joins:
            if join.on in values:
                values |= self._joined(join, values[join.on])
        return {ours: values.get(theirs, "") for ours, theirs in self.mapping.columns.items()}

    def _joined(self, join: Join, wanted: str) -> dict[str, str]:
        found = self.tables[join.name].get(wanted)
        if found is None:
            raise InputError(f"{join.on} {wanted!r} is not in {join.file}")
        return {f"{join.name}.{column}": value for column, value in found.items()}

    def quote(self, span: Span) -> str:
        """The words of a row."""
        return self.text[span.start : span.end]

    def id(self, given: dict[str, str], name: str) -> str | None:
        """An identifier of the row within its namespace; None where it gives none."""
        value = given.get(name)
        return f"{self.mapping.namespace or self.key}:{value}" if value else None


def opened(content: bytes, key: str, mapping: Mapping) -> Source:
    """The file with the tables of its mapping. Raises InputError for what is not in UTF-8 or cannot be read."""
    return Source(key, decode(content, key), mapping, {join.name: table(join) for join in mapping.joins})


def table(join: Join) -> dict[str, dict[str, str]]:
    """The rows of the joined CSV by the value of its key; of several with one value the first.

    Raises InputError when it has no such column.
    """
    found: dict[str, dict[str, str]] = {}
    for row in rows(decode(join.content, join.file), join.file):
        if join.key not in row.values:
            raise InputError(f"{join.file} has no column {join.key!r}", "columns: " + ", ".join(row.values))
        found.setdefault(row.values[join.key], row.values)
    return found


def context(given: dict[str, str]) -> tuple[str, ...]:
    """Where the row says that it has it from."""
    return (f"source: {given['source']}",) if given.get("source") else ()


def dated(given: dict[str, str], name: str) -> DateValue | None:
    """The date in a column. Raises InputError, naming the column, for what is none."""
    text = given.get(name, "")
    if not text:
        return None
    try:
        return DateValue(text if _plain(text) else parse_edtf(text), text)
    except BadDate as error:
        raise InputError(f"{name}: {error.message}") from None


def in_order(given: dict[str, str], start: DateValue | None, end: DateValue | None) -> None:
    """Raise InputError for an end before the start."""
    first, last = (period(value.edtf) if value else None for value in (start, end))
    if first and last and first.first and last.last and last.last < first.first:
        raise InputError(f"the end {given['end']} is before the start {given['start']}")


def _plain(text: str) -> bool:
    """Whether it is a year, a month or a day that exists: the library that reads EDTF takes a millisecond for each."""
    return text.replace("-", "").isdecimal() and period(text) is not None
