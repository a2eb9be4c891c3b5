"""SPARQL in, an error for what reaches out to the network (SERVICE, LOAD) out.

The engine follows SERVICE and LOAD to any address and has no switch against it, so the text is read before it gets it.
Words in strings, comments, IRIs, variables and prefixed names are not keywords. Where SPARQL is ambiguous,
`?a <?b)SERVICE#>` is an IRI for one parser and "less than", a keyword and a comment for another, both readings are
followed, and a query is refused when either of them reaches out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import RefusedQuery
from kg.store.lexing import IRI, LOCAL, NAME, PREFIX, SKIP, pattern

_TOKEN = pattern(rf"{NAME}*")
# What makes the word a keyword is what follows it. Parsers that need no blank between tokens read `1e5SERVICE`,
# `SERVICESILENT<…>` and `SERVICEe:x {` as two or three, so the end of a word counts, and a prefix that contains it.
_FOLLOWED = re.compile(rf"{SKIP}(?:<|[?$]|SILENT\b|{PREFIX}:)", re.IGNORECASE)
# `SERVICEe-f:x`: the tokens above end a word before a hyphen or a dot, which a prefix may have.
_REST = re.compile(rf"(?:[.-]{PREFIX}:{LOCAL})?")
_GLUED = {"SERVICE": re.compile(rf"{SKIP}\{{"), "LOAD": re.compile(rf"{SKIP}(?:;|INTO\b|\Z)", re.IGNORECASE)}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class _Step:
    """A place in the text that a reading reaches, and whether the token before it was a slash."""

    at: int
    slash: bool = False


def refuse_network(sparql: str, *, update: bool = False) -> None:
    """Raise RefusedQuery, with line and column, when a query has the keyword SERVICE, or an update that or LOAD."""
    refused = ("SERVICE", "LOAD") if update else ("SERVICE",)
    for text in (sparql, _unescaped(sparql)) if "\\" in sparql else (sparql,):
        if any(keyword in text.upper() for keyword in refused):
            for token in _words(text):
                for keyword in refused:
                    _refuse(token, keyword)


def _refuse(token: re.Match[str], keyword: str) -> None:
    text, found = token.string, token.group().upper()
    if keyword not in found.split(":")[0]:
        return
    rest = _REST.match(text, token.end())
    plain = token.lastgroup == "word" and found.removesuffix("SILENT").endswith(keyword)
    name = token.lastgroup == "prefixed" or (rest is not None and rest.group())
    if (plain and _FOLLOWED.match(text, token.end())) or (
        name and rest is not None and _GLUED[keyword].match(text, rest.end())
    ):
        line, column = _place(text, token.start() + found.index(keyword))
        message = f"{keyword} reaches out to another server and is refused (line {line}, column {column})"
        raise RefusedQuery(message, "ask this store alone; rename a prefix of that name", line, column)


def _words(text: str) -> Iterator[re.Match[str]]:
    """Every word and every prefixed name in any reading of the text. Linear in its length."""
    todo, seen = [_Step(0)], set[_Step]()
    while todo:
        step = todo.pop()
        token = _TOKEN.match(text, step.at)
        if token is None or step in seen:
            continue
        seen.add(step)
        if iri := IRI.match(text, step.at):
            todo.append(_Step(iri.end()))
        if token.lastgroup in ("word", "prefixed"):
            yield token
        # `//` stands only in IRIs, strings and comments: here the reading of `<http://…` as "less than" ends.
        slash = token.group() == "/"
        if not (slash and step.slash):
            todo.append(_Step(token.end(), slash or (token.lastgroup == "skip" and step.slash)))


def _unescaped(text: str) -> str:
    r"""The text with \uXXXX read as characters, which SPARQL allows anywhere, keywords included."""

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code <= 0x10FFFF else match.group()

    return _ESCAPE.sub(character, text)


def _place(text: str, at: int) -> tuple[int, int]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    line = bisect_right(starts, at)
    return line, at - starts[line - 1] + 1
