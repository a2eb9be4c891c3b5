"""The language of officialdom: words, places, bodies and title phrases, as pure functions over tables."""

from dataclasses import dataclass
from functools import cache

from kg.grammar.bodies import Bodies
from kg.grammar.places import Gazetteer
from kg.grammar.titles import Titles
from kg.grammar.words import Words, title_words

__all__ = ["Grammar"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables and grammars of the reader, loaded once a process."""

    words: Words
    gazetteer: Gazetteer
    bodies: Bodies
    titles: Titles

    @staticmethod
    @cache
    def load() -> "Grammar":
        """The grammar of the shipped tables."""
        words, bodies = title_words(), Bodies.load()
        return Grammar(words, Gazetteer.load(), bodies, Titles(words, bodies, Gazetteer.load()))
