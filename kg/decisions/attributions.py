"""The file in which people say that a claim is about another person or body in, what was said of each claim out.

A row is `person …/claim/1a 周一鸣 …/person/2b …/person/3c 另一人 mei 2026-03-01T08:00:00Z …`: the claim 1a, which was read
as being about 周一鸣 2b, is about 3c. The last row of a claim and a name counts; `undo` takes the one before it back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kg.decisions.ledger import Ledger, Row, last_words
from kg.decisions.statuses import Content, content
from kg.errors import InputError

FILE = "attributions.tsv"
KINDS = ("person", "body")
UNDO = "undo"
_SAID = ("kind", "claim", "name", "of", "to", "reason", "by", "on")
_PLACE = ("document", "start", "end", "person", "body", "title")

Named: TypeAlias = tuple[str, str]
"""The kind of an entity and its name as read: within one document, one name of one kind is one entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A claim, whom it was about by then (`of`, called `name`), whom it is about (`to`), why, by whom and when."""

    kind: str
    claim: str
    name: str
    of: str
    to: str
    reason: str
    by: str
    on: str
    content: Content
    line: int = 0

    @property
    def named(self) -> Named:
        """Which of those that the claim names is meant."""
        return self.kind, self.name


@dataclass(frozen=True, slots=True)
class Attributions:
    """What was said of claims: by IRI, and by content, where a better rule reads more of the same words."""

    by_iri: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)
    by_content: Mapping[Content, tuple[Attribution, ...]] = field(default_factory=dict)

    def of(self, claim: str, words: Content) -> tuple[Attribution, ...]:
        """What was said of the claim with this IRI, else of the words that it reads."""
        return self.by_iri.get(claim) or self.by_content.get(words, ())

    def all(self) -> tuple[Attribution, ...]:
        """Every attribution that counts, by claim."""
        return tuple(one for claim in sorted(self.by_iri) for one in self.by_iri[claim])


def of(said: Iterable[Attribution]) -> Attributions:
    """What counts: of each claim and name the last word, unless it was taken back.

    Raises InputError for an `undo` without anything to take back.
    """
    last = last_words(said, lambda one: (one.claim, one.named), lambda one: one.to == UNDO, _nothing)
    by_iri: dict[str, tuple[Attribution, ...]] = {}
    by_content: dict[Content, tuple[Attribution, ...]] = {}
    for one in last:
        by_iri[one.claim] = (*by_iri.get(one.claim, ()), one)
        by_content[one.content] = (*by_content.get(one.content, ()), one)
    return Attributions(by_iri, by_content)


def _nothing(one: Attribution) -> InputError:
    return InputError(f"{one.claim} was given to nobody", f"look at line {one.line} of {FILE}")


def ledger(folder: Path) -> Ledger:
    """The file of attributions in the folder of decisions."""
    return Ledger(folder / FILE, (*_SAID, *_PLACE))


def read(folder: Path) -> tuple[Attribution, ...]:
    """All that was ever said. Raises InputError that names the file, the line and the column."""
    book = ledger(folder)
    return tuple(_attribution(book, row) for row in book.rows())


def add(folder: Path, said: Iterable[Attribution]) -> None:
    """Write these rows too."""
    book = ledger(folder)
    for one in said:
        place = dict(zip(_PLACE, map(str, one.content), strict=True))
        book.add({**{column: getattr(one, column) for column in _SAID}, **place})


def _attribution(book: Ledger, row: Row) -> Attribution:
    fields = row.fields
    to, is_iri, wanted = row.is_iri("to", f"the IRI of a person or a body, or {UNDO}")
    book.check(
        row,
        ("kind", fields["kind"] in KINDS, "one of " + ", ".join(KINDS)),
        row.is_iri("claim", "the IRI of a claim"),
        row.is_iri("of", "the IRI of a person or a body"),
        (to, fields["to"] == UNDO or is_iri, wanted),
        row.is_moment(),
        row.is_offset("start"),
        row.is_offset("end"),
    )
    place = (int(fields["start"]), int(fields["end"]))
    words = (fields[column] for column in ("person", "body", "title"))
    said = {column: fields[column] for column in _SAID}
    return Attribution(content=content(fields["document"], place, *words), line=row.line, **said)
