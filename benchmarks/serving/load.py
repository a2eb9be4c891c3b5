"""Requests and the address of a peer in; requests a second and how long they took, as wrk measured them, out."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CONNECTIONS: Final = 8


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked: queries by POST to `target`, or paths by GET; `fresh` makes each one new to the peer."""

    requests: list[str]
    accept: str
    target: str = "/"
    method: str = "POST"
    """POST, GET, or FORM: a query by POST as the field of a form."""
    fresh: bool = True
    connections: int = CONNECTIONS


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second; half and 99 of a hundred were answered within so many milliseconds; how many failed."""

    per_second: float
    p50: float
    p99: float
    failed: int


def run(address: str, load: Load, seconds: int) -> Measured:
    """Ask for so many seconds. Raises CalledProcessError when wrk cannot run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests"
        file.write_text("".join(one.replace("\n", "\\n") + "\n" for one in load.requests), encoding="utf-8")
        said = {"REQUESTS": str(file), "METHOD": load.method, "TARGET": load.target, "ACCEPT": load.accept}
        command = ["wrk", "-t1", f"-c{load.connections}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
        script = str(Path(__file__).with_name("load.lua"))
        done = subprocess.run(
            [*command, "-s", script, address],
            env={**os.environ, **said, "FRESH": str(int(load.fresh))},
            capture_output=True,
            text=True,
            check=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    rate = found["requests"] / found["microseconds"] * 1e6
    return Measured(rate, found["p50"] / 1000, found["p99"] / 1000, found["failed"])
