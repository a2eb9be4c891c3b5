"""The name of a rule in, its pattern over the skeleton of a sentence out: ontology/lexicon/patterns.tsv, an example beside each."""

import re
from functools import cache

from kg.claims.skeleton import DATE, PERSON, TITLE
from kg.grammar.tables import rows
from kg.model import Status

REMARK = r"(?:[(（][^()（）]{0,30}[)）])?"
NAME = rf"{PERSON}{REMARK}(?:同志|先生|女士)?"
BETWEEN = "[、,，和及与 \u3000]"
NAMES = rf"{NAME}(?:{BETWEEN}{{1,3}}{NAME}){{0,499}}"
FIRST = "".join(f"(?<!{name}{BETWEEN * n})" for name in (PERSON, "同志", "先生", "女士") for n in (1, 2, 3))
"""Before a list that a pattern begins with: a try from each of its names would cost the square of their number."""
TITLES = rf"{TITLE}{REMARK}(?:[、,，和及兼 \u3000]{{0,3}}{TITLE}{REMARK}(?![ \u3000]?{PERSON}))*"
"""Titles in a list; in 张某当选理事长,馆长李某当选理事 the second is that of 李某."""
BEGINS_WITH_NAMES = "(?P<who><NAMES>)"


def alternatives(*, removing: bool | None = None) -> str:
    """The verbs of appointment (removing=False), of removal (True) or all, the longest first, as a regular expression."""
    verbs = [
        verb
        for verb, status, *_ in rows("appointment-verbs")
        if removing is None or (status == Status.REMOVED) is removing
    ]
    return "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a rule; raises KeyError for a name that the table does not have."""
    written = {row[0]: row[1] for row in rows("patterns")}[name]
    parts = {
        "<NAMES>": NAMES,
        "<TITLES>": TITLES,
        "<REMARK>": REMARK,
        "<TO>": alternatives(removing=False),
        "<OUT>": alternatives(removing=True),
        "<P>": PERSON,
        "<T>": TITLE,
        "<D>": DATE,
    }
    if written.startswith(BEGINS_WITH_NAMES):
        written = FIRST + written
    for mark, part in parts.items():
        written = written.replace(mark, part)
    return re.compile(written)


@cache
def named(prefix: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """All rules whose name begins with `prefix`, in the order of the table: the first that fits a title takes it."""
    return tuple((row[0], pattern(row[0])) for row in rows("patterns") if row[0].startswith(prefix))
