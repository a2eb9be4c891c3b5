"""Where a name of a body begins, and the tables in which its words are looked up, as values."""

from dataclasses import dataclass

from kg.grammar.body_words import BodyWords
from kg.grammar.places import Gazetteer
from kg.model import Lead


@dataclass(frozen=True, slots=True)
class Start:
    """Where a name begins, what it begins with, and where that lead ends."""

    at: int
    lead: Lead
    lead_end: int


@dataclass(frozen=True, slots=True)
class Tables:
    """What a walk looks words up in."""

    words: BodyWords
    places: Gazetteer
