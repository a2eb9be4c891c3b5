"""`ingest --tenures`, `rebuild`, `log` and the questions of who came, went, was before: real processes, exit codes."""

import json
from pathlib import Path

import pytest
from cli_process import Run

ROWS = (
    "person,post,body,start,end\n甲文,馆长,云州市档案馆,2010,2015-03-01\n乙武,馆长,云州市档案馆,2015-03-01,2018\n"
    "丙青,馆长,云州市档案馆,2020-02-30,\n"
)


@pytest.fixture
def store(run: Run, tmp_path: Path) -> str:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    done = run("ingest", "--tenures", "rows.csv", "--store", "own")
    assert done.returncode == 1
    assert "rows.csv, line 4: start: 2020-02-30 does not exist" in done.stderr
    assert "claims: 2" in done.stdout
    return "own"


def test_who_came_went_and_was_before(run: Run, store: str) -> None:
    moved = run(
        "ask", "changes", "云州市档案馆", "--from", "2014-01-01", "--to", "2016-01-01", "--store", store, "--json"
    )
    found = json.loads(moved.stdout)
    assert [one["person"]["label"] for one in found["came"]] == ["乙武"]
    assert [one["person"]["label"] for one in found["went"]] == ["甲文"]
    shown = run("ask", "changes", "云州市档案馆", "--from", "2001-01-01", "--to", "2002-01-01", "--store", store)
    assert shown.stdout.count("nothing is known") == 2
    before = run("ask", "before", "乙武", "--store", store, "--lang", "zh")
    assert "前任 · 乙武" in before.stdout
    assert "甲文" in before.stdout
    assert "查无记载" in run("ask", "after", "乙武", "--store", store, "--lang", "zh").stdout
    assert run("ask", "above", "乙武", "--store", store).returncode == 0


def test_nobody_known_is_not_nobody(run: Run, store: str) -> None:
    asked = run("ask", "holders", "馆长", "--body", "云州市档案馆", "--on", "2001-01-01", "--store", store)
    assert "not to say that nobody did" in asked.stdout


def test_the_log_says_which_document_and_run(run: Run, store: str) -> None:
    shown = run("log", "甲文", "--store", store)
    assert "a new document" in shown.stdout
    assert "rows.csv" in shown.stdout
    entries = json.loads(run("log", "云州市档案馆", "--store", store, "--json").stdout)["entries"]
    assert [entry["command"] for entry in entries] == ["ingest --tenures"]
    assert {one["kind"] for one in entries[0]["happenings"]} == {"claim", "tenure"}
    assert run("log", "无此人", "--store", store).returncode == 1


def test_a_rebuild_of_what_is_right_changes_nothing(run: Run, store: str) -> None:
    assert json.loads(run("rebuild", "--store", store, "--json").stdout) == {"changed": 0}
    assert "changed: 0" in run("rebuild", "--store", store).stdout


def test_a_mapping_alone_is_not_understood(run: Run) -> None:
    assert run("ingest", "x.txt", "--mapping", "m.toml").returncode == 2
    assert run("ingest").returncode == 2


def test_what_is_decided_of_a_row_holds_at_once(run: Run, store: str) -> None:
    asked = ("ask", "holders", "馆长", "--body", "云州市档案馆", "--on", "2012-01-01", "--store", store, "--json")
    (held,) = json.loads(run(*asked).stdout)["tenures"]
    decided = run("claim", "reject", held["evidence"][0]["claim"], "--reason", "误", "--by", "mei", "--store", store)
    assert decided.returncode == 0, decided.stderr
    assert json.loads(run(*asked).stdout)["tenures"] == []
    run("ingest", "--tenures", "rows.csv", "--store", store)
    assert json.loads(run(*asked).stdout)["tenures"] == []
    assert run("claim", "reset", held["evidence"][0]["claim"], "--by", "mei", "--store", store).returncode == 0
    assert json.loads(run(*asked).stdout)["tenures"] == [held]


def test_a_table_of_bodies_goes_in_beside_its_bad_row(run: Run, tmp_path: Path) -> None:
    rows = "body,start,change,before,after\n云州市档案局,1985,,,\n,,合并,云州市档案局,云州市档案馆\n,,vanished,甲,乙\n"
    (tmp_path / "bodies.csv").write_text(rows, "utf-8")
    done = run("ingest", "--bodies", "bodies.csv", "--store", "own")
    assert (done.returncode, "claims: 2" in done.stdout) == (1, True)
    assert "bodies.csv, line 4: change: 'vanished' is none of" in done.stderr
    told = run("ask", "body-history", "云州市档案馆", "--store", "own")
    assert "predecessors: 云州市档案局" in told.stdout
    wrong = run("ingest", "--mapping", "m.toml", "notice.txt", "--store", "own")
    assert "a mapping goes with --tenures or --bodies" in wrong.stderr
