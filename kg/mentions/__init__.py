"""FIND: a document in, its sentences with the persons, title phrases, bodies, places and dates that they name out."""

from kg.grammar import Grammar
from kg.grammar.sentence import Found, Sentence
from kg.grammar.titles import Phrase
from kg.mentions import persons
from kg.mentions.tagger import tagger
from kg.model import DateMention, Document, Span
from kg.text import dates, sentences

__all__ = ["find"]


def find(document: Document, grammar: Grammar) -> Found:
    """What `document` names, sentence by sentence. Only sentences that may name somebody reach the NER model."""
    text = document.text
    spans = sentences.split(text, document.body)
    phrases = [tuple(grammar.titles.find(text, span)) for span in spans]
    lines = [persons.Line(span, found) for span, found in zip(spans, phrases, strict=True)]
    named = persons.find(text, lines, tagger(), document.title or "")
    days = dates.find(text, document.published, document.body)
    built = []
    at = number = 0
    line = 0
    for span, found, people in zip(spans, phrases, named, strict=True):
        line += text.count("\n", at, span.start)
        at = span.start
        own, number = _within(days, span, number)
        bodies = tuple(grammar.bodies.find(text, span))
        built.append(Sentence(span, line, people, found, _apart(bodies, found), own))
    return Found(document, tuple(built), tuple(grammar.gazetteer.find(text)))


def _within(days: list[DateMention], span: Span, first: int) -> tuple[tuple[DateMention, ...], int]:
    """The dates of a sentence, and the number of the first date after it; `days` are in the order of the text."""
    last = first
    while last < len(days) and days[last].span.start < span.end:
        last += 1
    return tuple(day for day in days[first:last] if day.span.start >= span.start), last


def _apart(bodies: tuple, phrases: tuple[Phrase, ...]) -> tuple:  # type: ignore[type-arg]
    """The bodies that stand in no title phrase."""
    return tuple(
        body
        for body in bodies
        if not any(p.span.start < body.span.end and body.span.start < p.span.end for p in phrases)
    )
