"""`archontology evaluate`: figures, errors, compared runs, floors, exit codes. All people are invented."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).parent / "archontology"
TEXT = "全省档案工作会议召开\n发布日期:2021-03-02 来源:江苏省档案馆\n2月26日,江苏省档案馆馆长林望舒出席会议并讲话。\n"
HEAD = {"person": "林望舒", "body": "江苏省档案馆", "post": "馆长", "attested": "2021-02-26"}
NOBODY = {"person": "段其昌", "body": "江苏省档案馆", "post": "副馆长"}


def evaluate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, "evaluate", *arguments], capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    folder = tmp_path / "cases" / "event-one-head"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(TEXT, encoding="utf-8")
    expect(tmp_path / "cases", [HEAD, NOBODY])
    return tmp_path / "cases"


def expect(cases: Path, tenures: list[dict[str, Any]]) -> None:
    expected = {"genre": "event-news", "note": "one head", "tenures": tenures}
    (cases / "event-one-head" / "expected.json").write_text(json.dumps(expected), encoding="utf-8")


def test_it_shows_figures_by_genre_and_every_error(cases: Path) -> None:
    done = evaluate(cases)
    assert done.returncode == 0, done.stderr
    assert "event-news" in done.stdout
    assert "0.667" in done.stdout  # F1 of one right and one missed
    assert "  missed   tenure       段其昌 · 江苏省档案馆 · 副馆长" in done.stdout.splitlines()


def test_it_speaks_chinese(cases: Path) -> None:
    done = evaluate(cases, "--lang", "zh")
    assert done.returncode == 0, done.stderr
    for words in ("精确率", "召回率", "合计"):
        assert words in done.stdout
    assert "  漏读     tenure       段其昌 · 江苏省档案馆 · 副馆长" in done.stdout.splitlines()


def test_as_json_it_is_one_object(cases: Path) -> None:
    run = json.loads(evaluate(cases, "--json").stdout)
    assert run["figures"]["total"]["tenure"] == {
        "precision": 1.0, "recall": 0.5, "f1": 0.6667, "right": 1, "missed": 1, "invented": 0,
    }  # fmt: skip
    assert run["cases"]["event-one-head"]["figures"]["attested"]["right"] == [
        ["林望舒", "江苏省档案馆", "馆长", "2021-02-26"]
    ]


def test_two_runs_are_compared(cases: Path, tmp_path: Path) -> None:
    saved = tmp_path / "before.json"
    assert evaluate(cases, "--save", saved).returncode == 0
    expect(cases, [NOBODY])
    done = evaluate(cases, "--against", saved)
    assert "0 gained" in done.stdout
    assert "event-one-head · tenure · right · 林望舒 · 江苏省档案馆 · 馆长" in done.stdout
    assert ["event-one-head", "person", "invented", "林望舒"] in json.loads(
        evaluate(cases, "--against", saved, "--json").stdout
    )["losses"]


def test_a_figure_below_its_floor_fails_the_run(cases: Path, tmp_path: Path) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"total": {"tenure": {"recall": 0.5}}}', encoding="utf-8")
    assert evaluate(cases, "--floor", floor).returncode == 0
    floor.write_text('{"total": {"tenure": {"recall": 0.6}}}', encoding="utf-8")
    done = evaluate(cases, "--floor", floor)
    assert done.returncode == 1
    assert "below its floor: total · tenure · recall 0.5000 < 0.6000" in done.stdout


def test_a_source_that_cannot_be_read_is_named_and_all_of_it_missed(cases: Path) -> None:
    (cases / "event-one-head" / "source.txt").write_bytes(b"")
    done = evaluate(cases, "--json")
    assert done.returncode == 1
    run = json.loads(done.stdout)
    assert run["figures"]["total"]["tenure"]["recall"] == 0
    assert "source.txt" in run["cases"]["event-one-head"]["error"]


def test_a_mistake_gets_a_message_and_no_traceback(tmp_path: Path) -> None:
    done = evaluate(tmp_path / "nowhere")
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
