"""FIND: a document in, its sentences with the persons, title phrases, bodies and dates that they name out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.grammar import Grammar
from kg.grammar.phrases import Phrase
from kg.grammar.sentence import Found, Sentence
from kg.mentions import persons
from kg.mentions.needed import needed
from kg.mentions.tagger import Seen, tagger
from kg.model import BodyMention, DateMention, Document, PersonRef, Span
from kg.text import dates, sentences

__all__ = ["find", "find_all"]


@dataclass(frozen=True, slots=True)
class _Split:
    """A document, its sentences, and of each the title phrases and the stretches that the NER model must read."""

    document: Document
    spans: list[Span]
    phrases: list[tuple[Phrase, ...]]
    asked: list[tuple[Span, ...]]

    def words(self) -> list[str]:
        """The stretches for the model."""
        return [self.document.text[part.start : part.end] for parts in self.asked for part in parts]


def find(document: Document, grammar: Grammar) -> Found:
    """What `document` names, sentence by sentence. Only what may name somebody who matters reaches the model."""
    return find_all([document], grammar)[0]


def find_all(documents: Sequence[Document], grammar: Grammar) -> list[Found]:
    """What each document names; the NER model reads for all of them together, which is faster."""
    split = [_split(document, grammar) for document in documents]
    seen = iter(tagger().persons([words for each in split for words in each.words()]))
    return [_found(each, grammar, seen) for each in split]


def _split(document: Document, grammar: Grammar) -> _Split:
    spans = sentences.split(document.text, document.body)
    phrases = [tuple(grammar.titles.find(document.text, span)) for span in spans]
    return _Split(document, spans, phrases, needed(document.text, spans, phrases))


def _found(split: _Split, grammar: Grammar, seen: Iterator[list[Seen]]) -> Found:
    """What a document names; `seen` gives what the model saw in each stretch, and goes on with those of the next document."""
    document, text = split.document, split.document.text
    every = grammar.bodies.find(text)
    bodies = list(_bodies(split, every))
    lines = [
        persons.Line(
            span,
            split.phrases[number],
            tuple(_moved(each, part.start) for part in split.asked[number] for each in next(seen)),
            bodies=tuple(body.span for body in bodies[number]),
        )
        for number, span in enumerate(split.spans)
    ]
    named = persons.find(text, lines, document.title or "")
    return Found(document, tuple(_sentences(split, named, bodies)), tuple(every))


def _sentences(
    split: _Split, named: Iterable[tuple[PersonRef, ...]], bodies: Iterable[tuple[BodyMention, ...]]
) -> Iterator[Sentence]:
    """The sentences with all that each names; a line break begins the next line."""
    document, text = split.document, split.document.text
    days = dates.find(text, document.published, document.body)
    at = number = 0
    line = 0
    for span, phrases, people, near in zip(split.spans, split.phrases, named, bodies, strict=True):
        line += text.count("\n", at, span.start)
        at = span.start
        own, number = _within(days, span, number)
        yield Sentence(span, line, _no_dates(people, own), phrases, near, own)


def _no_dates(people: tuple[PersonRef, ...], days: tuple[DateMention, ...]) -> tuple[PersonRef, ...]:
    """The persons but for those that begin inside a date: 2007|年起担|任副省长 names nobody."""
    inside = [day.span for day in days]
    return tuple(p for p in people if not any(span.start < p.span.start < span.end for span in inside))


def _bodies(split: _Split, every: Sequence[BodyMention]) -> Iterator[tuple[BodyMention, ...]]:
    """For each sentence the bodies of the text that stand in it and in none of its title phrases."""
    number = 0
    for span, phrases in zip(split.spans, split.phrases, strict=True):
        while number < len(every) and every[number].span.start < span.start:
            number += 1
        first = number
        while number < len(every) and every[number].span.end <= span.end:
            number += 1
        yield _apart(every[first:number], phrases)


def _moved(seen: Seen, by: int) -> Seen:
    return Seen(Span(seen.span.start + by, seen.span.end + by), seen.next_end + by)


def _within(days: list[DateMention], span: Span, first: int) -> tuple[tuple[DateMention, ...], int]:
    """The dates of a sentence, and the number of the first date after it; `days` are in the order of the text."""
    last = first
    while last < len(days) and days[last].span.start < span.end:
        last += 1
    return tuple(day for day in days[first:last] if day.span.start >= span.start), last


def _apart(bodies: Sequence[BodyMention], phrases: Sequence[Phrase]) -> tuple[BodyMention, ...]:
    """The bodies that stand in no title phrase; both are in the order of the text and without overlap."""
    apart = []
    number = 0
    for body in bodies:
        while number < len(phrases) and phrases[number].span.end <= body.span.start:
            number += 1
        if number == len(phrases) or phrases[number].span.start >= body.span.end:
            apart.append(body)
    return tuple(apart)
