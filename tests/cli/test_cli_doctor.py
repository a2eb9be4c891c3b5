"""`archontology doctor`: what is well and what is not, in both languages, with the way out and an exit code."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import Run

from kg.diagnosing import examine
from kg.settings import Settings
from kg.store import EmbeddedStore

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from writer_process import write


def states(done: "subprocess.CompletedProcess[str]") -> dict[str, str]:
    return {one["checked"]["en"]: one["state"] for one in json.loads(done.stdout)}


def test_a_store_that_is_well(run: Run) -> None:
    done = run("doctor", "--json", ARCHONTOLOGY_QUERY_MEMORY="1", ARCHONTOLOGY_TOKEN="a-long-enough-token")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert set(states(done).values()) == {"well"}, [one for one in found if one["state"] != "well"]
    checked = {
        "versions",
        "memory allocator",
        "open files allowed",
        "memory for queries",
        "files of decisions",
        "writing over HTTP",
    }
    checked |= {"format of the store", "room on the disk", "path of the socket", "store opens", "generation is of now"}
    assert states(done).keys() == checked
    table = run("doctor", "--lang", "zh").stdout
    assert "存库可打开" in table
    assert "正常" in table


def test_a_store_that_is_served(run: Run, tmp_path: Path) -> None:
    writer = write(tmp_path / "s")
    done = run("doctor", "--json", "--store", str(tmp_path / "s"))
    writer.kill()
    writer.wait()
    assert done.returncode == 0
    assert states(done)["generation is of now"] == "well"
    assert states(done)["index"] == "look", "this writer makes none"
    assert "held by a server" in done.stdout


def test_nothing_is_created_where_there_is_no_store(tmp_path: Path) -> None:
    found = {one.checked.en: one.state for one in examine(Settings(store=str(tmp_path / "none")))}
    assert found["store"] == "look"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("broken", "checked", "words"),
    [
        ("format", "format of the store", "install that one"),
        ("decisions", "files of decisions", "columns"),
        ("quads", "store opens", "restore it from a backup"),
        ("path", "path of the socket", "shorter path"),
    ],
)
def test_what_is_broken_has_its_way_out(tmp_path: Path, broken: str, checked: str, words: str) -> None:
    folder = tmp_path / ("x" * 120 if broken == "path" else "s")
    (folder / "quads").mkdir(parents=True)
    if broken == "format":
        (folder / "format").write_text("99")
    if broken == "decisions":
        (folder / "decisions").mkdir()
        (folder / "decisions/judgements.tsv").write_text("what\n")
    if broken == "quads":
        (folder / "quads/CURRENT").write_text("MANIFEST-000009\n")
    found = next(one for one in examine(Settings(store=str(folder))) if one.checked.en == checked)
    assert found.state == "broken"
    assert words in found.way_out.en


def test_an_endpoint_that_does_not_answer(run: Run) -> None:
    done = run("doctor", "--json", "--store", "http://127.0.0.1:9/sparql")
    assert done.returncode == 1
    assert states(done)["store opens"] == "broken"


def test_too_few_open_files(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        found = {one.checked.en: one.state for one in examine(Settings(store=str(tmp_path / "none")))}
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert found["open files allowed"] == "broken"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "off"),
        ({"ARCHONTOLOGY_TOKEN": "a-long-enough-token"}, "there are 1"),
        ({"ARCHONTOLOGY_OPEN_WRITES": "1"}, "open to this machine"),
    ],
)
def test_who_may_write_is_told_as_it_is(run: Run, environment: dict[str, str], said: str) -> None:
    assert said in _writing(run("doctor", "--json", **environment))


def test_tokens_of_the_file_count_and_a_broken_file_is_told(run: Run, tmp_path: Path) -> None:
    store = str(tmp_path / "s")
    EmbeddedStore(Path(store)).close()
    assert run("token", "new", "mei", "--store", store).returncode == 0
    assert "there are 1" in _writing(run("doctor", "--json", "--store", store))
    (tmp_path / "s/tokens.json").write_text("what?")
    broken = run("doctor", "--json", "--store", store)
    assert broken.returncode == 1
    assert "holds no tokens" in _writing(broken)


def _writing(done: "subprocess.CompletedProcess[str]") -> str:
    return str(
        next(one["found"]["en"] for one in json.loads(done.stdout) if one["checked"]["en"] == "writing over HTTP")
    )
