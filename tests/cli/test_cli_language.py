"""What the command says is Chinese where Chinese is asked: by --lang on either side of the verb, or by the environment."""

import json
import re

import pytest
from cli_process import Run

CHINESE = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile(r"\b[a-z]{4,}\b")


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("ask", "career", "无此人", "--lang", "zh"), {}),
        (("ask", "career", "无此人", "--lang=zh"), {}),
        (("--lang", "zh", "ask", "career", "无此人"), {}),
        (("ask", "career", "无此人"), {"ARCHONTOLOGY_LANG": "zh"}),
    ],
)
def test_an_error_is_chinese(run: Run, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    done = run(*arguments, **environment)
    assert done.returncode == 1
    assert done.stderr.startswith("错误：图中没有名为“无此人”的人物 — ")


def test_the_option_wins_over_the_environment(run: Run) -> None:
    done = run("ask", "career", "无此人", "--lang", "en", ARCHONTOLOGY_LANG="zh")
    assert done.stderr.startswith("error: no person called '无此人' in the graph — ")


def test_as_json_an_error_is_chinese_too(run: Run) -> None:
    told = json.loads(run("ask", "holders", "馆长", "--json", "--lang", "zh").stderr)
    assert told == {"error": "职务“馆长”须写明机构", "hint": "请同时写出机构，如 馆长 和 丽水市档案馆"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "holders"),
        ("ask", "whom"),
        ("nonsense",),
        ("serch",),
        ("ask", "career", "x", "--no"),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--kind", "town"),
        ("ask", "changes", "x", "--from", "2019"),
        ("ask", "career", "x", "y"),
        ("ask", "career", "x", "--store"),
        ("ingest",),
    ],
)
def test_what_is_not_understood_is_told_in_chinese(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("--lang", "zh", *arguments)
    assert done.returncode == 2
    told = re.sub(
        r"['“][^'”]*['”]|--[\w-]+|archontology( \w+)* --help|[(（<][^)）>]*[)）>]|[a-z]+(、|, )", "", done.stderr
    )
    assert done.stderr.startswith("错误：")
    assert not LATIN.search(told.partition(" — ")[0]), done.stderr


@pytest.mark.parametrize(
    "arguments", [("--help",), ("ask", "--help"), ("ask", "holders", "--help"), ("token", "new", "-h")]
)
def test_help_is_chinese(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, ARCHONTOLOGY_LANG="zh")
    assert done.returncode == 0
    for line in done.stdout.splitlines():
        told = re.split(r"\s{2,}", line.strip())[-1]
        assert not told or CHINESE.search(told) or told.startswith("--on"), line
    assert "示例：archontology " in done.stdout
    assert not re.search("Options|Arguments|Commands|Usage|required|default", done.stdout)


def test_without_a_verb_the_help_is_shown_and_the_command_is_not_understood(run: Run) -> None:
    done = run("ask", ARCHONTOLOGY_LANG="zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip().startswith("用法：archontology ask")


def test_help_says_what_is_by_default_and_what_must_be_given(run: Run) -> None:
    told = run("ask", "counts", "--help").stdout
    assert "[required]" in told
    assert "default: 20" in told
    assert "默认：20" in run("ask", "counts", "--help", "--lang", "zh").stdout
