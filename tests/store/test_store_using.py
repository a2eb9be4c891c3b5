"""The dataset that a request names for an update becomes its USING clauses, and the engine does what they say."""

from pathlib import Path

import pytest

from kg.errors import BadQuery
from kg.store import open_store
from kg.store.protocol import WHOLE, Dataset
from kg.store.using import using

A, B = Dataset(("urn:a",)), Dataset(("urn:a", "urn:c"), ("urn:b",))


@pytest.mark.parametrize(
    ("update", "dataset", "expected"),
    [
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", WHOLE, "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
        ("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", A, "INSERT { ?s ?p 1 }  USING <urn:a> WHERE { ?s ?p ?o }"),
        ("delete where { ?s ?p '}' }", A, "delete { ?s ?p '}' } USING <urn:a> where { ?s ?p '}' }"),
        (
            "CLEAR ALL; INSERT {} WHERE {} ; INSERT {} WHERE {}",
            B,
            "CLEAR ALL; INSERT {}  USING <urn:a> USING <urn:c> USING NAMED <urn:b> WHERE {} ; "
            "INSERT {}  USING <urn:a> USING <urn:c> USING NAMED <urn:b> WHERE {}",
        ),
        ("PREFIX where: <urn:w#> INSERT DATA { where:a where:b 'WHERE' }", A, None),
        ('INSERT DATA { <urn:WHERE> <urn:p> """} WHERE {""" } # WHERE', A, None),
        (
            "INSERT { ?s <urn:p> ?x } WHERE { ?s ?p ?x FILTER(?x <3 && ?s> 2) }",
            A,
            "INSERT { ?s <urn:p> ?x }  USING <urn:a> WHERE { ?s ?p ?x FILTER(?x <3 && ?s> 2) }",
        ),
    ],
)
def test_the_clauses_stand_before_where(update: str, dataset: Dataset, expected: str | None) -> None:
    assert using(update, dataset) == (update if expected is None else expected)


@pytest.mark.parametrize(
    "update", ["WITH <urn:x> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "INSERT {} USING <urn:x> WHERE {}"]
)
def test_an_update_with_a_dataset_of_its_own_is_refused(update: str) -> None:
    with pytest.raises(BadQuery, match="names its graphs"):
        using(update, A)


def test_the_engine_does_as_the_clauses_say(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"), 10)
    store.replace("urn:a", b"<urn:s> <urn:p> <urn:in-a> .\n")
    store.replace("urn:b", b"<urn:s> <urn:p> <urn:in-b> .\n")
    store.update(using("INSERT { GRAPH <urn:t> { ?s ?p ?o } } WHERE { ?s ?p ?o }", A))
    store.update(using("DELETE WHERE { GRAPH ?g { ?s ?p <urn:in-b> } }", Dataset((), ("urn:b",))))
    assert store.ask("ASK { GRAPH <urn:t> { ?s ?p <urn:in-a> } }")
    assert not store.ask("ASK { GRAPH <urn:t> { ?s ?p <urn:in-b> } }")
    assert not store.ask("ASK { GRAPH <urn:b> { ?s ?p ?o } }")
    store.close()
