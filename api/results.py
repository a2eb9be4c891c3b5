"""The answer to a query becomes what its page shows: a table of rows, a yes or no, or triples as Turtle."""

from dataclasses import dataclass
from typing import Any, Final

import orjson

from kg.answers import sparql
from kg.store.protocol import Answer, Form

MAX_ROWS: Final = 1000
"""Rows that a page shows; it says how many there are, and the other formats hold all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A result on a page. A cell is a term of the SPARQL results JSON, None where the variable is not bound."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[dict[str, Any] | None, ...], ...] = ()
    total: int = 0
    yes: bool | None = None
    turtle: str | None = None


def shown(answer: Answer) -> Shown:
    """What the page of the query shows of `answer`."""
    if answer.form is Form.GRAPH:
        return Shown(turtle=b"".join(sparql.write(answer, "turtle")).decode())
    data = orjson.loads(b"".join(sparql.write(answer, "json")))
    if answer.form is Form.ASK:
        return Shown(yes=data["boolean"])
    names, bindings = tuple(data["head"]["vars"]), data["results"]["bindings"]
    rows = tuple(tuple(binding.get(name) for name in names) for binding in bindings[:MAX_ROWS])
    return Shown(names=names, rows=rows, total=len(bindings))
