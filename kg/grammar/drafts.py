"""A unit of a title phrase while it is read from right to left."""

from dataclasses import dataclass, field

from kg.grammar.words import Word
from kg.model import BodyMention


@dataclass(slots=True)
class Draft:
    """A unit while it is read from right to left; `at` is how far the reading has come."""

    at: int
    end: int
    word: Word
    word_start: int
    word_end: int
    seat: str = ""
    status: str | None = None
    spreads: bool = False
    mode: str | None = None
    term: str | None = None
    body: BodyMention | None = None
    remarks: list[str] = field(default_factory=list)
