"""The file in which people say that they have seen a finding in, which findings are acknowledged out.

A finding is known by a hash of its rule, its facts and its days: when one of them changes, it is shown again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.decisions.ledger import Ledger

FILE = "acknowledged.tsv"
COLUMNS = ("finding", "rule", "reason", "by", "on", "again")
AGAIN = "again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """Somebody has seen a finding, why it may stand, who and when (UTC). `again` is "again" where it is taken back."""

    finding: str
    rule: str
    reason: str
    by: str
    on: str
    again: str = ""


def ledger(folder: Path) -> Ledger:
    """The file in the folder of decisions."""
    return Ledger(folder / FILE, COLUMNS)


def read(folder: Path) -> tuple[Acknowledgement, ...]:
    """All rows. Raises InputError that names the file, the line and the column."""
    book = ledger(folder)
    found = []
    for row in book.rows():
        book.check(
            row,
            ("finding", bool(row.fields["finding"]), "the id of a finding"),
            row.is_moment(),
            ("again", row.fields["again"] in ("", AGAIN), "again, or nothing"),
        )
        found.append(Acknowledgement(**row.fields))
    return tuple(found)


def add(folder: Path, one: Acknowledgement) -> None:
    """Write one more row."""
    ledger(folder).add({column: getattr(one, column) for column in COLUMNS})


def standing(rows: Iterable[Acknowledgement]) -> dict[str, Acknowledgement]:
    """By finding, what counts: the last word, unless it was taken back."""
    found: dict[str, Acknowledgement] = {}
    for row in sorted(rows, key=lambda one: one.on):
        if row.again:
            found.pop(row.finding, None)
        else:
            found[row.finding] = row
    return found
