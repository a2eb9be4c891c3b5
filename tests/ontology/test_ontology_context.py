"""The JSON-LD context: alone it names every term of ours, and what is written with it comes back the same."""

import json
import socket
import warnings
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, RDF, Graph, URIRef
from rdflib.compare import isomorphic

from ontology.terms import AO


@pytest.fixture
def context(ontology: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ontology / "context.jsonld").read_text("utf-8"))
    assert list(loaded) == ["@context"]
    inner: dict[str, Any] = loaded["@context"]
    return inner


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def target(definition: str | dict[str, str]) -> str:
    return definition if isinstance(definition, str) else definition["@id"]


def test_every_term_of_ours_is_named(context: dict[str, Any], own: Graph) -> None:
    terms = {s for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for s in own.subjects(RDF.type, kind)}
    names = {str(term).removeprefix(AO.iri) for term in terms if isinstance(term, URIRef)}
    assert {name for name in names if name not in context or target(context[name]) != "ao:" + name} == set()


def test_it_needs_no_other_file(context: dict[str, Any]) -> None:
    assert "@import" not in context
    assert not any(isinstance(value, list) for value in context.values())


def read(document: Any) -> Graph:
    """JSON-LD as triples; the parser of rdflib 7 uses a class that rdflib 7 itself calls deprecated."""
    graph = Graph()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        graph.parse(data=json.dumps(document), format="json-ld")
    return graph


@pytest.mark.usefixtures("offline")
def test_the_town_comes_back_the_same(context: dict[str, Any], town: Graph) -> None:
    written = town.serialize(format="json-ld", context=context)
    document = json.loads(written)
    again = read(document)
    assert isomorphic(again, town)
    tenure = next(node for node in document["@graph"] if str(node["id"]).endswith("tenure/t"))
    assert tenure["holder"] == "https://w3id.org/archontology/id/person/mo"
    assert sorted(tenure["startLatest"]) == ["2021-05-06", "2021-06-30"]
