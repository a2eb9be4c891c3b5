"""The IRI of any resource becomes what the graph says of it, line by line, for its page."""

from dataclasses import dataclass

from rdflib import Graph
from rdflib.namespace import RDFS
from rdflib.term import URIRef

from kg.answers import sparql
from kg.store.protocol import Store
from ontology.terms import local


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One statement: the local name of its property, its value as text, and the IRI of the value where it is one."""

    property: str
    text: str
    iri: str | None


def statements(store: Store, iri: str) -> list[Statement]:
    """What the graph says of `iri`, in the order of the properties. Raises NotFound."""
    graph = Graph().parse(b"".join(sparql.write(sparql.describe(store, iri), "ntriples")), format="nt")
    found = []
    for property, value in graph.predicate_objects(URIRef(iri)):
        link = str(value) if isinstance(value, URIRef) else None
        label = graph.value(value, RDFS.label) if link else value
        found.append(Statement(local(str(property)), str(label or local(str(value))), link))
    return sorted(found, key=lambda statement: (statement.property, statement.text))
