"""The stores that the contract is tested on: a folder, one that another process serves, a real `oxigraph serve`, a real Virtuoso."""

import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from oxigraph_process import oxigraph
from virtuoso_process import PROGRAM, virtuoso
from writer_process import write

from kg.store import Store, open_store


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of an `oxigraph serve`."""
    with oxigraph(free_port()) as address:
        yield address


@pytest.fixture(scope="session")
def old_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso 7."""
    if PROGRAM is None:
        pytest.skip("virtuoso-t is missing: apt-get install virtuoso-opensource-7")
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), (free_port(), free_port())) as address:
        yield address


@pytest.fixture(params=["embedded", "served", "remote", "virtuoso"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens an empty store; called again, another empty one (of the server there is one only, emptied each time)."""
    opened: list[Store] = []
    writers: list[subprocess.Popen[bytes]] = []

    def new() -> Store:
        servers = {"remote": "server", "virtuoso": "old_server"}
        at = servers.get(request.param)
        address = request.getfixturevalue(at) if at else str(tmp_path / f"store-{len(opened)}")
        if request.param == "served":
            writers.append(write(Path(address)))
        store = open_store(address, timeout=10)
        opened.append(store)
        store.update("DROP ALL")
        return store

    yield new
    for store in opened:
        store.close()
    for writer in writers:
        writer.kill()
        writer.wait(10)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """By which name the engine goes above, for the few things that one of them cannot do."""
    return str(request.node.callspec.params["new_store"])


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    return new_store()
