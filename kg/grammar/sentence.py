"""What was found in one sentence, as values: the form in which the mentions are handed to the rules that state claims."""

from dataclasses import dataclass

from kg.grammar.phrases import Phrase
from kg.model import BodyMention, DateMention, Document, PersonRef, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and, in the order of the text and without overlap, what it names. `line` counts the lines of the text."""

    span: Span
    line: int
    persons: tuple[PersonRef, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    dates: tuple[DateMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A document and what was found in it; `bodies` are all bodies named in it, also in title phrases."""

    document: Document
    sentences: tuple[Sentence, ...]
    bodies: tuple[BodyMention, ...] = ()
