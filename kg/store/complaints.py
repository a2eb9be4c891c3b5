"""What an engine says of SPARQL that it cannot parse in, BadQuery with line and column out."""

import re

from kg.errors import BadQuery

_PLACE = re.compile(r"\b(?:at |line )(\d+)(?::|,? column )(\d+)")


_MOST_EXPECTED = 120
"""A parser that lists all that it expected there lists too much to read; a short list helps."""


def bad_query(complaint: str) -> BadQuery:
    """The error for an engine's message such as "error at 2:9: expected …"; no place where the message names none."""
    place = _PLACE.search(complaint)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    return BadQuery(f"the SPARQL does not parse{_said(complaint)}", _hint(line), line, column)


def _said(complaint: str) -> str:
    reason = complaint if len(complaint) <= _MOST_EXPECTED else complaint.partition(": expected")[0]
    return f": {reason}"


def _hint(line: int | None) -> str:
    return "see the query" if line is None else "what stands there, or before it, cannot stand there"
