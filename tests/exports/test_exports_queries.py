"""The answer to a query as a network: what it names, what it makes up, and what it cannot be."""

from collections.abc import Callable

import pytest
from rdflib import Graph

from kg.answers import Period
from kg.answers.exports import Edge, Node, Scope, export, network
from kg.errors import BadQuery, InputError
from kg.store.protocol import Store

ID = "https://w3id.org/archontology/id/"
PREFIX = "PREFIX ao: <https://w3id.org/archontology/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
Asked = Callable[..., tuple[dict[str, Node], list[Edge]]]


@pytest.fixture
def asked(store: Store) -> Asked:
    """The nodes, by the ends of their IRIs, and the edges of what a query names."""

    def ask(query: str, **more: object) -> tuple[dict[str, Node], list[Edge]]:
        found = network(store, Scope(query=PREFIX + query, **more))  # type: ignore[arg-type]
        return {node.iri.removeprefix(ID): node for node in found.nodes}, list(found.edges)

    return ask


def test_tenures_that_are_named_come_with_their_ends(asked: Asked) -> None:
    nodes, edges = asked('SELECT ?t { ?t a ao:Tenure ; ao:titleAsWritten "馆长" }')
    assert {edge.iri.removeprefix(ID) for edge in edges} == {"tenure/wenren", "tenure/gongliang"}
    assert set(nodes) == {"person/wenren", "person/gongliang", "body/chenghu"}
    assert nodes["person/wenren"].label == "闻人澄"


def test_between_people_and_bodies_that_are_named_their_tenures_and_parts_are_found(asked: Asked) -> None:
    _, edges = asked(
        "SELECT ?p ?b { ?t ao:holder ?p ; ao:body ?b FILTER(?p = <https://w3id.org/archontology/id/person/sikong>) }"
    )
    assert [edge.iri.removeprefix(ID) for edge in edges] == ["tenure/sikong"]
    _, all_edges = asked("SELECT ?it { ?it a ?c FILTER(?c IN (ao:Person, ao:Event)) }")
    assert {edge.iri.removeprefix(ID) for edge in all_edges} == {"participation/wenren", "participation/sikong"}


def test_construct_makes_edges_of_its_own(asked: Asked) -> None:
    nodes, edges = asked(
        "CONSTRUCT { ?a ao:metWith ?b . ?a rdfs:label ?name } "
        "{ ?x ao:event ?e ; ao:participant ?a . ?y ao:event ?e ; ao:participant ?b . ?a a ao:Person . ?b a ao:Person "
        "FILTER(STR(?a) < STR(?b)) BIND(CONCAT('>', STR(?a)) AS ?name) }"
    )
    assert [(edge.source, edge.target, edge.label, edge.attributes["kind"]) for edge in edges] == [
        (f"{ID}person/sikong", f"{ID}person/wenren", "metWith", "metWith")
    ]
    assert nodes["person/sikong"].label == f">{ID}person/sikong"
    assert nodes["person/wenren"].label == "闻人澄"


def test_things_of_other_classes_are_nodes_too(asked: Asked) -> None:
    nodes, edges = asked("CONSTRUCT { ?post ao:body ?body } { ?post a ao:Post ; ao:body ?body }")
    assert nodes["post/director"].label == "澄湖市档案馆馆长"
    assert nodes["post/director"].attributes["kind"] == "Post"
    assert len(edges) == 3


def test_a_query_may_be_of_a_day(asked: Asked) -> None:
    nodes, edges = asked("SELECT ?t { ?t a ao:Tenure }", when=Period("2021-06-01"))
    assert {edge.iri.removeprefix(ID) for edge in edges} == {"tenure/gongliang", "tenure/sikong", "tenure/other"}
    assert "person/wenren" not in nodes


def test_an_answer_that_names_nothing_is_an_empty_network(asked: Asked) -> None:
    assert asked("SELECT ?x { VALUES ?x { <http://example.org/nothing> 'a word' } }") == ({}, [])


def test_the_triples_of_construct_are_written_as_they_are(store: Store) -> None:
    query = PREFIX + "CONSTRUCT { ?p rdfs:label ?l } { ?p a ao:Person ; rdfs:label ?l }"
    graph = Graph().parse(data=b"".join(export(store, "turtle", Scope(query=query))), format="turtle")
    assert len(graph) == 4


@pytest.mark.parametrize(("query", "error"), [("ASK {}", InputError), ("SELECT ?x {", BadQuery)])
def test_what_gives_no_network_is_told(store: Store, query: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        export(store, "gexf", Scope(query=query))


def test_a_query_and_an_entity_at_once_are_refused() -> None:
    with pytest.raises(InputError):
        Scope(query="SELECT * {}", entity="闻人澄")
