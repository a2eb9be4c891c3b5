"""`archontology search`: names in any form, as a table and as JSON, on a folder and beside a server."""

import json
import sys
from pathlib import Path

import pytest
from cli_process import Run

sys.path.insert(0, str(Path(__file__).parents[1] / "api"))
from service_process import fill, serving


@pytest.mark.parametrize("words", [("闻人澄",), ("聞人", "澄"), ("wenren", "cheng"), ("wrc",)])
def test_a_name_in_any_form(run: Run, words: tuple[str, ...]) -> None:
    done = run("search", *words, "--kind", "person", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["query"], found["total"]) == (" ".join(words), 2)
    assert {one["label"] for one in found["results"]} == {"闻人澄"}


def test_a_table_shows_the_form_that_fits_and_how(run: Run) -> None:
    done = run("search", "市档案馆", "--kind", "body", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "search · 市档案馆 (2)" in done.stdout
    assert "澄湖市档案馆" in done.stdout
    assert "short or other name" in done.stdout
    assert "简称或别称" in run("search", "市档案馆", "--lang", "zh").stdout


def test_nothing_found_and_nothing_to_look_for(run: Run) -> None:
    assert "nothing is known" in run("search", "无此人", "--lang", "en").stdout
    wrong = run("search", "·")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "nothing to look for" in wrong.stderr


def test_beside_a_server_it_answers_alike(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    fill(folder)
    alone = run("search", "市档案馆", "--json", "--store", str(folder))
    with serving(folder):
        beside = run("search", "市档案馆", "--json", "--store", str(folder))
    assert (beside.returncode, beside.stderr) == (0, "")
    assert json.loads(beside.stdout) == json.loads(alone.stdout)
    assert json.loads(alone.stdout)["total"] > 2


def test_filters_and_texts(run: Run) -> None:
    done = run("search", "闻人澄", "--kind", "person", "--body", "澄湖市档案馆", "--from", "2020-01-01", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2019-05-06" in done.stdout  # from the first day that is known
    assert "search · 闻人澄 (1)" in done.stdout
    assert "【二级巡视员】司空衡" in run("search", "二级巡视员", "--lang", "en").stdout
    assert "no such period" in run("search", "闻", "--from", "2020-01-02", "--to", "2020-01-01").stderr


def test_a_part_of_what_is_found_says_how_the_rest_is_seen(run: Run) -> None:
    done = run("search", "档案", "--limit", "2", "--lang", "zh")
    total = int(done.stdout.partition("(")[2].partition(")")[0])
    assert done.stderr == f"另有 {total - 2} 项：--limit {total}\n"
    assert run("search", "档案", "--limit", str(total)).stderr == ""
