"""Whatever is said to a person is said in both languages: no sentence is without its row, no row without its sentence."""

import re
from http import HTTPStatus

import pytest
from said_in_code import of_errors, of_help

from api.errors import KINDS
from api.texts import texts
from kg.catalogue import TABLES, chinese, rows, say
from kg.cli.words import _WORDS

CHINESE = re.compile("[\u4e00-\u9fff]")
WITHOUT_WORDS = {"text or json", "[Errno {}] {}"}
"""Rows that have no word of their own in Chinese."""
TITLES = {title for _, _, _, title in KINDS} | {status.phrase for status in HTTPStatus} | {"The service failed"}
"""What the titles of problems may be."""


def table(name: str) -> dict[str, str]:
    return dict(rows(name))


def test_every_error_and_its_way_out_is_said_in_chinese() -> None:
    known = table("errors.tsv")
    assert sorted(of_errors() - known.keys()) == []
    assert len(of_errors()) > 400


def test_every_title_of_a_problem_is_said_in_chinese() -> None:
    assert [title for _, _, _, title in KINDS if not CHINESE.search(chinese(title))] == []


def test_every_row_is_said_somewhere() -> None:
    assert sorted(table("errors.tsv").keys() - of_errors() - TITLES) == []


def test_every_help_text_is_said_in_chinese_and_no_row_is_of_another() -> None:
    known = table("help.tsv")
    assert sorted(of_help() - known.keys()) == []
    assert sorted(known.keys() - of_help()) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_chinese_has_each_value_that_it_names_and_stands_once(name: str) -> None:
    listed = list(rows(name))
    assert len({english for english, _ in listed}) == len(listed)
    for english, said in listed:
        assert CHINESE.search(said) or english in WITHOUT_WORDS, english
        places = {int(place) for place in re.findall(r"\{(\d)!?\}", said)}
        assert places <= set(range(1, english.count("{}") + 1)), english


def test_no_sentence_has_two_rows() -> None:
    every = [english for name in TABLES for english, _ in rows(name)]
    assert sorted({one for one in every if every.count(one) > 1}) == []


def test_the_words_of_tables_and_pages_stand_in_both_languages() -> None:
    assert [key for key, words in _WORDS.items() if not words.zh or not words.en] == []
    assert texts("zh").keys() == texts("en").keys()


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("there is no store at data", "data 没有存库"),
        ("no person called '陈向阳' in the graph", "图中没有名为“陈向阳”的人物"),
        ("2 in the graph are called '闻人澄'", "图中有 2 个叫做“闻人澄”"),
        ("cannot listen on 127.0.0.1:80: Permission denied", "无法在 127.0.0.1:80 监听：没有权限"),
        ("bodies.csv, line 3: no body and no change", "bodies.csv 第 3 行：既无机构也无变动"),
        ("x is a body, y a person", "x 是机构，y 是人物"),
        ("a sentence that nobody wrote", "a sentence that nobody wrote"),
    ],
)
def test_a_sentence_is_found_with_its_values(english: str, wanted: str) -> None:
    assert chinese(english) == wanted
    assert say(english, "en") == english


def test_values_are_as_short_as_they_can_be_and_any_blank_is_a_blank() -> None:
    known = {english: said for table in TABLES for english, said in rows(table)}
    assert "{} {} is a file." in known
    assert chinese("Path  'a is b' is a\nfile.") == chinese("Path 'a is b' is a file.") != "Path 'a is b' is a file."


@pytest.mark.parametrize("english", sorted({e for table in TABLES for e, _ in rows(table) if e.count("{}") > 1}))
def test_a_long_text_of_a_strangers_costs_its_length(english: str) -> None:
    """Each ends at once; one expression for the whole row took minutes for one of them (it is a matter of the square)."""
    for piece in {piece for piece in english.split("{}") if piece}:
        text = piece * (4_000 // len(piece)) + "!"
        assert chinese(text)
