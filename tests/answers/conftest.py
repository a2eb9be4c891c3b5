"""A real embedded store with four small invented reports, in the shape of docs/graph.md."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph

from kg.store.embedded import EmbeddedStore
from kg.store.protocol import Store

GRAPHS = Path(__file__).parent / "graphs"
ID = "https://w3id.org/archontology/id/"


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the four reports; closed, so that another process can open it."""
    folder = tmp_path_factory.mktemp("invented") / "store"
    store = EmbeddedStore(folder)
    for path in sorted(GRAPHS.glob("*.ttl")):
        triples = Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
        store.replace(f"{ID}graph/{path.stem}", triples)
    store.close()
    return folder


@pytest.fixture(scope="module")
def store(invented: Path) -> Iterator[Store]:
    opened = EmbeddedStore(invented)
    yield opened
    opened.close()
