"""The address of the endpoint and what the store holds in; the service description in an RDF format out.

SPARQL 1.1 Service Description; VoID partitions; examples as sh:SPARQLExecutable and prefixes as sh:declare (SHACL), by
which editors of SPARQL complete what is typed.
"""

from pathlib import Path
from typing import Final

from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH, VOID, XSD

from api.examples import Example, examples
from kg.answers.partitions import Partition, Partitions
from ontology.terms import PREFIXES

FILE: Final = Path(__file__).parent / "service.ttl"
SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
SCHEMA: Final = Namespace("https://schema.org/")
_RDFLIB_NAMES: Final = {"turtle": "turtle", "ntriples": "nt11", "jsonld": "json-ld", "rdfxml": "pretty-xml"}
_KINDS: Final = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "ASK": (SH.SPARQLAskExecutable, SH.ask),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
}


def service_description(endpoint: str, name: str, held: Partitions) -> bytes:
    """The description of the endpoint at the address `endpoint` in the format called `name` (api.formats.GRAPHS)."""
    graph = Graph().parse(FILE, format="turtle", publicID=endpoint)
    service, default = URIRef(endpoint), URIRef(f"{endpoint}#default")
    _declare(graph, service)
    for example in examples():
        _example(graph, service, example)
    graph.add((default, VOID.triples, Literal(held.triples)))
    graph.add((default, VOID.sparqlEndpoint, service))
    for one in held.classes:
        _partition(graph, default, one, (VOID.classPartition, VOID["class"], VOID.entities))
    for one in held.properties:
        _partition(graph, default, one, (VOID.propertyPartition, VOID.property, VOID.triples))
    return graph.serialize(format=_RDFLIB_NAMES[name], encoding="utf-8")


def _partition(graph: Graph, of: URIRef, one: Partition, terms: tuple[URIRef, URIRef, URIRef]) -> None:
    part, kind, count = terms
    node = URIRef(f"{of}-{part.rpartition('#')[2]}-{one.iri.rpartition('/')[2].replace('#', '-')}")
    graph.add((of, part, node))
    graph.add((node, kind, URIRef(one.iri)))
    graph.add((node, count, Literal(one.count)))


def _declare(graph: Graph, service: URIRef) -> None:
    for prefix, namespace in PREFIXES.items():
        node = URIRef(f"{service}#prefix-{prefix}")
        graph.add((service, SH.declare, node))
        graph.add((node, RDF.type, SH.PrefixDeclaration))
        graph.add((node, SH.prefix, Literal(prefix)))
        graph.add((node, SH.namespace, Literal(namespace, datatype=XSD.anyURI)))


def _example(graph: Graph, service: URIRef, example: Example) -> None:
    node = URIRef(f"{service}#example-{example.name}")
    words = [line.split()[0] for line in example.query.splitlines() if line and not line.startswith(("#", "PREFIX"))]
    kind, text = _KINDS[words[0]]
    graph.add((node, RDF.type, SH.SPARQLExecutable))
    graph.add((node, RDF.type, kind))
    graph.add((node, RDFS.comment, Literal(example.en, lang="en")))
    graph.add((node, RDFS.comment, Literal(example.zh, lang="zh")))
    graph.add((node, text, Literal(example.query)))
    graph.add((node, SH.prefixes, service))
    graph.add((node, SCHEMA.target, service))
