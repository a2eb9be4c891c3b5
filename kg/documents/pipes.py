"""A text in, the tables that stand in it with bars between their cells out, as Markdown and many converters of pages write them.

辽宁省 | 沈阳市 | 王某 | 2021年10月31日 | — a row may go on over several lines; a cell that spans rows is missing in the later ones.
"""

import re
from collections.abc import Iterator

from kg.model import Cell, Span, Table

RULE = re.compile(r"[\s|:：+-]*--[\s|:：+-]*")
LINE = re.compile(r"[^\n]*")
CELL = re.compile(r"[^|\n]*")
FEWEST_LINES, FEWEST_CELLS = 3, 2


def find(text: str) -> tuple[Table, ...]:
    """The tables of `text`, in order. A bar in running text makes none: it takes three lines with bars below each other."""
    return tuple(table for block in _blocks(text) if (table := _table(text, block)) is not None)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Lines with bars that follow each other; a line without one between two of them belongs to a cell."""
    block: list[Span] = []
    plain: list[Span] = []
    for match in LINE.finditer(text):
        line = Span(*match.span())
        if line.start == line.end:
            continue
        if "|" in match.group():
            block += [*plain, line] if block else [line]
            plain = []
        elif block and not plain:
            plain = [line]
        elif block:
            yield block
            block, plain = [], []
    if block:
        yield block


def _table(text: str, lines: list[Span]) -> Table | None:
    barred = [line for line in lines if "|" in text[line.start : line.end]]
    if len(barred) < FEWEST_LINES:
        return None
    width = _width(text, barred)
    cells: list[Cell] = []
    pending: list[Span] = []
    row = 0
    for line in lines:
        if RULE.fullmatch(text, line.start, line.end):
            pending = []
            continue
        pending += _spans(text, line)
        if len(pending) >= width:
            cells += _row(pending, row)
            row, pending = row + 1, []
    if row > 1 and len(pending) * 2 > width:
        cells += _row(pending, row)  # the last row of a table whose last column cells above span
    return Table(tuple(cells)) if row > 1 and width >= FEWEST_CELLS else None


def _width(text: str, barred: list[Span]) -> int:
    """The number of columns: as the rule under the header has, else as the first full line."""
    for line in barred:
        if RULE.fullmatch(text, line.start, line.end):
            return len([part for part in text[line.start : line.end].split("|") if "-" in part])
    counts = [sum(span.start < span.end for span in _spans(text, line)) for line in barred]
    return max(counts[:4])


def _spans(text: str, line: Span) -> list[Span]:
    """The cells of a line without the blanks around them; what bars enclose at its two ends is no cell."""
    found: list[Span] = []
    at = line.start
    while at <= line.end:
        match = CELL.match(text, at, line.end)
        end = match.end() if match else line.end
        written = text[at:end]
        start = at + len(written) - len(written.lstrip())
        found.append(Span(start, start + len(written.strip())))
        at = end + 1
    if found and found[0].start == found[0].end:
        found = found[1:]
    if found and found[-1].start == found[-1].end:
        found = found[:-1]
    return found


def _row(spans: list[Span], row: int) -> Iterator[Cell]:
    """The cells of a row; empty ones at its end stand for columns that a cell above spans, so the others move right."""
    empty = 0
    while empty < len(spans) and spans[-1 - empty].start == spans[-1 - empty].end:
        empty += 1
    for column, span in enumerate(spans[: len(spans) - empty]):
        if span.start < span.end:
            yield Cell(row=row, column=column + empty, span=span, header=row == 0)
