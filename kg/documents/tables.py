"""CSV text or the bytes of an XLSX workbook go in, a draft comes out: a row a line, cells separated by a tab."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from kg.documents.draft import Draft
from kg.documents.furniture import Stated, examine
from kg.errors import UnreadableDocument
from kg.model import Cell, Span, Table

_DELIMITERS = ",\t;|，；"
_MOST_UNPACKED = 20
"""How many times the limit a workbook may take when unpacked: more is a bomb, not a roster."""
_UNNAMED = ("sheet", "工作表")


@dataclass(slots=True)
class Writer:
    """The text as it grows, row by row, and the tables in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[Table] = field(default_factory=list)

    def text(self) -> str:
        """All that was written."""
        return "".join(self.pieces)

    def line(self, words: str) -> Span:
        """Write a line of its own."""
        span = Span(self.length, self.length + len(words))
        self._put(words + "\n")
        return span

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Write the rows; blank cells keep their place, blank rows are left out.

        The first row is the header when it has no blank cell and no digits.
        """
        cells: list[Cell] = []
        kept = [row for row in ([one_line(cell) for cell in row] for row in rows) if any(row)]
        width = max((len(row) for row in kept), default=0)
        for number, row in enumerate(kept):
            header = number == 0 and len(kept) > 1 and len(row) == width and all(_is_heading(cell) for cell in row)
            for column, words in enumerate(row):
                if words:
                    span = Span(self.length, self.length + len(words))
                    cells.append(Cell(row=number, column=column, span=span, header=header))
                self._put(words + ("\t" if column + 1 < len(row) else "\n"))
        if cells:
            self.tables.append(Table(tuple(cells)))

    def _put(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)


def one_line(words: str) -> str:
    """A cell's words without breaks and tabs, which would be taken for the next cell."""
    return " ".join(words.replace("\t", " ").split("\n")).strip()


def read_csv(text: str, key: str) -> Draft:
    """The draft of a CSV file; the delimiter is the commonest of , tab ; | in its first lines."""
    head = text[:4096]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableDocument(f"{key}: not CSV: {error}") from None
    writer = Writer()
    stated = _sheet(writer, rows)
    return _draft(writer, stated)


def read_workbook(data: bytes, key: str, limit: int) -> Draft:
    """The draft of an XLSX workbook, sheet by sheet; values as they are shown (2003.10, not 2003.1)."""
    # Imported here, as it takes a third of a second: only workbooks need it.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bomb(data, key, limit)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            (sheet.title, [[_shown(cell) for cell in row] for row in sheet.iter_rows()]) for sheet in book.worksheets
        ]
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        raise UnreadableDocument(f"{key}: not an XLSX workbook ({type(error).__name__})") from None
    writer = Writer()
    stated = Stated()
    for name, rows in sheets:
        if any(any(row) for row in rows) and not name.lower().startswith(_UNNAMED):
            writer.line(name)
        found = _sheet(writer, rows)
        stated = found if stated == Stated() else stated
    return _draft(writer, stated)


def _sheet(writer: Writer, rows: Sequence[Sequence[str]]) -> Stated:
    """Write one sheet: the lines of a single cell above the table are its heading; what they state comes out."""
    full = [row for row in rows if any(cell.strip() for cell in row)]
    heading = 0
    while heading + 1 < len(full) and sum(bool(cell.strip()) for cell in full[heading]) == 1 < len(full[heading]):
        heading += 1
    above = [one_line(next(cell for cell in row if cell.strip())) for row in full[:heading]]
    for words in above:
        writer.line(words)
    writer.table(full[heading:])
    told = examine("\n".join([*above, "。"]))
    return Stated(title=told.title, published=told.published, source=told.publisher)


def _draft(writer: Writer, stated: Stated) -> Draft:
    text = writer.text()
    start = writer.tables[0].cells[0].span.start if writer.tables else 0
    return Draft(
        text=text,
        title=stated.title,
        published=stated.published,
        publisher=stated.source,
        body=Span(start, len(text.rstrip())) if text.strip() else Span(0, 0),
        tables=tuple(writer.tables),
    )


def _is_heading(words: str) -> bool:
    return bool(words) and not any(character.isdigit() for character in words)


def _shown(cell: object) -> str:
    """A cell's value as a person sees it: 2003.10 with the format 0.00, days as 2020-12-18."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, (datetime, date)):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float):
        places = str(getattr(cell, "number_format", "")).partition(".")[2]
        decimals = len(places) - len(places.lstrip("0"))
        return f"{value:.{decimals}f}" if decimals else f"{value:.15g}"
    return str(value)


def _refuse_bomb(data: bytes, key: str, limit: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            names = archive.namelist()
    except zipfile.BadZipFile:
        raise UnreadableDocument(f"{key}: not an XLSX workbook") from None
    if "xl/workbook.xml" not in names:
        raise UnreadableDocument(
            f"{key}: a ZIP archive, not an XLSX workbook", "give a text, an HTML page, CSV or XLSX"
        )
    if unpacked > limit * _MOST_UNPACKED:
        raise UnreadableDocument(
            f"{key}: {unpacked:,} bytes unpacked, more than {_MOST_UNPACKED} times the limit of {limit:,}"
        )
