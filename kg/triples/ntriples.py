"""IRIs and strings in, terms and lines of N-Triples out, escaped as RDF 1.2 N-Triples (Canonical form) says."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from kg.errors import InputError
from kg.text.periods import period
from ontology import terms
from ontology.terms import XSD

Triple: TypeAlias = tuple[str, str, str]
"""Subject IRI, predicate IRI, and the object as it is written in N-Triples."""

_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_CONTROLS = [*range(0x20), 0x7F, 0xFFFE, 0xFFFF]
_ESCAPES = {code: _NAMED.get(chr(code), f"\\u{code:04X}") for code in [*_CONTROLS, ord('"'), ord("\\")]}
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def iri(value: str) -> str:
    """An IRI. Raises InputError for a character that no IRI may have."""
    if _NOT_IN_IRIS.search(value):
        raise InputError(f"{value!r} is not an IRI", "look at ARCHONTOLOGY_BASE: no blanks, no brackets")
    return f"<{value}>"


def text(value: str, language: str | None = None) -> str:
    """A plain string, or one in a language."""
    quoted = f'"{value.translate(_ESCAPES)}"'
    return f"{quoted}@{language}" if language else quoted


def typed(value: str, datatype: str) -> str:
    """A literal of a datatype."""
    return f"{text(value)}^^{iri(datatype)}"


def number(value: int) -> str:
    """A whole number."""
    return typed(str(value), XSD.integer)


def date(edtf: str) -> str:
    """A day, a month or a year that exists as XSD's type for it, anything else as EDTF: a year stays a year."""
    plain = _DATE_TYPES.get(len(edtf)) if edtf.replace("-", "").isdecimal() and period(edtf) else None
    return typed(edtf, plain or terms.EDTF)


def canonical(triples: Iterable[Triple]) -> bytes:
    """The triples as N-Triples, each once, the lines sorted: the canonical form of a graph without blank nodes."""
    lines = {f"{iri(subject)} {iri(predicate)} {value} .\n" for subject, predicate, value in triples}
    return "".join(sorted(lines)).encode()
