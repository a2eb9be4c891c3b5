"""The export in RiC-O: only terms that RiC-O 1.1 defines, and as many people, bodies, positions and relations as the store."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef

from kg.answers.exports import Scope, export
from kg.store.embedded import EmbeddedStore
from kg.store.protocol import Store

sys.path.insert(0, str(Path(__file__).parents[2]))  # benchmarks/ is no part of what is installed
from benchmarks.serving.quads import Made, graphs

ONTOLOGY = Path(__file__).parents[3] / "shared" / "data" / "ric-o" / "RiC-O_1-1.rdf"
RICO = Namespace("https://www.ica.org/standards/RiC/ontology#")
PAIRS = {
    **{"Person": "Person", "Body": "CorporateBody", "Post": "Position", "Tenure": "PositionHoldingRelation"},
    **{"Event": "Event", "Participation": "EventRelation", "Document": "Record", "Span": "RecordPart"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Invented people as the writers of the graph describe them."""
    store = EmbeddedStore(tmp_path_factory.mktemp("rico") / "store")
    store.transact(dict(graphs(0, Made())))
    yield store
    store.close()


def read(store: Store, scope: Scope | None = None) -> Graph:
    return Graph().parse(data=b"".join(export(store, "rico", scope or Scope())), format="turtle")


@pytest.mark.parametrize(("ours", "theirs"), PAIRS.items())
def test_each_thing_of_ours_is_one_of_theirs(made: Store, ours: str, theirs: str) -> None:
    count = f"SELECT (COUNT(DISTINCT ?it) AS ?n) {{ ?it a <https://w3id.org/archontology/ns#{ours}> }}"
    expected = int(made.select(count)[0]["n"].value)
    assert len(set(read(made).subjects(RDF.type, RICO[theirs]))) == expected > 10


@pytest.mark.skipif(not ONTOLOGY.exists(), reason="../shared/data/ric-o is not beside the project")
def test_every_term_is_one_of_ric_o(made: Store) -> None:
    known = set(Graph().parse(ONTOLOGY).subjects())
    graph = read(made)
    used = {*graph.predicates(), *graph.objects(predicate=RDF.type)} - {RDF.type, RDFS.label}
    assert len(used) > 20
    assert {term for term in used if term not in known} == set()


def test_a_tenure_goes_from_the_person_to_the_position_in_a_body(made: Store) -> None:
    graph = read(made)
    for tenure in graph.subjects(RDF.type, RICO.PositionHoldingRelation):
        assert (graph.value(tenure, RICO.relationHasSource), RDF.type, RICO.Person) in graph
        assert (graph.value(tenure, RICO.relationHasTarget), RDF.type, RICO.Position) in graph
        assert (graph.value(tenure, RICO.relationHasContext), RDF.type, RICO.CorporateBody) in graph


def test_dates_and_words_of_ours_find_a_place(store: Store) -> None:
    graph = read(store, Scope(entity="https://w3id.org/archontology/id/person/wenren"))
    tenure = URIRef("https://w3id.org/archontology/id/tenure/wenren")
    assert str(graph.value(tenure, RICO.hasEndDate)).endswith("date/march")
    assert str(graph.value(tenure, RICO.name)) == "馆长"
    quotes = {str(words) for words in graph.objects(predicate=RICO.generalDescription)}
    assert "澄湖市档案馆馆长闻人澄" in quotes
