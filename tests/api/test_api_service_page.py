"""docs/service.md says what the service does: its commands run, its routes and statuses are those of the service."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import serving

from api.errors import KINDS, TYPES
from api.formats import GRAPHS, ROWS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/service.md").read_text(encoding="utf-8")
COMMANDS = [line for line in PAGE.splitlines() if line.startswith("curl ")]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service over the shipped examples, as after `make run`."""
    store = tmp_path_factory.mktemp("shipped") / "store"
    program = str(Path(sys.executable).with_name("archontology"))
    ingest = [program, "ingest", "examples/documents", "--store", str(store)]
    subprocess.run(ingest, cwd=ROOT, capture_output=True, check=True)
    with serving(store) as opened:
        yield opened


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_run_as_they_are_shown(shipped: httpx.Client, command: str) -> None:
    words = shlex.split(command.replace("http://127.0.0.1:8000", str(shipped.base_url).rstrip("/")))
    answer = subprocess.run([*words, "--fail"], capture_output=True, text=True, check=True).stdout
    assert "许" in answer or '"boolean":true' in answer


def test_there_are_commands() -> None:
    assert len(COMMANDS) == 4


def test_the_routes_are_those_of_the_service(client: httpx.Client) -> None:
    documented = set(re.findall(r"`(/[^`]*)`", PAGE.partition("## Routes")[2].partition("An `{id}`")[0]))
    assert set(client.get("/openapi.json").json()["paths"]) <= documented
    for path in documented - set(client.get("/openapi.json").json()["paths"]):
        assert client.get(path.replace("{id}", "wenren")).status_code == 200


def test_the_statuses_are_those_of_the_service(client: httpx.Client) -> None:
    documented = set(re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE))
    operations = [o for path in client.get("/openapi.json").json()["paths"].values() for o in path.values()]
    described = {status for operation in operations for status in operation["responses"]}
    assert described - {"200", "201", "204", "500"} == documented


def test_the_types_of_problems_are_documented() -> None:
    assert TYPES.startswith("https://")
    assert [name for _, name, _, _ in KINDS if f"`{name}`" not in PAGE] == []


def test_the_formats_are_documented() -> None:
    assert [f.name for f in (*ROWS, *GRAPHS) if f"`{f.name}` ({f.media_type})" not in PAGE] == []
