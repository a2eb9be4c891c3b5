"""A sentence with its mentions in, the sentence as a string in which every mention is one character out.

The rules are then plain regular expressions over that string: 任命王某为江州省档案馆馆长 is "任命PT" with 为 between, whatever the
name and the title. The characters are of Unicode's private use area, so that no text can contain them.
"""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.claims import parting
from kg.grammar.phrases import Phrase
from kg.grammar.sentence import Sentence
from kg.model import BodyMention, DateMention, DateValue, PersonRef, Span

PERSON, TITLE, DATE, BODY = "\ue000", "\ue001", "\ue002", "\ue003"
LOOSE = re.compile("[ \u3000\u00a0]+(?=[,，。;；、])|(?<=[,，。;；、])[ \u3000\u00a0]+")
"""Blanks beside a mark, which some pages set on both sides: 今年以来 , 李某任局长 。"""
Item: TypeAlias = PersonRef | Phrase | DateMention | BodyMention


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`string` is what rules match; `offsets[i]` is where its character i begins in the text, `items[i]` what it stands for."""

    string: str
    offsets: tuple[int, ...]
    items: dict[int, Item] = field(default_factory=dict)

    @property
    def may_link(self) -> bool:
        """Whether it holds a person and a title: a rule that links the two need not be tried on less."""
        return PERSON in self.string and TITLE in self.string

    def span(self, match: re.Match[str], first: int | str = 0, last: int | str = 0) -> Span:
        """Where in the text the groups `first` to `last` of a match stand."""
        return Span(self.offsets[match.start(first)], self.offsets[match.end(last)])

    def persons(self, match: re.Match[str], group: int | str) -> list[PersonRef]:
        """The persons within a group."""
        found = (self.items.get(i) for i in range(match.start(group), match.end(group)))
        return [item for item in found if isinstance(item, PersonRef)]

    def day(self, match: re.Match[str]) -> DateValue | None:
        """The one date within a match (also 8月1日起), None where it holds none, several, or a period."""
        found = (self.items.get(i) for i in range(match.start(), match.end()))
        days = [item for item in found if isinstance(item, DateMention)]
        return days[0].value if len(days) == 1 and (days[0].end is None or days[0].end.edtf == "..") else None

    def phrases(self, match: re.Match[str], group: int | str) -> list[Phrase]:
        """The title phrases within a group."""
        found = (self.items.get(i) for i in range(match.start(group), match.end(group)))
        return [item for item in found if isinstance(item, Phrase)]


def skeleton(text: str, sentence: Sentence) -> Skeleton:
    """The skeleton of one sentence, without blanks beside marks. A body or a date inside a title phrase belongs to the phrase."""
    # Of two that cover the same letters the first counts: a date is no name.
    marks: list[tuple[Span, str, Item | None]] = [
        *((phrase.span, TITLE, phrase) for phrase in parting.phrases(text, sentence)),
        *((date.span, DATE, date) for date in sentence.dates),
        *((person.span, PERSON, person) for person in sentence.persons),
        *((body.span, BODY, body) for body in sentence.bodies),
        *((Span(*match.span()), "", None) for match in LOOSE.finditer(text, sentence.span.start, sentence.span.end)),
    ]
    characters: list[str] = []
    offsets: list[int] = []
    items: dict[int, Item] = {}
    at = sentence.span.start
    for span, letter, item in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        if span.start < at:
            continue
        characters += text[at : span.start]
        offsets += range(at, span.start)
        at = span.end
        if item is not None:
            items[len(characters)] = item
            characters.append(letter)
            offsets.append(span.start)
    characters += text[at : sentence.span.end]
    offsets += range(at, sentence.span.end)
    return Skeleton("".join(characters), (*offsets, sentence.span.end), items)
