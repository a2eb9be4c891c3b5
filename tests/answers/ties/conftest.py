"""The invented service in a folder without an index, in one with an index, and behind a real `oxigraph serve`."""

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from rdflib import Graph
from service_invented import ID, turtle

from kg import indexing
from kg.answers.ties.kept import Projections
from kg.answers.ties.relations import Relations
from kg.store import Store, open_store
from kg.store.index import IndexedStore, open_index

sys.path.insert(0, str(Path(__file__).parents[2] / "store"))
from oxigraph_process import oxigraph


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module", params=["plain", "indexed", "remote"])
def relations(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relations]:
    folder = tmp_path_factory.mktemp("ties")
    with ExitStack() as stack:
        remote = request.param == "remote"
        store: Store = open_store(stack.enter_context(oxigraph(free_port())) if remote else str(folder / "store"), 10)
        stack.callback(store.close)
        nt = Graph().parse(data=turtle(), format="turtle").serialize(format="nt", encoding="utf-8")
        store.replace(f"{ID}graph/invented", nt)
        if request.param == "indexed":
            indexing.build(store, folder / "index.sqlite")
            store = IndexedStore(store, open_index(folder / "index.sqlite"))
        yield Relations(store, Projections().of(store))
