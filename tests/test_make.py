"""make, .ci/run and what they start, as a newcomer meets them: real processes, real ports."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent
STAMP = Path(sys.prefix) / ".made-from-pyproject"


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    # A make that runs this test must not pass its own flags on to the one that is tested.
    clean = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    return subprocess.run(
        command, cwd=ROOT, env={**clean, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert targets is not None
    shown = run("make").stdout
    assert {target for target in targets[1].split() if f"make {target} " not in shown} == set()


def test_a_python_that_is_too_old_is_told(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    done = run("make", "check", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}")
    assert done.returncode != 0
    assert f"archontology needs Python 3.11 or newer; {old} is Python 3.9.2" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_no_python_at_all_is_told(tmp_path: Path) -> None:
    done = run("make", "check", "PYTHON=", f"VENV={tmp_path / 'venv'}")
    assert done.returncode != 0
    assert "archontology needs Python 3.11 or newer; none was found" in done.stderr


def test_ci_makes_its_own_environment_and_runs_make_test() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert run("bash", "-n", ROOT / ".ci/run").returncode == 0
    assert run("bash", "-n", ROOT / "examples/run.sh").returncode == 0
    assert script.rstrip().endswith('make test VENV="$work/venv"')
    assert "set -euo pipefail" in script


def test_a_port_that_is_taken_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("bash", "examples/run.sh", "127.0.0.1", port, ARCHONTOLOGY_STORE=str(tmp_path / "store"))
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken" in done.stderr
    assert not (tmp_path / "store").exists()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """`make run` with the environment that runs this test: the address, and the file that its output goes to."""
    if not STAMP.exists():
        pytest.skip(f"{sys.prefix} was not made by make: `make run` would install into it")
    port, output = free_port(), tmp_path / "output"
    command = ["make", "run", f"VENV={sys.prefix}", f"STORE={tmp_path / 'store'}", f"PORT={port}"]
    # The stamp may be older than a pyproject.toml that was just edited; installing is not what is tested here.
    command += ["-o", str(STAMP)]
    with (
        output.open("w") as written,
        subprocess.Popen(
            command, cwd=ROOT, stdout=written, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        try:
            yield f"http://127.0.0.1:{port}", output
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:  # what hangs must not keep the tests waiting as well
                os.killpg(process.pid, signal.SIGKILL)
                raise


def test_make_run_reads_the_examples_answers_once_and_serves(served: tuple[str, Path]) -> None:
    address, output = served
    deadline = time.monotonic() + 90
    while f"Serving on {address}" not in output.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, output.read_text(encoding="utf-8")
        time.sleep(0.2)
    while True:
        try:
            health = httpx.get(f"{address}/healthz", timeout=5)
            break
        except httpx.TransportError:
            assert time.monotonic() < deadline, output.read_text(encoding="utf-8")
            time.sleep(0.2)
    said = output.read_text(encoding="utf-8")
    assert health.status_code == 200
    assert health.json()["documents"] == len(list((ROOT / "examples/documents").iterdir()))
    assert "林望舒" in said
    assert "许清岚" in httpx.get(f"{address}/api/people", params={"q": "许清岚"}, timeout=5).text
