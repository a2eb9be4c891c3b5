"""The default graph of a store becomes what in it breaks a rule of ontology/shapes.ttl."""

from dataclasses import dataclass
from importlib.resources import files

from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import Literal, Node

from kg.answers.values import Words
from kg.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach: the node, the property (None for a rule about the node itself), and the rule's words."""

    focus: str
    path: str | None
    message: Words
    severity: str


def violations(store: Store) -> tuple[Violation, ...]:
    """All breaches, sorted by node. Nothing is fetched: the shapes stand in the package."""
    data = Graph().parse(data=b"".join(store.dump("application/n-triples", "")), format="nt")
    shapes = Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes)
    found = (_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult))
    return tuple(sorted(found, key=lambda item: (item.focus, item.path or "", item.message.en)))


def _violation(report: Graph, result: Node) -> Violation:
    path = report.value(result, SH.resultPath)
    messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
    other = next(iter(messages.values()), "")
    return Violation(
        focus=str(report.value(result, SH.focusNode)),
        path=None if path is None else str(path),
        message=Words(messages.get("zh", other), messages.get("en", other)),
        severity=str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[-1],
    )
