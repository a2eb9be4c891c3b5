"""A question of queries/*.rq and the caller's terms become SPARQL: they replace the example of each `# param` line.

The files run as they stand. `VALUES ?on { "2020-12-18"^^xsd:date }  # param` takes terms, `LIMIT 50  # param` a number.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from kg.answers import kept
from kg.store.index import index_of
from kg.store.protocol import Row, Store
from kg.text.sparql import iri, is_iri, literal, name

__all__ = ["fill", "iri", "is_iri", "literal", "name", "rows", "text"]

_VALUES: Final = re.compile(r"^(\s*VALUES \?(\w+) \{).*(\}\s*# param)$", re.MULTILINE)
_NUMBER: Final = re.compile(r"^((LIMIT|OFFSET) )\d+(\s*# param)$", re.MULTILINE)


@cache
def text(question: str) -> str:
    """The text of queries/`question`.rq."""
    return files("kg.answers").joinpath("queries", f"{question}.rq").read_text(encoding="utf-8")


def fill(question: str, **terms: str | int) -> str:
    """The SPARQL of `question` with the terms (already written by `iri`, `literal` or `name`) and numbers given.

    Raises KeyError when a term is given that the question has no `# param` line for.
    """
    query = text(question)
    slots = {match[2].lower() for pattern in (_VALUES, _NUMBER) for match in pattern.finditer(query)}
    if unknown := terms.keys() - slots:
        raise KeyError(f"{question}.rq takes {sorted(slots)}, not {sorted(unknown)}")

    def values(match: re.Match[str]) -> str:
        return f"{match[1]} {terms[match[2]]} {match[3]}" if match[2] in terms else match[0]

    def number(match: re.Match[str]) -> str:
        return f"{match[1]}{int(terms.get(match[2].lower(), 0))}{match[3]}" if match[2].lower() in terms else match[0]

    return _NUMBER.sub(number, _VALUES.sub(values, query))


def rows(store: Store, question: str, **terms: str | int) -> list[Row]:
    """The rows of `question` with the caller's terms: from the index where the store offers one that keeps them."""
    index = index_of(store)
    if index is None:
        return store.select(fill(question, **terms))
    if (twin := kept.twin(question)) is not None:
        return kept.by_sql(index, twin, terms)
    if question not in kept.questions():
        return store.select(fill(question, **terms))
    found, absent = kept.rows(index, question, terms)
    if not absent:
        return found
    asked = store.select(fill(question, **{**terms, kept.questions()[question].key: absent}))
    return kept.in_order(question, [*found, *asked]) if found and asked else found or asked
