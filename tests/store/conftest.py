"""The stores that the contract is tested on: a folder, one that another process serves, a real `oxigraph serve`."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from writer_process import write

from kg.store import Store, open_store

OXIGRAPH = Path(sys.executable).parent / "oxigraph"


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of an `oxigraph serve` process without a folder, and so in memory."""
    if not OXIGRAPH.exists():
        pytest.fail(f"{OXIGRAPH} is missing: the dev group installs it")
    port = free_port()
    command = [str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/query", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"oxigraph serve ended with {process.returncode}")
        try:
            httpx.get(address, params={"query": "ASK {}"})
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nothing answers at {address}")


@pytest.fixture(params=["embedded", "served", "remote"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path, server: str) -> Iterator[Callable[[], Store]]:
    """Opens an empty store; called again, another empty one (of the server there is one only, emptied each time)."""
    opened: list[Store] = []
    writers: list[subprocess.Popen[bytes]] = []

    def new() -> Store:
        address = server if request.param == "remote" else str(tmp_path / f"store-{len(opened)}")
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
def store(new_store: Callable[[], Store]) -> Store:
    return new_store()
