"""A file of tab-separated rows under a header in, its rows with their line numbers out; and rows added at its end.

Nothing is ever taken out of such a file by the program: who takes a decision back adds a row that says so.
"""

import os
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from kg.errors import InputError, StoreError

MARK = "\ufeff"
_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+")

Check: TypeAlias = tuple[str, object, str]
"""A column, whether what stands in it is right, and what is expected there."""


class Dated(Protocol):
    """What a row says: when it was said, and on which line of the file."""

    @property
    def on(self) -> str:
        """A day or a time, ISO."""

    @property
    def line(self) -> int:
        """Counted from 1."""


Said = TypeVar("Said", bound=Dated)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file on which it stands, counted from 1, and its fields by column."""

    line: int
    fields: Mapping[str, str]

    def is_moment(self, column: str = "on") -> Check:
        """Whether a day or a time stands in the column."""
        return column, _TIME.fullmatch(self.fields[column]), "a day or a time, 2026-03-01 or 2026-03-01T08:00:00Z"

    def is_iri(self, column: str, what: str) -> Check:
        """Whether an IRI stands in the column; `what` says of what."""
        return column, _IRI.fullmatch(self.fields[column]), what

    def is_offset(self, column: str) -> Check:
        """Whether a place in a text stands in the column."""
        return column, self.fields[column].isdecimal(), "an offset"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A file with these columns. A file that does not exist is one without rows."""

    path: Path
    columns: tuple[str, ...]

    def rows(self) -> tuple[Row, ...]:
        """All rows in their order; empty lines and lines that begin with # are for people.

        Raises InputError, naming the file and the line, for another header or a wrong number of fields.
        """
        lines = [(number, line) for number, line in enumerate(self._lines(), 1) if line.strip() and line[0] != "#"]
        if not lines:
            return ()
        self._check_header(*lines[0])
        return tuple(self._row(number, line) for number, line in lines[1:])

    def add(self, fields: Mapping[str, str]) -> None:
        """Write one more row at the end, and the header first where the file is new. Raises StoreError."""
        values = [" ".join(fields.get(column, "").split()) for column in self.columns]
        before = self._content()
        text = "" if before.strip() else "\t".join(self.columns) + "\n"
        text = ("" if not before or before.endswith("\n") else "\n") + text + "\t".join(values) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error}", "is there room, and write access?") from None

    def check(self, row: Row, *checks: Check) -> None:
        """Raises InputError for the first check that fails, naming the file, the line and the column."""
        for column, right, wanted in checks:
            if not right:
                value = row.fields[column]
                raise InputError(f"{self.path}, line {row.line}, {column}: {value!r} is wrong", f"expected: {wanted}")

    def _content(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8").removeprefix(MARK) if self.path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{self.path} cannot be read: {error}", "a text file in UTF-8 is expected") from None

    def _lines(self) -> Sequence[str]:
        return [line.rstrip("\r") for line in self._content().split("\n")]

    def _check_header(self, number: int, line: str) -> None:
        if tuple(line.split("\t")) != self.columns:
            wanted = ", ".join(self.columns)
            raise InputError(f"{self.path}, line {number}: not the header of this file", f"columns, by tabs: {wanted}")

    def _row(self, number: int, line: str) -> Row:
        values = line.split("\t")
        # An editor takes tabs at the end of a line away.
        values += [""] * (len(self.columns) - len(values))
        if len(values) > len(self.columns):
            raise InputError(
                f"{self.path}, line {number}: {len(values)} fields where {len(self.columns)} are", "no tabs in a field"
            )
        return Row(number, dict(zip(self.columns, (value.strip() for value in values), strict=True)))


def last_words(
    rows: Iterable[Said],
    about: Callable[[Said], Hashable],
    takes_back: Callable[[Said], bool],
    nothing: Callable[[Said], InputError],
) -> list[Said]:
    """Of each thing that rows are about the last one that was not taken back, in the order of time.

    Raises what `nothing` makes of a row that takes back what was never said.
    """
    said: dict[Hashable, list[Said]] = {}
    for one in sorted(rows, key=_when):
        stack = said.setdefault(about(one), [])
        if not takes_back(one):
            stack.append(one)
        elif stack:
            stack.pop()
        else:
            raise nothing(one)
    return sorted((stack[-1] for stack in said.values() if stack), key=_when)


def _when(one: Dated) -> tuple[str, int]:
    return one.on, one.line
