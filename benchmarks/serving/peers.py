"""A folder with the engine's files in; `oxigraph serve` and this service over the same content, ready to be asked, out."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass(frozen=True, slots=True)
class Peer:
    """A running server: its name, its address, the path of its SPARQL endpoint, and the seconds that its start took."""

    name: str
    address: str
    sparql: str
    started: float
    pid: int


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
    port = _free_port()
    command = [_oxigraph(), "serve-read-only", "--location", str(folder / "quads"), "--bind", f"127.0.0.1:{port}"]
    with _running("oxigraph serve", command, port, "/query") as peer:
        yield peer


@contextmanager
def ours(folder: Path, **settings: str) -> Iterator[Peer]:
    """This service over the store, with the limits that it has by default but for those of `settings`."""
    port = _free_port()
    command = [sys.executable, "-m", "api.serving", "127.0.0.1", str(port)]
    with _running("archontology", command, port, "/sparql", ARCHONTOLOGY_STORE=str(folder), **settings) as peer:
        yield peer


@contextmanager
def _running(name: str, command: list[str], port: int, path: str, **settings: str) -> Iterator[Peer]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
    begun = time.perf_counter()
    process = subprocess.Popen(command, env={**kept, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}{path}", process, name)
        yield Peer(name, address, path, time.perf_counter() - begun, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(endpoint: str, process: subprocess.Popen[bytes], name: str) -> None:
    for _ in range(6000):
        if process.poll() is not None:
            raise RuntimeError(f"{name} ended at its start")
        try:
            if httpx.get(endpoint, params={"query": "ASK {}"}).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.01)
    raise RuntimeError(f"{name} did not start in a minute")


def wait_for_index(ours: Peer) -> None:
    """Wait until the generation that our service reads has its index. Raises RuntimeError after ten minutes."""
    for _ in range(600):
        lines = httpx.get(f"{ours.address}/metrics").text.splitlines()
        if any("generation_indexed 1" in line for line in lines):
            return
        time.sleep(1)
    raise RuntimeError("the service made no index of its store in ten minutes")


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
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
