"""A document's text and its spans become paragraphs of pieces, each piece marked with the spans that cover it."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.answers.values import MarkedSpan


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `spans` cover it, the widest first; `opens` are those that begin here."""

    text: str
    spans: tuple[MarkedSpan, ...]
    opens: tuple[MarkedSpan, ...]


def _pieces(text: str, spans: Sequence[MarkedSpan]) -> Iterator[Piece]:
    """Cut at every start, end and newline: spans may overlap (馆长某甲 in a longer one), HTML may not."""
    cuts = {0, len(text)} | {s.start for s in spans} | {s.end for s in spans}
    cuts |= {at + step for at, letter in enumerate(text) if letter == "\n" for step in (0, 1)}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    waiting = deque(sorted(spans, key=lambda s: (s.start, -s.end)))
    open_spans: list[MarkedSpan] = []
    for start, end in pairwise(ordered):
        opens = []
        while waiting and waiting[0].start <= start:
            opens.append(waiting.popleft())
        open_spans = [s for s in (*open_spans, *opens) if s.end > start]
        yield Piece(text[start:end], tuple(open_spans), tuple(opens))


def paragraphs(text: str, spans: Sequence[MarkedSpan]) -> list[list[Piece]]:
    """The text line by line, empty lines left out; joined, the pieces of the lines give back each line."""
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(text, spans):
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any(piece.text.strip() for piece in line)]
