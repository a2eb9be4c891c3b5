"""Labels of the SKOS schemes in, words that stand in a text out: posts, ranks, honours, memberships (馆长, 二级巡视员, 理事)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.grammar.body_words import Endings
from kg.model import MentionKind, Span
from ontology.schemes import Concept, load

KINDS = {
    "posts": MentionKind.POST,
    "ranks": MentionKind.RANK,
    "honours": MentionKind.HONOUR,
    "memberships": MentionKind.MEMBERSHIP,
}
"""The schemes whose labels are words of a title. Where two have the same label the first counts."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a title: its label as it stands in texts, what it names, its concept and the concept's flags."""

    label: str
    kind: MentionKind
    concept: Concept

    def has(self, flag: str) -> bool:
        """Whether the concept carries the notation `flag` ("weak", "deputy")."""
        return flag in self.concept.notations

    def value(self, key: str) -> str | None:
        """The value of a notation `key:value` ("implies" -> "government"), None without it."""
        return next((n.partition(":")[2] for n in self.concept.notations if n.startswith(key + ":")), None)


class Words:
    """A set of words that can be searched forward (all in a text) and backward (the longest that ends at a place)."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words: dict[str, Word] = {}
        for word in words:
            self._words.setdefault(word.label, word)
        self._labels = list(self._words)
        self._ends = Endings(self._labels)
        self._machine = ahocorasick_rs.AhoCorasick(self._labels, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def get(self, label: str) -> Word | None:
        """The word with exactly this label."""
        return self._words.get(label)

    def ending_at(self, text: str, end: int, limit: int) -> Word | None:
        """The longest word that ends at `end` and starts at `limit` or later."""
        length = self._ends.longest(text, end, limit)
        return self._words[text[end - length : end]] if length else None

    def find(self, text: str) -> list[tuple[Span, Word]]:
        """All words in `text`, leftmost and longest, in order; offsets count in `text`."""
        return [
            (Span(start, end), self._words[self._labels[index]])
            for index, start, end in self._machine.find_matches_as_indexes(text)
        ]


@cache
def title_words() -> Words:
    """The words of titles of all schemes."""
    schemes = load()
    return Words(
        Word(label, kind, concept)
        for scheme, kind in KINDS.items()
        for concept in schemes.get(scheme, ())
        for label in concept.labels
    )
