"""The tables of a document in, links row by row out: what a column holds is told by its header.

姓名 | 职务 | 任职时间 over 王某 | 江州省档案馆馆长 | 2012.03—2019.05. A table without such a header is read line by line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.claims import stacked, terms_of_office
from kg.claims.inheritance import Inheritance
from kg.claims.links import Link
from kg.claims.terms_of_office import post_over
from kg.grammar import Grammar
from kg.grammar.phrases import Phrase
from kg.grammar.qualifiers import qualifiers
from kg.grammar.sentence import Found
from kg.grammar.tables import headers, words
from kg.grammar.words import title_words
from kg.model import BodyRef, Cell, DateMention, DateValue, Document, Lead, MentionKind, PersonRef, Span, Status, Table
from kg.text.names import normalise

NAME = re.compile(
    r"([\u3400-\u4dbf\u4e00-\u9fff·•]{2,12}|[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff])(?:[(（]([^()（）]{1,20})[)）])?"
)
Held: TypeAlias = tuple[Phrase, list[PersonRef], Status | None]
Times: TypeAlias = tuple[DateValue | None, DateValue | None]
HOLDER = "holder"
"""A column whose header is a post: its cells name who holds it."""

ENDS = (("职务", "post"), ("姓名", "person"))
POSTS = {"post": None, "proposed": Status.CANDIDATE, "former": Status.FORMER}
ACTS = (("免", Status.REMOVED, "dismissed"), ("任", Status.APPOINTED, "appointed"))
SCHOOLS = ("大学", "学院")
"""Their parts are schools and libraries: 文学院 in the column 单位 of a page of 河北大学."""
SO_FAR = ("至今", "今", "现在", "在任")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by what their columns hold (several cells of one kind in order), where it stands, the headers."""

    cells: dict[str, tuple[Cell, ...]]
    span: Span
    heads: dict[int, Span] = field(default_factory=dict)


def kind_of(head: str) -> str | None:
    """What the column under a header holds; one that ends in 职务 or 姓名 holds that, whatever stands before it."""
    return headers().get(head) or next((kind for end, kind in ENDS if head.endswith(end)), None)


def every(document: Document) -> tuple[Table, ...]:
    """The tables of a document: those it was read with, and those that stand in its text without bars."""
    return document.tables or stacked.find(document.text)


def regions(found: Found, grammar: Grammar) -> list[Span]:
    """Where the tables with a header stand whose rows this module reads."""
    text = found.document.text
    return [
        Span(table.cells[0].span.start, table.cells[-1].span.end)
        for table in every(found.document)
        if _columns(table, text).kinds or any(True for _ in _pairs(table, text)) or post_over(table, text, grammar)
    ]


def state(found: Found, grammar: Grammar, inheritance: Inheritance) -> Iterator[Link]:
    """The links of all rows, in the order of the text."""
    text = found.document.text
    dates = [date for sentence in found.sentences for date in sentence.dates]
    for table in every(found.document):
        if (phrase := post_over(table, text, grammar)) is not None:
            yield from terms_of_office.links(table, text, (phrase, grammar), dates)
            continue
        above: BodyRef | None = None
        for row in _rows(table, text):
            above = _body(row, text, (grammar, inheritance), above)
            yield from _links(row, text, grammar, (dates, _unit(row, text, above or _page(row, inheritance))))


@dataclass(frozen=True, slots=True)
class _Columns:
    """What each column holds, where its header stands, and in which row."""

    kinds: dict[int, str]
    heads: dict[int, Span]
    row: int


def _columns(table: Table, text: str) -> _Columns:
    """The columns of a table; none when no row names persons and their posts. A post may itself be a header: 城市 | 市长."""
    posts = title_words()
    for number in sorted({cell.row for cell in table.cells})[:3]:
        kinds: dict[int, str] = {}
        heads = {cell.column: cell.span for cell in table.cells if cell.row == number}
        for column, span in heads.items():
            name = "".join(text[span.start : span.end].split())
            word = posts.get(name)
            if (kind := kind_of(name)) is not None:
                kinds[column] = kind
            elif word is not None and word.kind is MentionKind.POST:
                kinds[column] = HOLDER
        held = set(kinds.values())
        if ("person" in held and held & set(POSTS)) or (HOLDER in held and held & {"place", "body", "period", "start"}):
            return _Columns(kinds, heads, number)
    return _Columns({}, {}, -1)


def _pairs(table: Table, text: str) -> Iterator[Row]:
    """The persons of a table whose headers stand beside their values: 姓名 | 王某 | 职务 | 馆长."""
    names = ["".join(text[cell.span.start : cell.span.end].split()) for cell in table.cells]
    kinds: dict[str, tuple[Cell, ...]] = {}
    for name, cell, value in zip(names, table.cells, table.cells[1:], strict=False):
        kind = kind_of(name)
        if kind is None or value.row != cell.row:
            continue
        if kind == "person" and "person" in kinds:
            yield Row(kinds, _extent(kinds))
            kinds = {}
        kinds[kind] = (*kinds.get(kind, ()), value)
    if "person" in kinds and set(kinds) & set(POSTS):
        yield Row(kinds, _extent(kinds))


def _extent(kinds: dict[str, tuple[Cell, ...]]) -> Span:
    spans = [cell.span for cells in kinds.values() for cell in cells]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _rows(table: Table, text: str) -> Iterator[Row]:
    columns = _columns(table, text)
    if not columns.kinds:
        yield from _pairs(table, text)
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if columns.kinds and cell.row > columns.row:
            by_row.setdefault(cell.row, []).append(cell)
    first = min((column for column in columns.kinds), default=-1)
    over: tuple[Cell, ...] = ()
    for cells in by_row.values():
        kinds: dict[str, tuple[Cell, ...]] = {}
        # 成员 in the first column stands for the rows below it, too
        over = tuple(cell for cell in cells if cell.column == first) or over
        for cell in [*(over if columns.kinds[first] == "post" and over[:1] != tuple(cells[:1]) else ()), *cells]:
            if cell.column in columns.kinds:
                kind = columns.kinds[cell.column]
                kinds[kind] = (*kinds.get(kind, ()), cell)
        yield Row(kinds, Span(min(c.span.start for c in cells), max(c.span.end for c in cells)), columns.heads)


def _links(row: Row, text: str, grammar: Grammar, known: tuple[list[DateMention], BodyRef | None]) -> Iterator[Link]:
    dates, home = known
    status, cause = _act(row, text)
    for (phrase, persons, said), (start, end) in _timed(row, text, list(_held(row, text, grammar)), dates):
        for person in persons:
            yield Link(
                person=person,
                phrase=phrase,
                span=row.span,
                rule="tables.row",
                status=said or status or _lasting(start, end),
                start=start if said is None and status in (None, Status.APPOINTED, Status.ELECTED) else None,
                end=start if status is Status.REMOVED else end,
                cause=cause,
                mode=_mode(row, text),
                home=home,
            )


def _timed(row: Row, text: str, held: list[Held], dates: list[DateMention]) -> Iterator[tuple[Held, Times]]:
    """What is held in a row and when: each of several posts in a cell has its own of as many periods."""
    spans = [cell.span for kind in ("period", "start") for cell in row.cells.get(kind, ())]
    periods = [d for d in dates if d.end and any(s.start <= d.span.start and d.span.end <= s.end for s in spans)]
    units = [(unit, persons, said) for phrase, persons, said in held for unit in phrase.units]
    if len(units) == len(periods) > 1:
        for (unit, persons, said), period in zip(units, periods, strict=True):
            yield (Phrase(unit.span, (unit,)), persons, said), (period.value, period.end)
        return
    times = _dates(row, text, dates)
    yield from ((one, times) for one in held)


def _held(row: Row, text: str, grammar: Grammar) -> Iterator[Held]:
    """The titles of a row with those who have them and what the column says of the time."""
    persons = _persons(row.cells.get("person", ()), text)
    for kind, said in POSTS.items():
        for cell in row.cells.get(kind, ()):
            for phrase in grammar.titles.find(text, cell.span):
                yield phrase, persons, said
    for cell in row.cells.get(HOLDER, ()):
        for phrase in grammar.titles.find(text, row.heads[cell.column]):
            yield phrase, _persons((cell,), text), None


def _persons(cells: tuple[Cell, ...], text: str) -> list[PersonRef]:
    persons = []
    for cell in cells:
        for match in NAME.finditer(text, cell.span.start, cell.span.end):
            name = normalise(match.group(1))
            remark = match.group(2) or ""
            if len(name) <= 4 or "·" in name:
                gender = next((part for part in re.split("[,，、]", remark) if part in ("女", "男")), None)
                if name not in words("not-names"):
                    persons.append(PersonRef(name, Span(*match.span(1)), gender=gender))
    return persons


def _body(row: Row, text: str, by: tuple[Grammar, Inheritance], above: BodyRef | None) -> BodyRef | None:
    """The body of a row from its columns of places and bodies; a row without one has that of the row above."""
    grammar, inheritance = by
    places = "".join(text[c.span.start : c.span.end] for c in row.cells.get("place", ())[-1:])
    written = places + "".join(text[c.span.start : c.span.end].strip() for c in row.cells.get("body", ())[:1])
    if not written:
        return above
    mention, home = grammar.bodies.ending_at(written, len(written), 0), inheritance.home()
    placed = mention is not None and mention.lead is Lead.PLACE
    of_school = home is not None and home.name.endswith(SCHOOLS) and not placed and not written.endswith(SCHOOLS[0])
    if mention is not None and mention.span.start == 0 and mention.lead is not Lead.NONE and not of_school:
        return inheritance.resolved(mention, row.span.start)
    part = home is not None and (grammar.bodies.is_part(written) or of_school)
    return BodyRef((home.name if part and home else "") + written, written, True, "the column of bodies")


def _page(row: Row, inheritance: Inheritance) -> BodyRef | None:
    """The body of the page for a row that names an inner unit of it and no body."""
    return inheritance.home() if "unit" in row.cells else None


def _unit(row: Row, text: str, body: BodyRef | None) -> BodyRef | None:
    """The body with the inner units that the row names."""
    units = "".join(text[c.span.start : c.span.end].strip() for c in row.cells.get("unit", ()))
    if body is None or not units:
        return body
    return BodyRef(body.name + units, body.surface + units, body.resolved, "the columns of the table")


def _dates(row: Row, text: str, dates: list[DateMention]) -> tuple[DateValue | None, DateValue | None]:
    def within(kind: str) -> DateMention | None:
        spans = [cell.span for cell in row.cells.get(kind, ())]
        return next((d for d in dates for s in spans if s.start <= d.span.start and d.span.end <= s.end), None)

    period, start, end = within("period"), within("start") or within("date"), within("end")
    if period is not None:
        return period.value, period.end
    if start is not None and start.end is not None:
        return start.value, start.end
    ends = "".join(text[c.span.start : c.span.end].strip() for c in row.cells.get("end", ()))
    last = end.value if end else DateValue("..", ends) if ends in SO_FAR else None
    return (start.value if start else None), last


def _act(row: Row, text: str) -> tuple[Status | None, str | None]:
    said = "".join(text[c.span.start : c.span.end] for c in row.cells.get("act", ()))
    return next(((status, cause) for word, status, cause in ACTS if word in said), (None, None))


def _lasting(start: DateValue | None, end: DateValue | None) -> Status | None:
    if end is not None:
        return Status.CURRENT if end.edtf == ".." else Status.FORMER
    return Status.CURRENT if start is not None else None


def _mode(row: Row, text: str) -> str | None:
    said = "".join(text[c.span.start : c.span.end].strip() for c in row.cells.get("mode", ()))
    found = qualifiers().get(said)
    return found.value if found is not None and found.field == "mode" else None
