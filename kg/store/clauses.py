"""SPARQL in; which form a query has, and where it names graphs, out."""

import re
from collections.abc import Iterator
from typing import Final

from kg.errors import BadQuery
from kg.store.lexing import IRI, LOCAL, NAME, PREFIX, SKIP, tokens
from kg.store.protocol import Form

_CALLED: Final = re.compile(rf"{SKIP}(?P<name>{IRI.pattern}|[?$]{NAME}+|{PREFIX}:{LOCAL})")
_MANY: Final = re.compile(rf"{SKIP}(?:SILENT\b{SKIP})?(?P<which>ALL|NAMED|DEFAULT)\b", re.IGNORECASE)
_FORMS: Final = {"SELECT": Form.SELECT, "ASK": Form.ASK, "CONSTRUCT": Form.GRAPH, "DESCRIBE": Form.GRAPH}


def form_of(query: str) -> Form:
    """The form of a query: its first keyword after the prologue. Raises BadQuery when there is none."""
    for word in _words(query):
        keyword = word.group().upper()
        if keyword in _FORMS:
            return _FORMS[keyword]
        if keyword not in ("PREFIX", "BASE"):
            break
    raise BadQuery("not a SPARQL query: no SELECT, ASK, CONSTRUCT or DESCRIBE", "an update is sent as an update")


def named_graphs(query: str) -> list[tuple[int, int]]:
    """Where a query says GRAPH: from where to where the graph stands, an IRI, a prefixed name or a variable."""
    graphs = (word.end() for word in _words(query) if word.group().upper() == "GRAPH")
    return [called.span("name") for end in graphs if (called := _CALLED.match(query, end))]


def many_graphs(update: str) -> list[tuple[int, int, str]]:
    """Where an update clears or drops ALL, NAMED or DEFAULT: from where to where that stands, and which of them."""
    verbs = (word for word in _words(update) if word.group().upper() in ("CLEAR", "DROP"))
    found = ((verb.start(), _MANY.match(update, verb.end())) for verb in verbs)
    return [(start, which.end(), which["which"].upper()) for start, which in found if which]


def _words(text: str) -> Iterator[re.Match[str]]:
    return (token for token in tokens(text) if token.lastgroup == "word")
