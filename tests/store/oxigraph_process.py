"""A real `oxigraph serve` in memory: its address out, as soon as it answers."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PROGRAM = Path(sys.executable).parent / "oxigraph"


@contextmanager
def oxigraph(port: int) -> Iterator[str]:
    """The address of a server without a folder, and so in memory."""
    assert PROGRAM.exists(), f"{PROGRAM} is missing: the dev group installs it"
    command = [str(PROGRAM), "serve", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/query", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        assert process.poll() is None, f"oxigraph serve ended with {process.returncode}"
        try:
            httpx.get(address, params={"query": "ASK {}"})
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nothing answers at {address}")
