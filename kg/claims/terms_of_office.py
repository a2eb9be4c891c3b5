"""A table of those who held one post, one after the other, in, its links out: who, from when, until when.

馆长 over the table, 姓名 | 任期 in its header, 王某 | 1959年3月 | 1966年8月 in a row. The cells are read in the order of the text: a
name, then its dates. So a header of two rows and rows that were broken over lines need no columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.claims.links import Link
from kg.grammar import Grammar
from kg.grammar.phrases import Phrase
from kg.grammar.tables import headers, words
from kg.model import Cell, DateMention, DateValue, PersonRef, Span, Status, Table
from kg.text.names import is_name, normalise

NAME = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff·• \u3000]{2,12})(?:[(（][^()（）]{1,20}[)）])?")
TAIL = re.compile(
    r"[(（]?(?:名录|名单|一览表|一览|简表|列表|更迭表|任职表|情况表|表|简介|[一二三四五六七八九十])?[)）]?[ \u3000:：]*"
)
LONGEST_NAME = 4
LINES, LONGEST_LINE = 3, 60
"""So many lines above the table the post may stand, in a line of this length."""
TIMES = frozenset({"start", "end", "period"})
OTHERS = frozenset({"post", "proposed", "former", "body", "unit", "place", "act"})
"""Columns of tables that say more than who and when: they are read by their headers."""
BORN = ("生", "卒")
SO_FAR = ("至今", "今", "现在", "在任", "现任")
ACTING, BESIDE = "代理", "兼"


@dataclass(slots=True)
class Term:
    """Who held the post, with the dates that follow the name and what stands before it."""

    person: PersonRef
    span: Span
    dates: list[DateMention] = field(default_factory=list)
    beside: list[Phrase] = field(default_factory=list)
    lasts: bool = False
    acting: bool = False


def post_over(table: Table, text: str, grammar: Grammar) -> Phrase | None:
    """The title over a table whose header tells of persons and times and of no post; None for other tables."""
    known = headers()
    top = min(cell.row for cell in table.cells)
    heads = [_head(text[c.span.start : c.span.end]) for c in table.cells if c.row <= top + 1]
    kinds = {known.get(head) for head in heads}
    if "person" not in kinds or not kinds & TIMES or kinds & OTHERS or any(b in head for head in heads for b in BORN):
        return None
    end = table.cells[0].span.start
    for _ in range(LINES):
        end = len(text[:end].rstrip())
        start = text.rfind("\n", 0, end) + 1
        found = grammar.titles.find(text, Span(start, end)) if end - start <= LONGEST_LINE else []
        if found:
            return found[-1] if TAIL.fullmatch(text, found[-1].span.end, end) else None
        end = start
    return None


def _head(words: str) -> str:
    """A header without blanks and what brackets add: 姓名 of 姓名 (生–卒)."""
    return "".join(words.split()).partition("(")[0].partition("（")[0]


def links(table: Table, text: str, by: tuple[Phrase, Grammar], dates: Sequence[DateMention]) -> Iterator[Link]:
    """The links of a table under a title; whom no date follows is told of by another column.

    What a remark says that was held beside the post (兼县委办公室副主任) has no dates of its own.
    """
    phrase, grammar = by
    for term in _terms(table, text, grammar, dates):
        if not term.dates:
            continue
        end: DateValue | None = term.dates[0].end or (term.dates[1].value if len(term.dates) > 1 else None)
        if end is None and term.lasts:
            end = DateValue("..", "至今")
        status = Status.CURRENT if end is not None and end.edtf == ".." else Status.FORMER
        yield Link(
            person=term.person,
            phrase=phrase,
            span=term.span,
            rule="tables.term-of-office",
            status=status,
            start=term.dates[0].value,
            end=end,
            mode="acting" if term.acting else None,
        )
        for also in term.beside:
            yield Link(person=term.person, phrase=also, span=also.span, rule="tables.term-of-office", status=status)


def _terms(table: Table, text: str, grammar: Grammar, dates: Sequence[DateMention]) -> Iterator[Term]:
    term: Term | None = None
    before = ""
    known = headers()
    columns = {c.column for c in table.cells if known.get(_head(text[c.span.start : c.span.end])) == "person"}
    for cell in table.cells:
        said = text[cell.span.start : cell.span.end]
        name = None if _head(said) in known else _name(said, cell, cell.column in columns)
        if name is not None:
            if term is not None:
                yield term
            term = Term(name, cell.span, acting=before == ACTING)
        elif term is not None and said.startswith(BESIDE):
            term.beside += grammar.titles.find(text, cell.span)
        elif term is not None and len(term.dates) < 2 and not term.lasts:
            within = [d for d in dates if cell.span.start <= d.span.start < cell.span.end]
            # 1999年8月 | — in the next cell is no period without end
            term.dates += [d if d.span.end <= cell.span.end else replace(d, end=None) for d in within]
            term.lasts = bool(term.dates) and said.strip() in SO_FAR
        before = said.strip()
    if term is not None:
        yield term


def _name(said: str, cell: Cell, headed: bool) -> PersonRef | None:
    """The name that fills a cell; in a column of names (`headed`) also one whose surname no table has."""
    match = NAME.fullmatch(said.strip())
    name = normalise(match.group(1)) if match else ""
    formed = is_name(name) or (headed and 2 <= len(name) <= LONGEST_NAME)
    if match is None or not formed or name in words("not-names"):
        return None
    return PersonRef(name, Span(cell.span.start, cell.span.start + len(match.group(1))))
