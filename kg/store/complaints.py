"""What an engine says of SPARQL that it cannot parse in, BadQuery with line and column out."""

import re

from kg.errors import BadQuery

_PLACE = re.compile(r"\b(?:at |line )(\d+)(?::|,? column )(\d+)")


def bad_query(complaint: str) -> BadQuery:
    """The error for an engine's message such as "error at 2:9: expected …"; no place where the message names none."""
    place = _PLACE.search(complaint)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    return BadQuery(f"the SPARQL does not parse: {complaint}", "mend it at that place", line, column)
