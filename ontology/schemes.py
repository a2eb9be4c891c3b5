"""The SKOS schemes of ontology/schemes/*.ttl in, plain values out: the reader's lexicon, the labels of the pages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import RDF, SKOS
from rdflib.term import Literal, URIRef

from ontology.terms import SCHEME, local

FOLDER = Path(__file__).parent / "schemes"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept. `labels` are all its Chinese labels, the preferred one first; `notations` are its flags."""

    iri: str
    scheme: str
    name: str
    zh: str
    en: str
    labels: tuple[str, ...]
    broader: str | None
    notations: tuple[str, ...]


def _labels(graph: Graph, node: URIRef, predicate: URIRef, language: str) -> list[str]:
    return sorted(
        str(value)
        for value in graph.objects(node, predicate)
        if isinstance(value, Literal) and (value.language or "").split("-")[0] == language
    )


def _concept(graph: Graph, node: URIRef) -> Concept:
    iri = str(node)
    preferred, other, hidden = (
        _labels(graph, node, p, "zh") for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    )
    broader = graph.value(node, SKOS.broader)
    return Concept(
        iri=iri,
        scheme=iri.removeprefix(SCHEME).split("/")[0],
        name=local(iri),
        zh=preferred[0],
        en=_labels(graph, node, SKOS.prefLabel, "en")[0],
        labels=tuple(dict.fromkeys([*preferred, *other, *hidden])),
        broader=None if broader is None else str(broader),
        notations=tuple(sorted(str(n) for n in graph.objects(node, SKOS.notation))),
    )


@cache
def load() -> dict[str, tuple[Concept, ...]]:
    """All concepts, by the name of their scheme ("posts", "ranks" ...), in the order of their IRIs."""
    graph = Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        graph.parse(path, format="turtle")
    schemes: dict[str, list[Concept]] = {}
    nodes = {node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef)}
    for node in sorted(nodes):
        concept = _concept(graph, node)
        schemes.setdefault(concept.scheme, []).append(concept)
    return {name: tuple(concepts) for name, concepts in schemes.items()}
