"""What an export is of: surroundings against networkx, times against days counted by hand, merged entities, bad scopes."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from rdflib import Dataset, Graph, URIRef

from kg.answers import Period
from kg.answers.exports import Network, Scope, export, network, of_options
from kg.errors import Ambiguous, BadDate, InputError, NotFound
from kg.store import open_store
from kg.store.protocol import Store

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore:Dataset.:DeprecationWarning"
)
ID = "https://w3id.org/archontology/id/"
AO = "https://w3id.org/archontology/ns#"


def local(found: Network) -> tuple[set[str], set[str]]:
    """The nodes and edges by the ends of their IRIs."""
    nodes = {node.iri.removeprefix(ID) for node in found.nodes}
    return nodes, {edge.iri.removeprefix(ID) for edge in found.edges}


@pytest.mark.parametrize("hops", [1, 2, 3])
@pytest.mark.parametrize("start", ["person/wenren", "body/chenghu", "event/conference", "person/other"])
def test_surroundings_are_the_ego_network_of_networkx(store: Store, start: str, hops: int) -> None:
    whole = nx.node_link_graph(json.loads(b"".join(export(store, "node-link"))), edges="links").to_undirected()
    distance = nx.single_source_shortest_path_length(whole, ID + start, cutoff=hops)
    edges = {key for a, b, key in whole.edges(keys=True) if min(distance.get(a, hops), distance.get(b, hops)) < hops}
    found = network(store, Scope(entity=ID + start, hops=hops))
    assert local(found) == ({it.removeprefix(ID) for it in distance}, {it.removeprefix(ID) for it in edges})


def test_a_name_is_as_good_as_an_iri(store: Store) -> None:
    by_name = local(network(store, Scope(entity="司空衡")))
    assert by_name == local(network(store, Scope(entity=f"{ID}person/sikong")))
    assert by_name[1] == {"tenure/sikong", "participation/sikong"}


def test_a_day_has_those_in_office_and_its_events(store: Store) -> None:
    nodes, edges = local(network(store, Scope(when=Period("2019-05-06"))))
    took_part = {"participation/wenren", "participation/sikong", "participation/chenghu"}
    assert edges == {"tenure/wenren", "tenure/sikong", "tenure/other", *took_part}
    assert nodes == {
        *("person/wenren", "person/sikong", "person/other", "body/chenghu", "body/lankou", "event/conference")
    }


def test_a_day_says_how_certain(store: Store) -> None:
    found = network(store, Scope(when=Period("2019-05-06")))
    list(found.nodes)
    certainty = {edge.iri.removeprefix(ID): edge.attributes.get("certainty") for edge in found.edges}
    assert certainty["tenure/wenren"] == "certainly"
    assert certainty["tenure/other"] == "possibly"
    assert certainty["participation/wenren"] is None


def test_a_period_leaves_out_what_was_over_or_had_not_begun(store: Store) -> None:
    _, edges = local(network(store, Scope(when=Period(None, "2021-03-02", "2021-12-31"))))
    assert edges == {"tenure/gongliang", "tenure/sikong", "tenure/other"}  # wenren ended on 2021-03-01
    _, before = local(network(store, Scope(when=Period(None, None, "2021-02-28"))))
    assert "tenure/gongliang" not in before
    assert "tenure/wenren" in before


def test_a_time_holds_for_surroundings_too(store: Store) -> None:
    around = Scope(entity=f"{ID}body/chenghu", hops=2, when=Period("2021-06-01"))
    assert local(network(store, around)) == (
        {"body/chenghu", "person/gongliang", "person/sikong"},
        {"tenure/gongliang", "tenure/sikong"},
    )


def test_tenures_may_stay_nodes(store: Store) -> None:
    found = network(store, Scope(entity=f"{ID}person/gongliang", tenures="nodes"))
    nodes = {node.iri: node for node in found.nodes}
    edges = {(edge.source, edge.target) for edge in found.edges}
    tenure = f"{ID}tenure/gongliang"
    assert edges == {(f"{ID}person/gongliang", tenure), (tenure, f"{ID}body/chenghu")}
    assert (nodes[tenure].label, nodes[tenure].attributes["startEarliest"]) == ("馆长", "2021-03-01")


def test_what_gave_way_to_another_is_no_node_and_its_edges_are_those_of_the_other(tmp_path: Path) -> None:
    lines = [
        *(f"<{ID}person/{one}> a <{AO}Person> ." for one in ("a", "b")),
        f"<{ID}body/c> a <{AO}Body> .",
        f"<{ID}event/e> a <{AO}Event> .",
        f"<{ID}participation/p> a <{AO}Participation> .",
        f"<{ID}participation/p> <{AO}participant> <{ID}person/b> .",
        f"<{ID}participation/p> <{AO}event> <{ID}event/e> .",
        f"<{ID}participation/p> <{AO}role> <https://w3id.org/archontology/scheme/event-roles/spoke> .",
        f"<{ID}person/b> <{AO}mergedInto> <{ID}person/a> .",
    ]
    store = open_store(str(tmp_path / "store"), 10)
    rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    store.replace(f"{ID}graph/1", "\n".join(lines).replace("> a <", f"> {rdf_type} <").encode())
    for scope in (Scope(), Scope(entity=f"{ID}person/a"), Scope(entity=f"{ID}person/b", hops=2)):
        found = network(store, scope)
        nodes = {node.iri for node in found.nodes}
        assert {f"{ID}person/a", f"{ID}event/e"} <= nodes
        assert f"{ID}person/b" not in nodes
        assert [(edge.source, edge.target, edge.label) for edge in found.edges] == [
            (f"{ID}person/a", f"{ID}event/e", "讲话")
        ]
    store.close()


@pytest.mark.parametrize(("name", "parser"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_statements_of_a_scope_stand_in_their_graphs(store: Store, name: str, parser: str) -> None:
    dataset = Dataset()
    scope = Scope(entity=f"{ID}person/sikong")
    dataset.parse(data=b"".join(export(store, name, scope)), format=parser)
    graphs = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert f"{ID}graph/conference" in graphs
    subjects = {str(s).removeprefix(ID) for s, _, _, _ in dataset.quads()}
    assert {"person/sikong", "tenure/sikong", "claim/c2", "span/c2", "document/conference", "post/deputy"} <= subjects
    assert not {"person/gongliang", "tenure/other", "claim/n2"} & subjects


def test_turtle_of_a_scope_says_of_each_thing_all_that_the_default_graph_says(store: Store) -> None:
    graph = Graph().parse(data=b"".join(export(store, "turtle", Scope(entity=f"{ID}person/wenren"))), format="turtle")
    for thing in ("person/wenren", "tenure/wenren", "claim/c1", "event/conference"):
        said = store.select(f"SELECT ?p ?o {{ <{ID}{thing}> ?p ?o }}")
        assert len(said) == len(list(graph.predicate_objects(URIRef(ID + thing)))) > 2


@pytest.mark.parametrize("entity", ["无此人", f"{ID}tenure/wenren"])
@pytest.mark.parametrize("name", ["graphml", "trig"])
def test_what_is_not_there_is_told_before_anything_is_written(store: Store, name: str, entity: str) -> None:
    with pytest.raises(NotFound):
        export(store, name, Scope(entity=entity))


def test_an_ambiguous_name_tells_its_candidates(store: Store) -> None:
    with pytest.raises(Ambiguous) as caught:
        export(store, "gexf", Scope(entity="闻人澄"))
    assert {one.iri for one in caught.value.candidates} == {f"{ID}person/wenren", f"{ID}person/other"}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"when": Period("2019-02-30")}, BadDate),
        ({"when": Period(None, "2020-01-01", "2019-01-01")}, BadDate),
        ({"hops": 4}, InputError),
        ({"tenures": "both"}, InputError),
    ],
)
def test_what_cannot_be_a_scope_is_refused(given: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        Scope(**given)


def test_one_entity_at_a_time() -> None:
    with pytest.raises(InputError):
        of_options("a", "b", None, Scope())
