"""What an engine says of SPARQL that it cannot parse in, BadQuery with line and column out."""

import re
from typing import Final

from kg.errors import BadQuery

_PLACE: Final = re.compile(r"\b(?:at |line )(\d+)(?::|,? column )(\d+)")
_WORD: Final = re.compile(r"[\w:?$@-]+\Z|[^\w\s]\Z")
_GOES_ON: Final = re.compile(r"[\w:?$@-]+")
_MOST_EXPECTED: Final = 120
"""A parser that lists all that it expected there lists too much to read; a short list helps."""

_FEW_EXPECTED: Final = 40
_ANYTHING: Final = "[_]"


def bad_query(complaint: str, text: str = "") -> BadQuery:
    """The error for an engine's message such as "error at 2:9: expected …"; no place where the message names none.

    A parser stops where it can read no further, which is within or behind the word that it cannot read (SELEC). With
    the `text` that was asked the place is that of the word, which is named.
    """
    place = _PLACE.search(complaint)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    if line is None or column is None:
        return BadQuery(f"the SPARQL does not parse: {complaint}", "see the query")
    start, word = _stopped(text, line, column)
    said = f"the SPARQL does not parse at {word!r}" if word else f"the SPARQL does not parse{_said(complaint)}"
    return BadQuery(said, _hint(complaint), line, start)


def _stopped(text: str, line: int, column: int) -> tuple[int, str]:
    """The column at which the word begins in which, or behind which, the parser stopped, and the word."""
    row = (text.split("\n")[line - 1 : line] or [""])[0]
    here = row[column - 1 : column]
    before = _WORD.search(row[: column - 1])
    if before is None or (here and not here.isspace() and not (_GOES_ON.match(here) and _GOES_ON.match(before[0]))):
        found = _GOES_ON.match(row, column - 1)
        return column, found[0] if found else here.strip()
    rest = _GOES_ON.match(row, column - 1)
    return before.start() + 1, before[0] + (rest[0] if rest else "")


def _hint(complaint: str) -> str:
    wanted = complaint.partition("expected ")[2]
    if wanted and len(wanted) <= _FEW_EXPECTED and _ANYTHING not in wanted:
        return f"there may stand: {wanted.removeprefix('one of ')}"
    return "what stands there, or before it, cannot stand there"


def _said(complaint: str) -> str:
    reason = complaint if len(complaint) <= _MOST_EXPECTED else complaint.partition(": expected")[0]
    return f": {reason}"
