"""`archontology ask`, as people and programs use it: text, JSON, exit codes, one line for a mistake."""

import json
import os
from pathlib import Path

import pytest
from cli_process import Run

ID = "https://w3id.org/archontology/id/"
BODY = "澄湖市档案馆"


def one_error(result: object) -> str:
    """The single line that says what went wrong, without a traceback and with nothing on standard output."""
    assert result.returncode == 1, result  # type: ignore[attr-defined]
    assert result.stdout == ""  # type: ignore[attr-defined]
    lines: list[str] = result.stderr.splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("error: ")
    assert "Traceback" not in result.stderr  # type: ignore[attr-defined]
    return lines[0]


def test_holders_show_certainty_reason_and_words(run: Run) -> None:
    result = run("ask", "holders", "馆长", "--body", BODY, "--on", "2020-01-01")
    assert result.returncode == 0, result.stderr
    for part in ("闻人澄", "certainly", "in office by 2019-05-06", "“澄湖市档案馆馆长闻人澄”", "公良远"):
        assert part in result.stdout


def test_the_language_is_an_option_or_a_setting(run: Run) -> None:
    for result in (
        run("ask", "holders", "馆长", "--body", BODY, "--on", "2020-01-01", "--lang", "zh"),
        run("ask", "holders", "馆长", "--body", BODY, "--on", "2020-01-01", ARCHONTOLOGY_LANG="zh"),
    ):
        assert "确定在任" in result.stdout
        assert "certainly" not in result.stdout


def test_holders_as_json(run: Run) -> None:
    answer = json.loads(run("ask", "holders", "馆长", "--body", BODY, "--on", "2021-03-02", "--json").stdout)
    assert [t["person"]["label"] for t in answer["tenures"]] == ["公良远"]
    assert answer["excluded"][0]["judgement"]["certainty"] == "certainly-not"
    assert answer["tenures"][0]["evidence"][0]["quote"] == "任命公良远为澄湖市档案馆馆长"


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("career", "司空衡"), "tenures"),
        (("body", BODY), "officials"),
        (("event", "全市档案工作年会"), "participants"),
        (("evidence", f"{ID}tenure/wenren"), "evidence"),
    ],
)
def test_every_question_answers_in_text_and_in_json(run: Run, arguments: tuple[str, ...], key: str) -> None:
    assert json.loads(run("ask", *arguments, "--json").stdout)[key]
    text = run("ask", *arguments)
    assert text.returncode == 0
    assert "档案" in text.stdout


def test_a_table_is_aligned_by_the_width_of_chinese(run: Run) -> None:
    lines = [line for line in run("ask", "body", BODY).stdout.splitlines() if line.startswith(("┏", "│"))]
    assert len(lines) > 3
    widths = {sum(2 if "\u4e00" <= char <= "\u9fff" else 1 for char in line) for line in lines}
    assert len(widths) == 1


def test_an_ambiguous_name_lists_its_candidates(run: Run) -> None:
    result = run("ask", "career", "闻人澄")
    assert one_error(result).startswith("error: 2 in the graph are called '闻人澄'")
    assert f"{ID}person/wenren" in result.stderr
    assert "澜口市档案馆研究室主任" in result.stderr
    # How one goes on: which may be one, and how to say that they are.
    assert "archontology candidates --kind person --name 闻人澄" in result.stderr
    assert "archontology same A B" in result.stderr
    assert "/checks" in result.stderr


def test_with_json_an_error_is_json_too(run: Run) -> None:
    result = run("ask", "career", "闻人澄", "--json")
    assert (result.returncode, result.stdout) == (1, "")
    told = json.loads(result.stderr)
    assert [candidate["iri"] for candidate in told["candidates"]] == [f"{ID}person/other", f"{ID}person/wenren"]
    assert "IRI" in told["hint"]
    wrong = json.loads(run("query", "SELECT * {\n ?s ?p", "--json").stderr)
    assert (wrong["line"], sorted(wrong)) == (2, ["column", "error", "hint", "line"])


def test_an_unknown_name_tells_a_near_one(run: Run) -> None:
    assert "near names: 司空衡" in one_error(run("ask", "career", "司空横"))


def test_an_unknown_fact(run: Run) -> None:
    assert "nothing in the graph has the IRI" in one_error(run("ask", "evidence", f"{ID}tenure/none"))


@pytest.mark.parametrize("day", ["2020-02-30", "2020-13", "昨日"])
def test_an_impossible_date(run: Run, day: str) -> None:
    assert f"not a date: '{day}'" in one_error(run("ask", "body", BODY, "--on", day))


def test_a_title_without_a_body(run: Run) -> None:
    assert "needs its body" in one_error(run("ask", "holders", "馆长"))


def test_a_store_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert "there is no store at nowhere" in one_error(run("ask", "career", "司空衡", "--store", "nowhere"))
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_is_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("a", encoding="utf-8")
    one_error(run("ask", "career", "司空衡", "--store", "letters"))


def test_a_setting_of_the_wrong_type(run: Run) -> None:
    assert "ARCHONTOLOGY_TIMEOUT='soon'" in one_error(run("ask", "career", "司空衡", ARCHONTOLOGY_TIMEOUT="soon"))


def test_an_unknown_language(run: Run) -> None:
    assert "no language 'fr'" in one_error(run("ask", "career", "司空衡", "--lang", "fr"))


@pytest.mark.parametrize(
    "arguments", [("ask", "holders"), ("ask", "whom"), ("nonsense",), ("ask", "career", "x", "--no")]
)
def test_what_is_not_understood_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("verb", ["ask", "query", "export", "serve"])
def test_help_gives_an_example(run: Run, verb: str) -> None:
    result = run(verb, "--help")
    assert result.returncode == 0
    assert "Example: archontology" in result.stdout


def test_chinese_is_printed_where_the_terminal_claims_to_know_none(run: Run) -> None:
    assert "司空衡" in run("ask", "career", "司空衡", PYTHONIOENCODING="ascii").stdout


def test_an_argument_that_is_no_text_is_told(run: Run) -> None:
    result = run("ask", "career", os.fsdecode(b"\xff\xfe"))
    assert "not readable as text" in one_error(result)


def test_counts_in_text_and_in_json(run: Run) -> None:
    for arguments in (("counts", "post-types"), ("counts", "years"), ("counts", "bodies", "--limit", "1")):
        assert run("ask", *arguments).returncode == 0
        assert len(json.loads(run("ask", *arguments, "--json").stdout)) >= 1


def test_holders_between_two_days(run: Run) -> None:
    def who(*days: str) -> list[str]:
        asked = run("ask", "holders", "馆长", "--body", "澄湖市档案馆", "--json", *days)
        return [one["person"]["label"] for one in json.loads(asked.stdout)["tenures"]]

    everybody = who()
    assert set(who("--from", "2019-01-01", "--to", "2030-01-01")) <= set(everybody)
    assert who("--to", "1900-01-01") != everybody
    assert (
        run("ask", "holders", "馆长", "--body", "澄湖市档案馆", "--from", "2020-01-01", "--to", "2019-01-01").returncode
        == 1
    )
