"""A text goes in, the spans of its sentences and of a sentence's clauses come out."""

import re
from collections.abc import Iterator

from kg.model import Span

LONGEST_PROTECTED = 120
"""Brackets and quotes up to this many characters are never split; a whole speech in quotes is."""

_FULL_STOPS = "。！？!?"
_STOPS = _FULL_STOPS + "；;"
_OPEN = "《〈“‘「『（([【〔"
_CLOSE = "》〉”’」』）)]】〕"
_QUOTE_CLOSE = "”’」』"
_PARTNER = dict(zip(_CLOSE, _OPEN, strict=True))
_BRACKETS = re.compile("[" + re.escape(_OPEN + _CLOSE) + "\n]")
_SENTENCE_MARKS = re.compile("[" + re.escape(_STOPS) + "\n]")
_CLAUSE_MARKS = re.compile("[，,]")


def split(text: str, within: Span | None = None) -> list[Span]:
    """The sentences of `text` (or of `within`), in order, without the blanks around them.

    A sentence ends at 。！？；(also half-width) and at a line break; a quote that closes after the stop belongs to it.
    Brackets, 《》 and quotes of up to LONGEST_PROTECTED characters stay whole: 他说:“好。谢谢。” is one sentence.
    """
    window = within or Span(0, len(text))
    ends: list[int] = []
    for at, close in _marks(text, window, _SENTENCE_MARKS):
        if ends and at < ends[-1]:
            continue  # a further stop of the same end: 真的吗!?
        end = _end(text, at, close, window.end)
        if end:
            ends.append(end)
    starts = [window.start, *ends]
    pieces = (_trimmed(text, start, end) for start, end in zip(starts, [*ends, window.end], strict=True))
    return [piece for piece in pieces if piece.start < piece.end]


def clauses(text: str, span: Span) -> list[Span]:
    """The parts of the sentence at `span` between commas, in order, without the commas.

    、 does not separate (副馆长赵某、钱某 is one clause); nor does a comma in brackets or between digits (1,000).
    """
    cuts = [at for at, close in _marks(text, span, _CLAUSE_MARKS) if not close and not _between_digits(text, at)]
    starts = [span.start, *(cut + 1 for cut in cuts)]
    pieces = (_trimmed(text, start, end) for start, end in zip(starts, [*cuts, span.end], strict=True))
    return [piece for piece in pieces if piece.start < piece.end]


def _end(text: str, at: int, close: int, limit: int) -> int:
    """Where the sentence that the mark at `at` may end does end; 0 when it goes on. `close` is as in `_marks`."""
    if text[at] == "\n":
        return at + 1
    if not close:
        return _after_closing(text, at + 1, limit)
    if text[at] not in _FULL_STOPS or at + 2 != close or text[close - 1] not in _QUOTE_CLOSE:
        return 0
    # 他说:“好。” ends with the quote; “加油!”的口号 goes on after it.
    return close if text[at] == "。" or close == limit or text[close] == "\n" else 0


def _after_closing(text: str, at: int, limit: int) -> int:
    """The offset after the quotes and further stops that follow a stop: 谁知道!?” -> after ”."""
    while at < limit and text[at] in _FULL_STOPS + _QUOTE_CLOSE:
        at += 1
    return at


def _marks(text: str, window: Span, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Each match of `pattern` with the end of the outermost short pair of brackets around it, 0 when there is none."""
    pairs = _outermost(_pairs(text, window))
    current = 0
    for mark in pattern.finditer(text, window.start, window.end):
        at = mark.start()
        while current < len(pairs) and pairs[current].end <= at:
            current += 1
        inside = current < len(pairs) and pairs[current].start <= at
        yield at, pairs[current].end if inside else 0


def _pairs(text: str, window: Span) -> Iterator[Span]:
    """The short pairs of brackets and quotes; a line break closes nothing, it drops what is open."""
    opened: list[int] = []
    for mark in _BRACKETS.finditer(text, window.start, window.end):
        at = mark.start()
        character = text[at]
        if character == "\n":
            opened.clear()
        elif character in _OPEN:
            opened.append(at)
        elif opened and text[opened[-1]] == _PARTNER[character]:
            start = opened.pop()
            if at + 1 - start <= LONGEST_PROTECTED:
                yield Span(start, at + 1)


def _outermost(pairs: Iterator[Span]) -> list[Span]:
    """The pairs that no other pair holds, in order. Pairs come in the order of their ends."""
    kept: list[Span] = []
    for pair in pairs:
        while kept and kept[-1].start > pair.start:
            kept.pop()
        kept.append(pair)
    return kept


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _between_digits(text: str, at: int) -> bool:
    """Whether the comma at `at` groups digits: 1,000."""
    return text[at] == "," and 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
