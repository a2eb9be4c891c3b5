"""The file in which people say which two entities are one in, what holds now for each pair out.

A judgement is a row: `person …/person/1a 陈向阳 …/person/2b 陈向阳 same 迁任通报载其原职 mei 2026-03-01T08:00:00Z`.
The last row of a pair counts; a row `undo` takes the one before it back, so that what it replaced counts again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from kg.decisions.ledger import Ledger, Row
from kg.errors import InputError

FILE = "judgements.tsv"
COLUMNS = ("kind", "a", "a_name", "b", "b_name", "judgement", "reason", "by", "on")
KINDS = ("person", "body", "post")


class Verdict(StrEnum):
    """What may be said of a pair; `undo` takes the last word back."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Two entities of one kind, what was said of them, why, by whom and when (UTC). `line` is where it stands."""

    kind: str
    a: str
    b: str
    verdict: Verdict
    reason: str = ""
    by: str = ""
    on: str = ""
    a_name: str = ""
    b_name: str = ""
    line: int = 0

    @property
    def pair(self) -> tuple[str, str]:
        """The two IRIs in their order: a judgement has no direction."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)

    def told(self) -> str:
        """The judgement in one line: 陈向阳 (…/1a) same 陈向阳 (…/2b), by mei on 2026-03-01: reason."""
        who = f", by {self.by}" + (f" on {self.on[:10]}" if self.on else "") if self.by else ""
        return f"{_named(self.a_name, self.a)} {self.verdict} {_named(self.b_name, self.b)}{who}" + (
            f": {self.reason}" if self.reason else ""
        )


def _named(name: str, iri: str) -> str:
    short = "/".join(iri.rsplit("/", 2)[-2:])
    return f"{name} ({short})" if name else short


def ledger(folder: Path) -> Ledger:
    """The file of the judgements in the folder of decisions."""
    return Ledger(folder / FILE, COLUMNS)


def read(folder: Path) -> tuple[Judgement, ...]:
    """All judgements ever made, in the order of the file. Raises InputError that names the file, line and column."""
    book = ledger(folder)
    return tuple(_judgement(book, row) for row in book.rows())


def add(folder: Path, judgement: Judgement) -> None:
    """Write one more judgement. Whether it may be made says kg.entities.clusters."""
    fields = {column: str(getattr(judgement, column)) for column in COLUMNS if column != "judgement"}
    ledger(folder).add({**fields, "judgement": judgement.verdict})


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """What counts now for each pair, in no order that means anything.

    Raises InputError for an `undo` without anything to take back.
    """
    said: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in sorted(judgements, key=lambda one: (one.on, one.line)):
        stack = said.setdefault(judgement.pair, [])
        if judgement.verdict is not Verdict.UNDO:
            again = bool(stack) and stack[-1].verdict is judgement.verdict
            # Said again, it holds since the first time: the age of a cluster decides its canonical IRI.
            stack.append(replace(judgement, on=stack[-1].on) if again else judgement)
        elif stack:
            stack.pop()
        else:
            raise InputError(f"nothing to take back: {judgement.told()}", f"look at line {judgement.line} of {FILE}")
    return {pair: stack[-1] for pair, stack in said.items() if stack}


def _judgement(book: Ledger, row: Row) -> Judgement:
    fields = row.fields
    book.check(
        row,
        ("kind", fields["kind"] in KINDS, "one of " + ", ".join(KINDS)),
        row.is_iri("a", "the IRI of an entity"),
        row.is_iri("b", "the IRI of another entity"),
        ("b", fields["a"] != fields["b"], "the IRI of another entity"),
        ("judgement", fields["judgement"] in set(Verdict), "one of " + ", ".join(Verdict)),
        row.is_moment(),
    )
    rest = {column: value for column, value in fields.items() if column != "judgement"}
    return Judgement(verdict=Verdict(fields["judgement"]), line=row.line, **rest)
