"""A sentence in, the part of it out that tells what happened: the words of speakers are cut off.

陈某指出,要开好全省档案工作会议 tells of no event after 指出; 陈某出席会议并讲话 tells of one.
"""

import re
from dataclasses import dataclass

from kg.claims.event_words import CLAUSE, said_pattern
from kg.claims.skeleton import PERSON, Skeleton, skeleton
from kg.grammar.sentence import Sentence
from kg.model import BodyMention, DateMention, PersonRef, Span
from kg.text.names import doubt, is_name, normalise

LONGEST = 1500
"""How much of a sentence is told at most: the rules look back in it, so that their cost must be bounded."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its skeleton, and `told`, the beginning of that string that tells what happened."""

    sentence: Sentence
    bones: Skeleton
    told: str
    text: str

    def words(self, start: int, end: int) -> str:
        """The text between two places of the skeleton."""
        return self.text[self.bones.offsets[start] : self.bones.offsets[end]]

    def span(self, start: int, end: int) -> Span:
        """The span of a stretch of the skeleton."""
        return Span(self.bones.offsets[start], self.bones.offsets[end])

    def persons(self, start: int, end: int) -> list[tuple[int, PersonRef]]:
        """The persons in a stretch and where they stand in the skeleton."""
        found = ((i, self.bones.items.get(i)) for i in range(start, end) if self.told[i] == PERSON)
        return [(i, item) for i, item in found if isinstance(item, PersonRef)]

    def bodies(self, start: int, end: int) -> list[tuple[int, BodyMention]]:
        """The bodies in a stretch."""
        found = ((i, self.bones.items.get(i)) for i in range(start, end))
        return [(i, item) for i, item in found if isinstance(item, BodyMention)]

    def dates(self) -> list[tuple[int, DateMention]]:
        """The dates that are told."""
        found = ((i, item) for i, item in self.bones.items.items() if i < len(self.told))
        return [(i, item) for i, item in found if isinstance(item, DateMention)]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a place: from after the last comma to the next one."""
        start = max(self.told.rfind(mark, 0, at) for mark in CLAUSE) + 1
        ends = [end for mark in CLAUSE if (end := self.told.find(mark, at)) >= 0]
        return start, min(ends, default=len(self.told))


def scene(text: str, sentence: Sentence) -> Scene:
    """The scene of a sentence."""
    bones = skeleton(text, sentence)
    said = said_pattern().search(bones.string, 0, LONGEST)
    return Scene(sentence, bones, bones.string[: said.end() if said else LONGEST], text)


def listed_names(text: str, span: Span) -> list[PersonRef]:
    """The names that fill a stretch of text, read by its commas alone: 方 正、丁 一; none where it holds more."""
    found = []
    for piece in re.finditer("[^、,，和]+", text[span.start : span.end]):
        if not is_name(piece.group()) or (doubt(piece.group()) and " " not in piece.group()):
            return []
        found.append(PersonRef(normalise(piece.group()), Span(span.start + piece.start(), span.start + piece.end())))
    return found
