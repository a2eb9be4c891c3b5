"""A published text as it is kept, and the stretches, tables and dates in it."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table that stands in the document; its span is where its text is."""

    row: int
    column: int
    span: Span
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document: its cells in reading order."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text as it is kept.

    `key` names it for good: its own URL where it states one, else its path (docs/decisions/0010). `content` is the
    bytes as they came, `sha256` their hash in hex, `text` what is read, in which every offset counts.
    """

    key: str
    text: str
    content: bytes
    sha256: str
    media_type: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    body: Span = Span(0, 0)
    tables: tuple[Table, ...] = ()
    read_with: bytes | None = None
    """What it was read with beside the rules: the mapping of a CSV and the tables that it joins."""

    @property
    def read_with_hash(self) -> str | None:
        """The SHA-256, in hex, of what it was read with."""
        return None if self.read_with is None else sha256(self.read_with).hexdigest()


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as EDTF, as it was written, and which parts were inferred: any of year, month, day."""

    edtf: str
    written: str
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or a period in the text. For a period `value` is the start and `end` the end; an open end is '..'."""

    span: Span
    value: DateValue
    end: DateValue | None = None
