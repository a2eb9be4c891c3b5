"""SPARQL in, an error for what reaches out to the network (SERVICE, LOAD), and the form of the query out.

The engine follows SERVICE and LOAD to any address and has no switch against it, so the text is read before it gets it.
Words in strings, comments, IRIs, variables and prefixed names are not keywords. Where SPARQL is ambiguous,
`?a <?b)SERVICE#>` is an IRI for one parser and "less than", a keyword and a comment for another, both readings are
followed, and a query is refused when either of them reaches out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import BadQuery, RefusedQuery
from kg.store.protocol import Form

# A character of a name: ASCII letters, digits, _ and all beyond ASCII but blanks. SPARQL's own list is shorter.
_N = r"[^\x00-/:-@\[-^`{-\x7f\s]"
_LOCAL = rf"(?:{_N}|[:.-]|%[0-9A-Fa-f]{{2}}|\\.)*"
_TOKEN = re.compile(
    r"""(?P<skip>\s+|\#[^\r\n]*)
    |(?P<string>'''(?:[^'\\]|\\.|'(?!''))*'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
        |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
"""
    + rf"""
    |(?P<variable>[?$]{_N}+)
    |(?P<language>@[A-Za-z0-9-]+)
    |(?P<prefixed>{_N}*:{_LOCAL})
    |(?P<word>{_N}+)
    |(?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)
_IRI = re.compile(r"<[^<>\"{}|^`\x00-\x20]*>")
_SKIP = r"(?:\s|\#[^\r\n]*(?:[\r\n]|\Z))*"
# What makes the word a keyword is what follows it. Parsers that need no blank between tokens read `1e5SERVICE`,
# `SERVICESILENT<…>` and `SERVICEe:x {` as two or three, so the end of a word counts, and a prefix that contains it.
_FOLLOWED = re.compile(rf"{_SKIP}(?:<|[?$]|SILENT\b|(?:{_N}|[.-])*:)", re.IGNORECASE)
# `SERVICEe-f:x`: the tokens above end a word before a hyphen or a dot, which a prefix may have.
_REST = re.compile(rf"(?:[.-](?:{_N}|[.-])*:{_LOCAL})?")
_GLUED = {"SERVICE": re.compile(rf"{_SKIP}\{{"), "LOAD": re.compile(rf"{_SKIP}(?:;|INTO\b|\Z)", re.IGNORECASE)}
_CALLED = re.compile(rf"{_SKIP}(?P<name>{_IRI.pattern}|[?$]{_N}+|(?:{_N}|[.-])*:{_LOCAL})")
_MANY = re.compile(rf"{_SKIP}(?:SILENT\b{_SKIP})?(?P<which>ALL|NAMED|DEFAULT)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = {"SELECT": Form.SELECT, "ASK": Form.ASK, "CONSTRUCT": Form.GRAPH, "DESCRIBE": Form.GRAPH}


@dataclass(frozen=True, slots=True)
class _Step:
    """A place in the text that a reading reaches, and whether the token before it was a slash."""

    at: int
    slash: bool = False


def refuse_network(sparql: str, *, update: bool = False) -> None:
    """Raise RefusedQuery, with line and column, when a query has the keyword SERVICE, or an update that or LOAD."""
    refused = ("SERVICE", "LOAD") if update else ("SERVICE",)
    for text in (sparql, _unescaped(sparql)):
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


def form_of(query: str) -> Form:
    """The form of a query: its first keyword after the prologue. Raises BadQuery when there is none."""
    for token in _words(query, readings=False):
        word = token.group().upper()
        if word in _FORMS:
            return _FORMS[word]
        if token.lastgroup == "word" and word not in ("PREFIX", "BASE"):
            break
    raise BadQuery("not a SPARQL query: no SELECT, ASK, CONSTRUCT or DESCRIBE", "an update is sent as an update")


def named_graphs(query: str) -> list[tuple[int, int]]:
    """Where a query says GRAPH: from where to where the graph stands, an IRI, a prefixed name or a variable."""
    graphs = (token.end() for token in _words(query, readings=False) if token.group().upper() == "GRAPH")
    return [called.span("name") for end in graphs if (called := _CALLED.match(query, end))]


def many_graphs(update: str) -> list[tuple[int, int, str]]:
    """Where an update clears or drops ALL, NAMED or DEFAULT: from where to where that stands, and which of them."""
    verbs = (token for token in _words(update, readings=False) if token.group().upper() in ("CLEAR", "DROP"))
    found = ((verb.start(), _MANY.match(update, verb.end())) for verb in verbs)
    return [(start, which.end(), which["which"].upper()) for start, which in found if which]


def _words(text: str, readings: bool = True) -> Iterator[re.Match[str]]:
    """Every word and every prefixed name in any reading of the text. Linear in its length."""
    todo, seen = [_Step(0)], set[_Step]()
    while todo:
        step = todo.pop()
        token = _TOKEN.match(text, step.at)
        if token is None or step in seen:
            continue
        seen.add(step)
        if iri := _IRI.match(text, step.at):
            todo.append(_Step(iri.end()))
            if not readings:
                continue
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
