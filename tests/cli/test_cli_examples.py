"""Each example of the help, and each command of the docs that asks, finds something in the store of the shipped examples."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from kg.cli.main import VERBS, build

ROOT = Path(__file__).parents[2]
NOTHING = ("nothing is known", "查无记载")
SILENT = {
    "archontology candidates": "no two bodies of the example are alike",
    "archontology relate hierarchy": "no body of the example is known to be under another",
}
"""What says that nothing is known, and why there is nothing."""
ENDLESS = ("archontology serve",)
"""What goes on until it is stopped: tests/cli/test_cli_serve.py."""
ASKING = re.compile(r"^archontology (?:ask|relate|search|log|query|export|check|candidates)\b[^#\n<]*", re.MULTILINE)
OTHER_DATA = {"bodies.md"}
"""Pages whose commands ask what the page has read in before."""


def examples() -> Iterator[str]:
    """The examples of all commands, each once."""

    def of(command: object) -> Iterator[str]:
        for paragraph in re.split(r"\n\s*\n", getattr(command, "help", None) or ""):
            if paragraph.startswith("Example:"):
                yield " ".join(paragraph.removeprefix("Example:").split()).partition(", then")[0]
        for child in command.commands.values() if isinstance(command, TyperGroup) else ():
            yield from of(child)

    yield from dict.fromkeys(of(get_command(build(VERBS))))


def documented() -> Iterator[str]:
    for page in sorted((ROOT / "docs").glob("*.md")):
        blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        if page.name not in OTHER_DATA:
            yield from (found.strip() for block in blocks for found in ASKING.findall(block))


Shell = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which data/ holds the shipped examples, as after `make run`."""
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "examples").symlink_to(ROOT / "examples")
    run(folder, "archontology ingest examples/documents").check_returncode()
    return folder


@pytest.fixture
def shell(shipped: Path, tmp_path: Path) -> Shell:
    """Run a line in a folder of its own with a copy of that store."""
    shutil.copytree(shipped, tmp_path, symlinks=True, dirs_exist_ok=True)
    return lambda line: run(tmp_path, line)


def run(folder: Path, line: str) -> "subprocess.CompletedProcess[str]":
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**inherited, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def prepared(line: str, shell: Shell, folder: Path) -> str:
    """The line as it is run here: with real ids where it has words for them, and what it needs done before."""
    if "FINDING" in line:
        other = "6月9日，丽水市档案馆馆长章怀远出席会议。"
        (folder / "other.txt").write_text(
            f"会议召开\n发布日期:2021-06-10 来源:丽水市档案馆\n{other}\n", encoding="utf-8"
        )
        shell("archontology ingest other.txt").check_returncode()
        line = line.replace(
            "FINDING", json.loads(shell("archontology check --json").stdout)["checks"]["findings"][0]["id"]
        )
    if "NAME" in line:
        listed = json.loads(shell("archontology generations keep --json").stdout)
        line = line.replace("NAME", listed["name"])
    if "IRI" in line:
        career = json.loads(shell("archontology ask career 许清岚 --json").stdout)
        other = json.loads(shell("archontology ask career 林望舒 --json").stdout)["person"]["iri"]
        claims = iter([tenure["evidence"][0]["claim"] for tenure in career["tenures"]])
        line = line.replace("IRI-A", career["person"]["iri"]).replace("IRI-B", other)
        line = re.sub(r"\bIRI\b", lambda _: next(claims), line)
    before = {
        "undo": "archontology different 许清岚 林望舒 --by mei",
        "restore": f"archontology backup {folder}/backups/2026-06-01",
        "token revoke": "archontology token new mei",
        "generations release": "archontology generations keep",
        "claim reset": line.replace("reset", "reject") + " --reason 误读",
        "claim return": line.replace("return", "give") + " --reason 同名异人",
    }
    for verb, first in before.items():
        if line.startswith(f"archontology {verb} "):
            shell(first).check_returncode()
    if line.startswith("archontology load"):
        (folder / "all.nq.gz").write_bytes(gzip.compress(shell("archontology export nquads").stdout.encode()))
        shutil.rmtree(folder / "data")
    return line.replace("/backups/", f"{folder}/backups/").partition(" | jq")[0]


@pytest.mark.parametrize("example", list(examples()))
def test_an_example_of_the_help_finds_something(example: str, shell: Shell, tmp_path: Path) -> None:
    if example.startswith(ENDLESS):
        return
    done = shell(prepared(example, shell, tmp_path))
    assert done.returncode == 0, done.stderr
    found = [line for line in done.stdout.splitlines() if line.strip() and not any(one in line for one in NOTHING)]
    silent = example.startswith(tuple(SILENT)) or "-o network.gexf" in example or "ingest" in example
    assert found or silent, f"{example} finds nothing: {done.stdout}"


@pytest.mark.parametrize("line", sorted(set(documented())))
def test_a_command_of_the_docs_that_asks_finds_something(line: str, shell: Shell, tmp_path: Path) -> None:
    done = shell(prepared(line, shell, tmp_path))
    assert done.returncode == 0, done.stderr
    found = [one for one in done.stdout.splitlines() if one.strip() and not any(no in one for no in NOTHING)]
    assert found or "export" in line or line.startswith(tuple(SILENT))


def test_there_are_examples() -> None:
    assert len(list(examples())) > 40
    assert len(list(documented())) > 5
