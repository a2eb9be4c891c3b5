"""A real `oxigraph serve` in memory: its address out, as soon as it answers."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from answering import wait

PROGRAM = Path(sys.executable).parent / "oxigraph"


@contextmanager
def oxigraph(port: int) -> Iterator[str]:
    """The address of a server without a folder, and so in memory."""
    assert PROGRAM.exists(), f"{PROGRAM} is missing: the dev group installs it"
    command = [str(PROGRAM), "serve", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(f"http://127.0.0.1:{port}/query", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)
