"""A CSV of dated tenures and a mapping in, a Reading with one claim a row out, and the rows that are none, with why.

The row is the evidence: its claim stands on its line. 甲文,馆长,云州市档案馆,2010-03,2015 -> held from 2010-03 to 2015.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from kg.errors import BadDate, InputError
from kg.exchange.csv_rows import CsvRow, decode, rows, table
from kg.exchange.mapping import COLUMNS, Mapping
from kg.model import BodyRef, DateValue, Document, PersonRef, Reading, TenureClaim
from kg.text.dates.edtf import parse_edtf
from kg.text.periods import period
from ontology import schemes
from ontology.terms import local

GENRE = "structured-tenures"
RULE = "structured.tenures"
MEDIA_TYPE = "text/csv"
NEEDED = ("person", "post", "body")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that gave no claim: its line, and why."""

    line: int
    reason: str


def read(content: bytes, key: str, mapping: Mapping) -> tuple[Reading, tuple[BadRow, ...]]:
    """What the rows say. Raises InputError when no row can be read: no header, a needed column that is not there."""
    text = decode(content, key)
    source = _Source(key, text, mapping, {join.name: table(join.file, join.key) for join in mapping.joins})
    claims: list[TenureClaim] = []
    bad: list[BadRow] = []
    for row in rows(text, key):
        source.check(row)
        try:
            claims.append(source.claim(row))
        except InputError as error:
            bad.append(BadRow(row.line, error.message))
    return Reading(document=source.document(content), genres=(GENRE,), tenures=tuple(claims)), tuple(bad)


@dataclass(frozen=True, slots=True)
class _Source:
    """The file with its mapping and the tables that the mapping joins, by name and key."""

    key: str
    text: str
    mapping: Mapping
    tables: dict[str, dict[str, dict[str, str]]]

    def document(self, content: bytes) -> Document:
        return Document(
            key=self.key,
            text=self.text,
            content=content,
            sha256=sha256(content).hexdigest(),
            media_type=MEDIA_TYPE,
            title=self.mapping.title,
            published=self.mapping.published,
            publisher=self.mapping.publisher,
        )

    def check(self, row: CsvRow) -> None:
        """Raise InputError when a column that is needed is nowhere: then no row has it."""
        if row.problem:
            return
        for ours in NEEDED:
            theirs = self.mapping.columns.get(ours, "")
            joined = theirs.partition(".")[0] in self.tables
            if not joined and theirs not in row.values:
                told = f"{self.key} has no column {theirs or ours!r} for the {ours}"
                raise InputError(told, "columns: " + ", ".join(row.values) + "; or give --mapping")

    def claim(self, row: CsvRow) -> TenureClaim:
        """The claim of a row. Raises InputError that says what is wrong with it."""
        if row.problem:
            raise InputError(row.problem)
        given = self._fields(row)
        if missing := [name for name in NEEDED if not given.get(name)]:
            raise InputError(f"no {missing[0]}")
        start, end, attested = self._dates(given)
        body = BodyRef(given["body"], given["body"], key=self._id(given, "body_id"))
        return TenureClaim(
            span=row.span,
            quote=self.text[row.span.start : row.span.end],
            rule=RULE,
            context=(f"source: {given['source']}",) if given.get("source") else (),
            person=PersonRef(given["person"], row.span, key=self._id(given, "person_id")),
            body=body,
            post=given["post"],
            post_key=self._id(given, "post_id"),
            written=given["post"],
            concept=_posts().get(given["post"]),
            mode=_mode(given.get("mode", "")),
            start=start,
            end=end,
            end_is=None if end is None or self.mapping.end == "unsaid" else self.mapping.end,
            attested=attested,
        )

    def _fields(self, row: CsvRow) -> dict[str, str]:
        """The values of the row under our names, with those of the tables that it leads to."""
        values = dict(row.values)
        for join in self.mapping.joins:
            wanted = values.get(join.on, "")
            found = self.tables[join.name].get(wanted)
            if found is None:
                raise InputError(f"{join.on} {wanted!r} is not in {join.file.name}")
            values |= {f"{join.name}.{column}": value for column, value in found.items()}
        return {ours: values.get(theirs, "") for ours, theirs in self.mapping.columns.items() if ours in COLUMNS}

    def _id(self, given: dict[str, str], name: str) -> str | None:
        value = given.get(name)
        return f"{self.mapping.namespace or self.key}:{value}" if value else None

    def _dates(self, given: dict[str, str]) -> tuple[DateValue | None, DateValue | None, DateValue | None]:
        """Start, end and attestation. Raises InputError for what is no date, and for an end before the start."""
        start, end, attested = (_date(name, given.get(name, "")) for name in ("start", "end", "attested"))
        first, last = (period(value.edtf) if value else None for value in (start, end))
        if first and last and first.first and last.last and last.last < first.first:
            raise InputError(f"the end {given['end']} is before the start {given['start']}")
        if end is None and attested is None and self.mapping.open_end:
            attested = DateValue(self.mapping.open_end, "")
        return start, end, attested


def _date(name: str, text: str) -> DateValue | None:
    if not text:
        return None
    try:
        return DateValue(text if _plain(text) else parse_edtf(text), text)
    except BadDate as error:
        raise InputError(f"{name}: {error.message}") from None


def _plain(text: str) -> bool:
    """Whether it is a year, a month or a day that exists: the library that reads EDTF takes a millisecond for each."""
    return text.replace("-", "").isdecimal() and period(text) is not None


def _mode(text: str) -> str | None:
    """The local name of the mode that is called so: acting, 代, 代理 ... Raises InputError for another word."""
    if not text:
        return None
    for known in schemes.load()["tenure-modes"]:
        if text.lower() in (known.name, known.en.lower()) or text in known.labels:
            return known.name
    names = ", ".join(sorted(local(known.iri) for known in schemes.load()["tenure-modes"]))
    raise InputError(f"mode: {text!r} is none of {names}")


@cache
def _posts() -> dict[str, str]:
    """The concepts of the scheme posts by their labels; of several with one label that which is mainly called so.

    馆长 is a label of the director and of the director of archives: the more general one says no more than the row.
    """
    known = schemes.load()["posts"]
    pairs = [(label, item) for item in known for label in (*item.labels, item.en)]
    pairs.sort(key=lambda pair: (pair[1].zh == pair[0], pair[1].broader is None))
    return {label: item.iri for label, item in pairs}
