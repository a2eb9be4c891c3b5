"""RDF terms in, the short texts that the index keeps of them out, and back.

An IRI is `<` and the IRI, ours with `~` for the part that all share; a literal is `"text`, `@zh"text` or
`^datatype"text`; a blank node is `_` and its name.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from kg.store.protocol import Term
from ontology.terms import XSD

_OURS: Final = "https://w3id.org/archontology/"
_STRING: Final = XSD.string
_LANG_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_ESCAPES: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def of_iri(iri: str) -> str:
    """The cell of an IRI."""
    return f"<~{iri[len(_OURS) :]}" if iri.startswith(_OURS) else f"<{iri}"


def of_json(term: Mapping[str, str]) -> str:
    """The cell of a term of the SPARQL JSON results format."""
    value = term["value"]
    if term["type"] == "uri":
        return of_iri(value)
    if term["type"] == "bnode":
        return f"_{value}"
    if language := term.get("xml:lang"):
        return f'@{language}"{value}'
    datatype = term.get("datatype", _STRING)
    return f'"{value}' if datatype == _STRING else f'^{of_iri(datatype)[1:]}"{value}'


def of_sparql(term: str) -> str:
    """The cell of a term as kg.answers.questions writes it: `<iri>`, `"text"` or `"text"@zh`."""
    if term[0] == "<":
        return of_iri(term[1:-1])
    text, _, mark = term[1:].rpartition('"')
    value = _unescaped(text) if "\\" in text else text
    return f'@{mark[1:]}"{value}' if mark else f'"{value}'


def _unescaped(text: str) -> str:
    found, at = [], 0
    while (slash := text.find("\\", at)) >= 0:
        found += [text[at:slash], _ESCAPES[text[slash + 1]]]
        at = slash + 2
    return "".join([*found, text[at:]])


def iri(cell: str) -> str:
    """The IRI of a cell that holds one."""
    return _OURS + cell[2:] if cell[1] == "~" else cell[1:]


@lru_cache(1 << 16)
def term(cell: str) -> Term:
    """The term of a cell."""
    kind = cell[0]
    if kind == "<":
        return Term("iri", iri(cell))
    if kind == '"':
        return Term("literal", cell[1:], _STRING)
    if kind == "_":
        return Term("blank", cell[1:])
    mark, _, value = cell[1:].partition('"')
    if kind == "@":
        return Term("literal", value, _LANG_STRING, mark)
    return Term("literal", value, _OURS + mark[1:] if mark[0] == "~" else mark)


def sparql(cell: str) -> str:
    """The term of a cell as SPARQL takes it; IRIs only, which is what questions are asked about."""
    return f"<{iri(cell)}>"
