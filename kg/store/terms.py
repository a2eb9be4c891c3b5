"""SPARQL results JSON in, rows of plain terms out: what an endpoint and a serving process answer alike."""

from typing import Any, Final

from kg.errors import StoreError
from kg.store.protocol import Row, Term
from ontology.terms import XSD

JSON: Final = "application/sparql-results+json"
RDF_LANG_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def rows(results: Any) -> list[Row]:
    """The rows of the parsed JSON of a SELECT query."""
    return [{name: _term(value) for name, value in row.items()} for row in results["results"]["bindings"]]


def _term(term: dict[str, str]) -> Term:
    """A term of the SPARQL JSON results format; Virtuoso says typed-literal where the standard says literal."""
    value = term["value"]
    if term["type"] == "uri":
        return Term("iri", value)
    if term["type"] == "bnode":
        return Term("blank", value)
    if term["type"] not in ("literal", "typed-literal"):
        raise StoreError(f"the answer holds a {term['type']} as a term", "this program writes no RDF 1.2 terms")
    language = term.get("xml:lang")
    return Term("literal", value, RDF_LANG_STRING if language else term.get("datatype", XSD.string), language)
