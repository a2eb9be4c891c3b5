"""The real processes of the service over a real embedded store with five small invented reports."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
from rdflib import Graph

from kg.store import open_store

HERE = Path(__file__).parent
GRAPHS = sorted([*(HERE.parent / "answers/graphs").glob("*.ttl"), *(HERE / "graphs").glob("*.ttl")])
ID = "https://w3id.org/archontology/id/"
TOKEN = "open-sesame"


def fill(store_at: Path | str) -> None:
    store = open_store(str(store_at), 10)
    for path in GRAPHS:
        triples = Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
        store.replace(f"{ID}graph/{path.stem}", triples)
    store.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Client(httpx.Client):
    """A client that knows the process that it asks."""

    process: "subprocess.Popen[bytes]"


@contextmanager
def serving(
    store_at: Path | str, *, stderr: IO[bytes] | None = None, ended: tuple[int, ...] = (0, -15), **environment: str
) -> Iterator["Client"]:
    """A client of a server process of its own over the store in a folder or at an address; `ended` are the codes that it may end with."""
    port = free_port()
    command = [sys.executable, "-m", "api.serving", "127.0.0.1", str(port)]
    names = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
    process = subprocess.Popen(
        command, env={**names, "ARCHONTOLOGY_STORE": str(store_at), **environment}, stderr=stderr
    )
    try:
        with Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            client.process = process
            _wait(client, process)
            yield client
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            assert process.wait(timeout=20) in ended
        except subprocess.TimeoutExpired:  # what hangs must not stay beside the other tests
            process.kill()
            raise


def _wait(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended at its start"
        try:
            client.get("/static/mark.svg")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start in 30 s")
