"""The text of a CSV file in, its rows out: each by header, with its line and the stretch of text where it stands."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.model import Span


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row. `line` counts from 1, `problem` says why the row cannot be read by its headers."""

    line: int
    span: Span
    values: dict[str, str]
    problem: str | None = None


def decode(content: bytes, name: str) -> str:
    """The text of a CSV in UTF-8, with or without a mark of byte order. Raises InputError for another encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name} is not in UTF-8", "save it as UTF-8") from None


def rows(text: str, name: str) -> Iterator[CsvRow]:
    """The rows below the header. Raises InputError for a file without a header, or with a quote that never closes."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, strict=True)
    header: list[str] | None = None
    first = 0
    try:
        for values in reader:
            place = Span(
                starts[first], starts[first] + len(text[starts[first] : starts[reader.line_num]].rstrip("\r\n"))
            )
            if header is None:
                header = _header(values, name)
            elif values:
                yield _row(first + 1, place, header, values)
            first = reader.line_num
    except csv.Error as error:
        raise InputError(
            f"{name}, line {reader.line_num}: {error}", "a CSV with commas, quoted by double quotes"
        ) from None
    if header is None:
        raise InputError(f"{name} is empty", "its first line names the columns")


def _header(values: list[str], name: str) -> list[str]:
    header = [value.strip() for value in values]
    if twice := [value for value in header if header.count(value) > 1]:
        raise InputError(f"{name}: two columns are called {twice[0]!r}", "give each column a name of its own")
    return header


def _row(line: int, place: Span, header: list[str], values: list[str]) -> CsvRow:
    problem = None
    if len(values) != len(header):
        problem = f"{len(values)} values for {len(header)} columns"
    return CsvRow(line, place, {key: value.strip() for key, value in zip(header, values, strict=False)}, problem)
