"""A file of tab-separated rows under a header in, its rows with their line numbers out; and rows added at its end.

Nothing is ever taken out of such a file by the program: who takes a decision back adds a row that says so.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, StoreError

MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file on which it stands, counted from 1, and its fields by column."""

    line: int
    fields: Mapping[str, str]


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
