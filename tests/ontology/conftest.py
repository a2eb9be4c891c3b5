"""What the tests of the ontology read: its files, the invented town, and the outside vocabularies in ../shared."""

from pathlib import Path

import pytest
from rdflib import Graph

ROOT = Path(__file__).parents[2]
OUTSIDE = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def ontology() -> Path:
    return ROOT / "ontology"


@pytest.fixture(scope="session")
def own(ontology: Path) -> Graph:
    return Graph().parse(ontology / "archontology.ttl")


@pytest.fixture
def town() -> Graph:
    return Graph().parse(Path(__file__).with_name("town.ttl"))


@pytest.fixture(scope="session")
def outside() -> Graph:
    """RiC-O, ORG, PROV-O, Web Annotation, SHACL and SKOS in one graph, each from its own file."""
    if not OUTSIDE.is_dir():
        pytest.skip(f"the outside vocabularies are not there: no folder {OUTSIDE}")
    graph = Graph()
    graph.parse(OUTSIDE / "ric-o" / "RiC-O_1-1.rdf", format="xml")
    graph.parse(OUTSIDE / "w3c-ns" / "skos.owl", format="xml")
    for name in ("org", "prov-o", "oa", "shacl"):
        graph.parse(OUTSIDE / "w3c-ns" / f"{name}.ttl", format="turtle")
    return graph
