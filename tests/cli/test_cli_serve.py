"""`archontology serve`: the real service in a real process, over the store that --store names."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from cli_process import Run

from kg.allocators import installed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(invented_store: Path) -> Iterator[tuple[str, int]]:
    """The address of a server, and its process."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("archontology")), "serve", "--port", str(port)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
    process = subprocess.Popen(
        [*command, "--store", str(invented_store)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=30)
        finally:
            process.kill()  # one that does not end would hold what reads the output of the tests
            process.wait(timeout=30)


@pytest.fixture
def address(server: tuple[str, int]) -> str:
    return server[0]


def read(url: str) -> bytes:
    """The body of an answer, as soon as somebody answers (within 60 s)."""
    end = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_the_service_answers_from_the_store_that_was_named(address: str) -> None:
    assert read(f"{address}/healthz")
    asked = f"post={quote('馆长')}&body={quote('澄湖市档案馆')}&on=2020-01-01"
    answer = json.loads(read(f"{address}/api/holders?{asked}"))
    assert "闻人澄" in json.dumps(answer, ensure_ascii=False)


def test_the_service_has_the_allocator_that_is_installed(server: tuple[str, int]) -> None:
    library = installed()
    if library is None:
        pytest.skip("no allocator but the system's is installed: apt-get install libtcmalloc-minimal4")
    address, process = server
    read(f"{address}/healthz")
    assert library.name in Path(f"/proc/{process}/maps").read_text()


def test_the_command_line_works_beside_the_server(run: Run, address: str, invented_store: Path, tmp_path: Path) -> None:
    read(f"{address}/healthz")
    assert (invented_store / "serving.sock").exists()
    before = run("ask", "holders", "馆长", "--body", "澄湖市档案馆", "--on", "2020-01-01", "--json")
    assert (before.returncode, "闻人澄" in before.stdout) == (0, True), before.stderr
    report = tmp_path / "report.txt"
    report.write_text(
        "全市档案工作会议召开\n发布日期:2020-12-14 来源:云栖市档案馆\n12月11日,云栖市档案馆馆长许清岚出席会议并讲话。\n",
        "utf-8",
    )
    told = run("ingest", str(report), "--json")
    assert (told.returncode, json.loads(told.stdout)["changed"]) == (0, 1), told.stderr
    asked = f"post={quote('馆长')}&body={quote('云栖市档案馆')}&on=2020-12-11"
    end = time.monotonic() + 5
    while "许清岚" not in _answer(f"{address}/api/holders?{asked}"):
        assert time.monotonic() < end, "what was ingested is not served"
        time.sleep(0.05)
    rows = run("query", "ASK { ?tenure a <https://w3id.org/archontology/ns#Tenure> }", "--format", "json")
    assert (rows.returncode, json.loads(rows.stdout)["boolean"]) == (0, True), rows.stderr
    assert run("check", "--json").returncode in (0, 1)


def _answer(url: str) -> str:
    try:
        return read(url).decode()
    except urllib.error.HTTPError:
        return ""


def test_a_service_is_no_endpoint_but_its_sparql_is(run: Run, address: str) -> None:
    read(f"{address}/healthz")
    for wrong in (address, f"{address}/nowhere"):
        done = run("query", "ASK {}", "--store", wrong)
        assert done.returncode == 1
        assert f"there is no SPARQL endpoint at {wrong}" in done.stderr
        assert "http://HOST:PORT/sparql" in done.stderr
    assert run("query", "ASK {}", "--store", f"{address}/sparql").stdout == "yes\n"
