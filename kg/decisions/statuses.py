"""The file in which people say which claims hold in, what was decided of a claim out.

A claim is known by its IRI: its document, its span and all that it says, whatever rule made it. Where a better rule
says more of the same words (a date), it is known by its document, its span and its person, body and title as written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kg.decisions.ledger import Ledger, Row, last_words
from kg.errors import InputError

FILE = "claims.tsv"
COLUMNS = ("claim", "status", "reason", "by", "on", "document", "start", "end", "person", "body", "title")
STATUSES = ("candidate", "accepted", "rejected", "superseded", "disputed")
ACCEPTED = "accepted"
RESET = "reset"
"""Takes the last word on a claim back: it has again the status that the reader gave it."""


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
    last = last_words(decisions, lambda one: one.claim, lambda one: one.status == RESET, _nothing)
    return Statuses({one.claim: one for one in last}, {one.content: one for one in last})


def _nothing(one: Decision) -> InputError:
    return InputError(f"nothing was decided of {one.claim}", f"look at line {one.line} of {FILE}")


def ledger(folder: Path) -> Ledger:
    """The file of the decisions of claims in the folder of decisions."""
    return Ledger(folder / FILE, COLUMNS)


def read(folder: Path) -> tuple[Decision, ...]:
    """All decisions ever made. Raises InputError that names the file, the line and the column."""
    book = ledger(folder)
    return tuple(_decision(book, row) for row in book.rows())


def add(folder: Path, decision: Decision) -> None:
    """Write one more decision."""
    content = dict(zip(COLUMNS[5:], map(str, decision.content), strict=True))
    ledger(folder).add({**{c: getattr(decision, c) for c in COLUMNS[:5]}, **content})


def _decision(book: Ledger, row: Row) -> Decision:
    fields = row.fields
    book.check(
        row,
        ("claim", ":" in fields["claim"], "the IRI of a claim"),
        ("status", fields["status"] in (*STATUSES, RESET), "one of " + ", ".join((*STATUSES, RESET))),
        row.is_moment(),
        row.is_offset("start"),
        row.is_offset("end"),
    )
    place = (int(fields["start"]), int(fields["end"]))
    return Decision(
        content=content(fields["document"], place, fields["person"], fields["body"], fields["title"]),
        line=row.line,
        **{column: fields[column] for column in COLUMNS[:5]},
    )
