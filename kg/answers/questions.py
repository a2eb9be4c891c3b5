"""A question of queries/*.rq and the caller's terms become SPARQL: they replace the example of each `# param` line.

The files run as they stand. `VALUES ?on { "2020-12-18"^^xsd:date }  # param` takes terms, `LIMIT 50  # param` a number.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from kg.answers import kept
from kg.errors import InputError
from kg.store.index import index_of
from kg.store.protocol import Row, Store

_VALUES: Final = re.compile(r"^(\s*VALUES \?(\w+) \{).*(\}\s*# param)$", re.MULTILINE)
_NUMBER: Final = re.compile(r"^((LIMIT|OFFSET) )\d+(\s*# param)$", re.MULTILINE)
# What IRIREF of the SPARQL grammar leaves out, and lone surrogates, which no encoding carries.
_NO_IRI: Final = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def is_iri(text: str) -> bool:
    """Whether `text` may stand between < and > as an absolute IRI; no name of a person or a body looks like one."""
    return _SCHEME.match(text) is not None and _NO_IRI.search(text) is None


def iri(value: str) -> str:
    """`value` as a term of SPARQL. Raises InputError when it is no absolute IRI."""
    if not is_iri(value):
        raise InputError(f"not an IRI: {value!r}", "an IRI starts with a scheme such as https: and holds no blanks")
    return f"<{value}>"


def literal(value: str, language: str = "") -> str:
    """`value` as a plain or language-tagged literal of SPARQL. Raises InputError for text that no encoding carries."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"not readable as text: {value!r}", "names are given in UTF-8") from None
    escaped = "".join(_ESCAPES.get(char, char) for char in value)
    return f'"{escaped}"' + (f"@{language}" if language else "")


def name(value: str) -> str:
    """A name as the literals under which the graph may hold it: Chinese, English, without a language."""
    return " ".join((literal(value, "zh"), literal(value, "en"), literal(value)))


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
