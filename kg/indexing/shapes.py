"""A question that an index keeps in, the SPARQL out that reads its rows for many owners at once."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from kg.answers.kept import CLASSES, Question

_OF: Final = "?it a ao:Tenure .  # of"
_PARAM: Final = r"^(\s*)VALUES \?%s \{.*\}\s*# param$"
# Where the owner is another name of something, it is this that is asked for: a variable that has a value is not bound.
_BOUND: Final = r"VALUES \?{0}( \{{ @OWNERS@ \}})((?:(?!UNION)[^{{}}])*)BIND\(\?(\w+)(?= AS \?{0}\))"
_CLASSES: Final = ", ".join(f"ao:{name}" for name in CLASSES)


@cache
def _unfilled(question: Question) -> str:
    """The question with @OWNERS@ where its owners go, all that is kept in its SELECT, and no order.

    An engine that orders its rows looks each of them up; here they are ordered when they are kept.
    """
    text = question.text.rpartition("\nORDER BY ")[0]
    if question.keeps == "class":
        text = re.sub(_PARAM % "class", rf"\1FILTER(?class IN ({_CLASSES}))", text, flags=re.MULTILINE)
    elif question.keeps:
        text = re.sub(_PARAM % question.keeps, "", text, flags=re.MULTILINE)
    owners = f"VALUES ?{question.owner} {{ @OWNERS@ }}"
    if question.key:
        text = re.sub(_PARAM % question.key, rf"\1{owners}", text, flags=re.MULTILINE)
    else:
        text = text.replace("WHERE {", f"WHERE {{\n  {owners}", 1)
    text = re.sub(_BOUND.format(question.owner), r"VALUES ?\3\1\2BIND(?\3", text)
    shown = dict.fromkeys(name for name in (question.key, question.owner, question.keeps) if name)
    more = " ".join(f"?{name}" for name in shown if name not in question.columns)
    return re.sub(r"^SELECT (DISTINCT )?", rf"SELECT \1{more} ", text, count=1, flags=re.MULTILINE)


def reading(question: Question, owners: Iterable[str]) -> str:
    """The SPARQL that reads the rows that these owners (terms of SPARQL) have."""
    return _unfilled(question).replace("@OWNERS@", " ".join(owners))


def owners(question: Question) -> str:
    """The SPARQL that lists, as ?it, all that may have rows."""
    return _of(question, of_all("things"))


def owners_among(question: Question, things: Iterable[str]) -> str:
    """The SPARQL that lists which of these things the question is kept of."""
    return _of(question, given("things", it=things))


def given(name: str, **terms: Iterable[str]) -> str:
    """The SPARQL of queries/`name`.rq for these terms."""
    query = text(name)
    for variable, values in terms.items():
        line = f"VALUES ?{variable} {{ {' '.join(values)} }}"
        query = re.sub(_PARAM % variable, lambda match, line=line: match[1] + line, query, flags=re.MULTILINE)  # type: ignore[misc]
    return query


def of_all(name: str) -> str:
    """The SPARQL of queries/`name`.rq for all that there is, not for some of it."""
    return re.sub(_PARAM % "it", "", text(name), flags=re.MULTILINE)


def _of(question: Question, query: str) -> str:
    return query.replace(_OF, question.of)


@cache
def text(name: str) -> str:
    """The text of queries/`name`.rq."""
    return files("kg.indexing").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
