"""The commands with which people decide, as real processes over a store of their own."""

import json
from pathlib import Path

import pytest
from cli_process import Run

NOTICE = "云州市人民政府任免通知\n\n发布日期：2018-03-05\n来源：云州市人民政府\n\n任命单雪梅为云州市档案局局长。\n"
OTHER = "云岭省人民政府任免通知\n\n发布日期：2019-01-10\n来源：云岭省人民政府\n\n任命单雪梅为云岭省档案馆馆长。\n"
BODIES = "changes:\n  - {change: renamed, date: 2020, before: 云州市档案局, after: 云州市档案事务局}\n"


@pytest.fixture
def store(run: Run, tmp_path: Path) -> str:
    for name, text in (("a.txt", NOTICE), ("b.txt", OTHER), ("bodies.yaml", BODIES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    read = run("ingest", "a.txt", "b.txt", "--bodies-file", "bodies.yaml", "--store", "own", "--json")
    assert read.returncode == 0, read.stderr
    assert json.loads(read.stdout)["documents"] == 3
    return "own"


def test_candidates_same_identity_and_undo(run: Run, store: str) -> None:
    listed = run("candidates", "--least", "0.3", "--store", store, "--json")
    (pair,) = json.loads(listed.stdout)
    a, b = pair["a"]["iri"], pair["b"]["iri"]
    assert "同名" in pair["reasons"]["zh"]
    refused = run("same", a, b, "--store", store)
    assert (refused.returncode, "who says so" in refused.stderr) == (1, True)
    said = run("same", a, b, "--store", store, "--reason", "迁任", ARCHONTOLOGY_EDITOR="mei")
    assert said.returncode == 0, said.stderr
    asked = run("ask", "identity", a, b, "--store", store, "--lang", "zh")
    assert "同一" in asked.stdout
    assert "mei" in asked.stdout
    against = run("different", a, b, "--store", store, "--by", "lin")
    assert (against.returncode, "the opposite was said" in against.stderr) == (1, True)
    assert run("undo", a, b, "--store", store, "--by", "mei").returncode == 0
    assert run("unsure", a, b, "--store", store, "--by", "mei").returncode == 0
    assert "存疑" in run("ask", "identity", a, b, "--store", store, "--lang", "zh").stdout


def test_a_claim_is_rejected_and_reset(run: Run, store: str) -> None:
    held = json.loads(run("ask", "holders", "馆长", "--body", "云岭省档案馆", "--store", store, "--json").stdout)
    claim = held["tenures"][0]["evidence"][0]["claim"]
    rejected = run("claim", "reject", claim, "--store", store, "--by", "mei", "--reason", "误读")
    assert (rejected.returncode, rejected.stdout.split(":")[0]) == (0, "rejected"), rejected.stderr
    after = json.loads(run("ask", "holders", "馆长", "--body", "云岭省档案馆", "--store", store, "--json").stdout)
    assert after["tenures"] == []
    assert run("claim", "reset", claim, "--store", store, "--by", "mei").returncode == 0
    assert run("claim", "accept", claim, "--store", store, "--by", "mei").returncode == 1, "without a reason"


def test_a_claim_is_given_to_another_and_returned(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(NOTICE.replace("2018-03-05", "2017-03-05"), encoding="utf-8")
    assert run("ingest", "c.txt", "--store", store).returncode == 0
    found = json.loads(run("ask", "holders", "局长", "--body", "云州市档案局", "--store", store, "--json").stdout)
    claim = found["tenures"][0]["evidence"][0]["claim"]
    given = run("claim", "give", claim, "--store", store, "--by", "mei", "--reason", "另一人", "--json")
    assert given.returncode == 0, given.stderr
    kept = json.loads(given.stdout)
    other = run("ask", "career", kept["to"], "--store", store, "--json")
    assert [len(one["evidence"]) for one in json.loads(other.stdout)["tenures"]] == [1]
    back = run("claim", "return", claim, "--store", store, "--by", "mei")
    assert (back.returncode, kept["of"] in back.stdout) == (0, True), back.stderr
    assert run("ask", "career", kept["to"], "--store", store).returncode == 1
    assert run("claim", "return", claim, "--store", store, "--by", "mei").returncode == 1, "nothing is given"


def test_a_body_over_time_for_people(run: Run, store: str) -> None:
    told = run("ask", "body-history", "云州市档案局", "--on", "2019-05-05", "--store", store, "--lang", "zh")
    assert told.returncode == 0, told.stderr
    assert "更名" in told.stdout
    assert "云州市档案局" in told.stdout


def test_a_wrong_file_about_bodies_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("changes:\n  - {change: vanished, before: 甲}\n", encoding="utf-8")
    told = run("ingest", "--bodies-file", "wrong.yaml", "--store", "wrong")
    assert told.returncode == 1
    assert "wrong.yaml, line 2, change" in told.stderr
    assert run("ingest", "--store", "wrong").returncode == 2


def test_findings_are_shown_with_an_id_and_can_be_acknowledged(run: Run, tmp_path: Path) -> None:
    day = "2017-05-05"
    for number, name in enumerate(("端木川", "闾丘澄")):
        text = f"云岭省档案馆\n\n发布日期：{day}\n来源：云岭省档案馆\n\n{day}，云岭省档案馆馆长{name}出席会议。\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert run("ingest", "0.txt", "1.txt", "--store", "two").returncode == 0
    checked = run("check", "--rule", "two-holders", "--store", "two", "--json")
    assert checked.returncode == 0, checked.stderr
    (finding,) = json.loads(checked.stdout)["checks"]["findings"]
    assert run("check", "--strict", "--store", "two").returncode == 1
    said = run("acknowledge", finding["id"], "--store", "two", "--by", "mei", "--reason", "交接")
    assert said.returncode == 0, said.stderr
    again = json.loads(run("check", "--rule", "two-holders", "--store", "two", "--json").stdout)["checks"]
    assert (again["findings"], again["acknowledged"]) == ([], 1)
    shown = run("check", "--rule", "two-holders", "--acknowledged", "--store", "two", "--lang", "zh").stdout
    assert "一职二人" in shown
    assert "交接" in shown
