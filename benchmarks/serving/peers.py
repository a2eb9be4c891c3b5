"""A folder with the engine's files in; `oxigraph serve` and this service over the same content, ready to be asked, out."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import httpx

from kg.allocators import preloaded


@dataclass(frozen=True, slots=True)
class Peer:
    """A running server: its name, its address, the path of its SPARQL endpoint, and the seconds that its start took."""

    name: str
    address: str
    sparql: str
    started: float
    pid: int
    form: bool = False
    """Whether it takes a query only as the field of a form."""


def bulk_load(data: Path, folder: Path) -> float:
    """Load N-Quads into a new store in `folder` with `oxigraph load`; the seconds that it took."""
    folder.mkdir(parents=True)
    start = time.perf_counter()
    command = [_oxigraph(), "load", "--location", str(folder / "quads"), "--file", str(data)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def our_bulk_load(data: Path, folder: Path) -> float:
    """Load N-Quads into a new store in `folder` with `archontology load`; the seconds that it took, its start included."""
    start = time.perf_counter()
    command = [str(Path(sys.executable).with_name("archontology")), "load", str(data), "--store", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _oxigraph() -> str:
    return shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))


@contextmanager
def engine(folder: Path) -> Iterator[Peer]:
    """`oxigraph serve-read-only` over the store; its default graph is the merged one, as ours."""
    port = free_port()
    command = [_oxigraph(), "serve-read-only", "--location", str(folder / "quads"), "--bind", f"127.0.0.1:{port}"]
    with running("oxigraph serve", command, port, "/query") as peer:
        yield peer


@contextmanager
def ours(folder: Path, **settings: str) -> Iterator[Peer]:
    """This service over the store as `archontology serve` starts it, with its default limits but for `settings`."""
    port = free_port()
    command = [sys.executable, "-m", "api.serving", "127.0.0.1", str(port)]
    environment = {"ARCHONTOLOGY_STORE": str(folder), **preloaded(settings)}
    with running("archontology", command, port, "/sparql", **environment) as peer:
        yield peer


@contextmanager
def running(
    name: str,
    command: list[str],
    port: int,
    path: str,
    *,
    folder: Path | None = None,
    form: bool = False,
    patience: int = 60,
    **settings: str,
) -> Iterator[Peer]:
    """The server that a command starts, in a folder where it wants one; it may take so many seconds to its first answer."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env={**kept, **settings}, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        peer = Peer(name, f"http://127.0.0.1:{port}", path, 0.0, process.pid, form)
        _wait(peer, process, patience)
        yield replace(peer, started=time.perf_counter() - begun)
    finally:
        process.terminate()
        process.wait(timeout=120)


def _wait(peer: Peer, process: subprocess.Popen[bytes], patience: int) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{peer.name} ended at its start")
        try:
            if ask(peer, "SELECT ?x { VALUES ?x { 1 } }", "*/*").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.01)
    raise RuntimeError(f"{peer.name} did not start in {patience} s")


def ask(peer: Peer, query: str, accept: str, timeout: float = 120) -> httpx.Response:
    """The answer of a peer to a query, whatever its status."""
    content = urlencode({"query": query}) if peer.form else query
    kind = "application/x-www-form-urlencoded" if peer.form else "application/sparql-query"
    headers = {"Accept": accept, "Content-Type": kind}
    return httpx.post(peer.address + peer.sparql, content=content.encode(), headers=headers, timeout=timeout)


def wait_for_index(ours: Peer) -> None:
    """Wait until the generation that our service reads has its index. Raises RuntimeError after an hour."""
    for _ in range(3600):
        if httpx.get(f"{ours.address}/readyz", timeout=60).json()["indexed"]:
            return
        time.sleep(1)
    raise RuntimeError("the service made no index of its store in an hour")


def memory(peer: Peer) -> float:
    """MiB that the processes of a server hold, what they share counted once (Pss of Linux)."""
    parents = {int(path.parent.name): int(_stat(path)[1]) for path in Path("/proc").glob("[0-9]*/stat")}
    tree = {peer.pid}
    while more := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return sum(_pss(pid) for pid in tree) / 1024


def _stat(path: Path) -> list[str]:
    """The fields after the name: state, parent and so on; of a process that ended just now, none that matter."""
    try:
        return path.read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["X", "0"]


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it ended just now
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def free_port() -> int:
    """A port of this machine on which nobody listens now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
