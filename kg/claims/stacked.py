"""A text in, the tables in it out whose cells stand one under the other, or apart by blanks, without bars.

姓名 / 职务 / 任职时间 / 王某 / 馆长 / 1983.5—1990.2, each in a line of its own, as a page's table looks that was copied as text;
or 姓名 职务 任职时间 in one line, and rows under it that may be broken over lines.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from kg.grammar.tables import headers
from kg.model import Cell, Span, Table
from kg.text.names import is_name, normalise

LINE = re.compile(r"[^\n]*[^\s][^\n]*")
APART = re.compile(r"[^ \t\u3000]+")
FEWEST_ROWS, FEWEST_HEADS, MOST_HEADS, LONGEST_HEAD = 2, 3, 30, 24
PERSON = "person"
SERIAL = frozenset({"序号", "任次", "届次", "次序", "备注", "附注", "籍贯", "性别", "民族", "学历", "政治面貌", "党派"})
"""Heads of columns that say nothing of an office."""


def find(text: str) -> tuple[Table, ...]:
    """The tables of a text, in order."""
    if not any(word in text for word in _persons()):
        return ()
    lines = [_trimmed(text, Span(*match.span())) for match in LINE.finditer(text)]
    found: list[Table] = []
    number = 0
    while number < len(lines):
        heads = _heads(text, lines, number)
        taken = _taken(text, lines, number, heads) if heads else None
        if taken is None:
            number += 1
            continue
        table, number = taken
        found.append(table)
    return tuple(found)


def _persons() -> tuple[str, ...]:
    return tuple(head for head, kind in headers().items() if kind == PERSON)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


@cache
def _heads_known() -> dict[str, str]:
    return dict.fromkeys(SERIAL, "") | headers()


def _kind(text: str, span: Span) -> str | None:
    return _heads_known().get("".join(text[span.start : span.end].split()))


def _parts(text: str, line: Span) -> list[Span]:
    return [Span(*match.span()) for match in APART.finditer(text, line.start, line.end)]


def _heads(text: str, lines: Sequence[Span], number: int) -> tuple[list[Span], bool]:
    """The heads that begin at a line, and whether each has a line of its own; no heads where none begin."""
    first = lines[number]
    if first.end - first.start <= LONGEST_HEAD * FEWEST_HEADS and len(parts := _parts(text, first)) >= FEWEST_HEADS:
        return (parts, False) if _say_enough(text, parts) else ([], False)
    heads: list[Span] = []
    for line in islice(lines, number, number + MOST_HEADS):
        if line.end - line.start > LONGEST_HEAD or _kind(text, line) is None:
            break
        heads.append(line)
    return (heads, True) if len(heads) >= FEWEST_HEADS and _say_enough(text, heads) else ([], True)


def _say_enough(text: str, heads: Sequence[Span]) -> bool:
    """Whether all are heads of columns, and one of them of the names."""
    kinds = [_kind(text, head) for head in heads]
    return None not in kinds and kinds.count(PERSON) == 1


def _taken(text: str, lines: Sequence[Span], number: int, found: tuple[list[Span], bool]) -> tuple[Table, int] | None:
    """The table under its heads and the line behind it; None where fewer than two rows fit."""
    heads, stacked = found
    if not heads:
        return None
    person = [_kind(text, head) for head in heads].index(PERSON)
    cells = [Cell(0, column, head, True) for column, head in enumerate(heads)]
    after = number + (len(heads) if stacked else 1)
    row = 0
    for spans, last in _rows(text, lines, after, (len(heads), stacked)):
        name = normalise(text[spans[person].start : spans[person].end])
        if not is_name(re.sub(r"[(（].*", "", name)):
            break
        row, after = row + 1, last
        cells += [Cell(row, column, span, False) for column, span in enumerate(spans)]
    return (Table(tuple(cells)), after) if row >= FEWEST_ROWS else None


def _rows(text: str, lines: Sequence[Span], first: int, shape: tuple[int, bool]) -> Iterator[tuple[list[Span], int]]:
    """The rows of a width from a line on, each with the number of the line behind it."""
    width, stacked = shape
    pending: list[Span] = []
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        pending += [line] if stacked else _parts(text, line)
        if len(pending) > width:
            return
        if len(pending) == width:
            yield pending, number
            pending = []
