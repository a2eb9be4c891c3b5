"""What the service says of itself is so: its examples run, its prefixes are used, its partitions count what is there."""

import httpx
import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SH, VOID

from api.examples import examples
from kg.answers.questions import text
from ontology.terms import PREFIXES


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> Graph:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    return Graph().parse(data=answer.content, format="turtle")


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_every_example_runs_and_finds_something(client: httpx.Client, described: Graph, example: object) -> None:
    node = next(described.subjects(RDFS.comment, Literal(example.en, lang="en")))  # type: ignore[attr-defined]
    query = next(str(o) for p, o in described.predicate_objects(node) if p in (SH.select, SH.ask, SH.construct))
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 200
    found = answer.json()["results"]["bindings"] if "json" in answer.headers["content-type"] else answer.text
    assert found
    assert (node, RDFS.comment, Literal(example.zh, lang="zh")) in described  # type: ignore[attr-defined]


def test_the_prefixes_are_those_of_the_program(described: Graph) -> None:
    declared = {
        str(described.value(n, SH.prefix)): str(described.value(n, SH.namespace))
        for n in described.objects(None, SH.declare)
    }
    assert declared == PREFIXES


@pytest.mark.parametrize(
    ("part", "kind", "count", "question"),
    [
        (VOID.classPartition, VOID["class"], VOID.entities, "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a <{}> }}"),
        (VOID.propertyPartition, VOID.property, VOID.triples, "SELECT (COUNT(*) AS ?n) WHERE {{ ?s <{}> ?o }}"),
    ],
)
def test_the_partitions_count_what_is_there(
    client: httpx.Client, described: Graph, part: URIRef, kind: URIRef, count: URIRef, question: str
) -> None:
    parts = list(described.objects(None, part))
    assert len(parts) > 5
    for one in parts:
        query = question.format(described.value(one, kind))
        row = client.post("/sparql", data={"query": query}).json()["results"]["bindings"][0]
        assert int(row["n"]["value"]) == int(str(described.value(one, count)))


def test_the_partitions_are_whole(client: httpx.Client, described: Graph) -> None:
    rows = client.post("/sparql", data={"query": text("void-classes")}).json()["results"]["bindings"]
    assert {row["class"]["value"] for row in rows} == {str(o) for o in described.objects(None, VOID["class"])}
    assert next(described.subjects(RDF.type, SH.SPARQLExecutable), None) is not None
