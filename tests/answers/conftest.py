"""A real embedded store with four small invented reports, in the shape of docs/graph.md."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from searched import WORLD

from kg import indexing
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
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


@pytest.fixture(scope="module", params=["index", "engine"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of invented names, with an index and without one."""
    folder = tmp_path_factory.mktemp("search")
    store = EmbeddedStore(folder / "store")
    store.replace(f"{ID}graph/world", WORLD)
    if request.param == "engine":
        yield store
        store.close()
        return
    indexing.build(store, folder / "index.sqlite")
    opened = IndexedStore(store, open_index(folder / "index.sqlite"))
    yield opened
    opened.close()
