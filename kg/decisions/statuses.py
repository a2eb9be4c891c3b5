"""The file in which people say which claims hold in, what was decided of a claim out.

A claim is known by its IRI: its document, its span and all that it says, whatever rule made it. Where a better rule
says more of the same words (a date), it is known by its document, its span and its person, body and title as written.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kg.decisions.ledger import Ledger, Row
from kg.errors import InputError

FILE = "claims.tsv"
COLUMNS = ("claim", "status", "reason", "by", "on", "document", "start", "end", "person", "body", "title")
STATUSES = ("candidate", "accepted", "rejected", "superseded", "disputed")
ACCEPTED = "accepted"
RESET = "reset"
"""Takes the last word on a claim back: it has again the status that the reader gave it."""
_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


def content(document: str, place: tuple[int, int], *words: str) -> "Content":
    """What finds a claim again: blanks count as in the file."""
    person, body, title = (" ".join(word.split()) for word in words)
    return document, *place, person, body, title


Content: TypeAlias = tuple[str, int, int, str, str, str]
"""Document key, start, end, and person, body and title as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided of a claim, why, who and when; `content` finds it where its IRI has changed."""

    claim: str
    status: str
    reason: str
    by: str
    on: str
    content: Content
    line: int = 0


@dataclass(frozen=True, slots=True)
class Statuses:
    """What was decided of claims: by IRI, and by content."""

    by_iri: Mapping[str, Decision] = field(default_factory=dict)
    by_content: Mapping[Content, Decision] = field(default_factory=dict)

    def of(self, claim: str, content: Content) -> Decision | None:
        """What was decided of the claim with this IRI, else of the words that it reads; None where nothing was."""
        return self.by_iri.get(claim) or self.by_content.get(content)

    def all(self) -> tuple[Decision, ...]:
        """Every decision that counts, by claim."""
        return tuple(self.by_iri[claim] for claim in sorted(self.by_iri))


def of(decisions: Iterable[Decision]) -> Statuses:
    """What counts: of each claim the last word, unless it was taken back."""
    said: dict[str, list[Decision]] = {}
    for one in sorted(decisions, key=lambda decision: (decision.on, decision.line)):
        stack = said.setdefault(one.claim, [])
        if one.status != RESET:
            stack.append(one)
        elif stack:
            stack.pop()
        else:
            raise InputError(f"nothing was decided of {one.claim}", f"look at line {one.line} of {FILE}")
    last = sorted((stack[-1] for stack in said.values() if stack), key=lambda one: (one.on, one.line))
    return Statuses({one.claim: one for one in last}, {one.content: one for one in last})


def ledger(folder: Path) -> Ledger:
    """The file of the decisions of claims in the folder of decisions."""
    return Ledger(folder / FILE, COLUMNS)


def read(folder: Path) -> tuple[Decision, ...]:
    """All decisions ever made. Raises InputError that names the file, the line and the column."""
    book = ledger(folder)
    return tuple(_decision(book.path, row) for row in book.rows())


def add(folder: Path, decision: Decision) -> None:
    """Write one more decision."""
    content = dict(zip(COLUMNS[5:], map(str, decision.content), strict=True))
    ledger(folder).add({**{c: getattr(decision, c) for c in COLUMNS[:5]}, **content})


def _decision(path: Path, row: Row) -> Decision:
    fields = row.fields
    checks = (
        ("claim", ":" in fields["claim"], "the IRI of a claim"),
        ("status", fields["status"] in (*STATUSES, RESET), "one of " + ", ".join((*STATUSES, RESET))),
        ("on", _TIME.fullmatch(fields["on"]), "a day or a time, 2026-03-01 or 2026-03-01T08:00:00Z"),
        ("start", fields["start"].isdecimal(), "an offset"),
        ("end", fields["end"].isdecimal(), "an offset"),
    )
    for column, right, wanted in checks:
        if not right:
            raise InputError(f"{path}, line {row.line}, {column}: {fields[column]!r} is wrong", f"expected: {wanted}")
    place = (int(fields["start"]), int(fields["end"]))
    return Decision(
        content=content(fields["document"], place, fields["person"], fields["body"], fields["title"]),
        line=row.line,
        **{column: fields[column] for column in COLUMNS[:5]},
    )
