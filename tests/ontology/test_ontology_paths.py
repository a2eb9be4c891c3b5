"""What a RiC-O user asks of a plain SPARQL store without inference: the paths from person to post and body."""

from pathlib import Path

import pyoxigraph
import pytest

RICO = (
    "PREFIX rico: <https://www.ica.org/standards/RiC/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
PATHS = {
    "the shortcut": "?p a rico:Person ; rico:occupiesOrOccupied ?t . ?t a rico:Position ; rico:existsOrExistedIn ?b . "
    "?b a rico:CorporateBody .",
    "the shortcut from the body": "?b a rico:CorporateBody ; rico:hasOrHadPosition ?t . ?t a rico:Position . "
    "?p a rico:Person ; rico:occupiesOrOccupied ?t .",
    "the relation": "?r a rico:PositionHoldingRelation ; rico:relationHasSource ?p ; rico:relationHasTarget ?t ; "
    "rico:relationHasContext ?b . ?p a rico:Person . ?t a rico:Position .",
    "the relation by its loop": "?r rico:positionHoldingRelation_role ?r ; rico:relationHasSource ?p ; "
    "rico:relationHasTarget ?t . ?t rico:existsOrExistedIn ?b .",
    "down to the words": "?r a rico:PositionHoldingRelation ; rico:relationHasSource ?p ; rico:relationHasTarget ?t ; "
    "rico:relationHasContext ?b ; rico:isEvidencedBy ?s . "
    "?s a rico:RecordPart ; rico:isOrWasPartOf ?d . ?d a rico:Record .",
}


@pytest.fixture
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(Path(__file__).with_name("town.ttl")), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def rows(store: pyoxigraph.Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(RICO + query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [tuple(str(getattr(value, "value", value)) for value in solution) for solution in solutions]


@pytest.mark.parametrize("name", PATHS)
def test_a_rico_path_leads_from_person_to_post_and_body(name: str, store: pyoxigraph.Store) -> None:
    labels = "?p rdfs:label ?pl . ?t rdfs:label ?tl . ?b rdfs:label ?bl ."
    found = rows(store, f"SELECT ?pl ?tl ?bl WHERE {{ {PATHS[name]} {labels} }}")
    assert found == [("莫须知", "云汀市档案馆馆长", "云汀市档案馆")]


def test_a_membership_leads_from_the_group_to_the_person(store: pyoxigraph.Store) -> None:
    found = rows(
        store,
        "SELECT ?g ?p WHERE { ?r a rico:MembershipRelation ; rico:relationHasSource/rdfs:label ?g ; "
        "rico:relationHasTarget ?who . ?who rdfs:label ?p . ?body rico:hasOrHadMember ?who }",
    )
    assert found == [("云汀市档案学会", "贾安排")]


def test_an_event_leads_to_those_who_took_part(store: pyoxigraph.Store) -> None:
    found = rows(
        store,
        "SELECT ?e ?p WHERE { ?r a rico:EventRelation ; rico:relationHasSource/rdfs:label ?e ; "
        "rico:relationHasTarget/rdfs:label ?p }",
    )
    assert found == [("云汀市档案工作年会", "莫须知")]
