"""The embedded store with the invented reports of tests/answers, and what it holds counted in SPARQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph

from kg.store.embedded import EmbeddedStore
from kg.store.protocol import Store

GRAPHS = Path(__file__).parents[1] / "answers" / "graphs"
ID = "https://w3id.org/archontology/id/"
COUNTED = {
    "nodes": "SELECT (COUNT(DISTINCT ?it) AS ?n) { ?it a ?class FILTER(?class IN (ao:Person, ao:Body, ao:Event)) }",
    "edges": """SELECT (COUNT(DISTINCT ?it) AS ?n) {
        { ?it a ao:Tenure ; ao:holder ?a ; ao:body ?b } UNION { ?it a ao:Participation ; ao:participant ?a ; ao:event ?b }
    }""",
    "tenures": "SELECT (COUNT(DISTINCT ?it) AS ?n) { ?it a ao:Tenure ; ao:holder ?a ; ao:body ?b }",
}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = EmbeddedStore(tmp_path_factory.mktemp("exports") / "store")
    for path in sorted(GRAPHS.glob("*.ttl")):
        triples = Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
        opened.replace(f"{ID}graph/{path.stem}", triples)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def counted(store: Store) -> dict[str, int]:
    """How many nodes, edges and tenures the store holds."""
    prefix = "PREFIX ao: <https://w3id.org/archontology/ns#> "
    return {name: int(store.select(prefix + query)[0]["n"].value) for name, query in COUNTED.items()}
