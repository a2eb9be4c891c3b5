from pathlib import Path

import pytest

from kg.grammar import Grammar
from kg.grammar.phrases import Unit
from kg.model import Span

LINES = (Path(__file__).parent / "titles.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def told(unit: Unit) -> str:
    return "~".join((unit.body.text if unit.body else "", unit.post, unit.status or "", unit.mode or ""))


@pytest.mark.parametrize(("written", "units"), ROWS, ids=[row[0] for row in ROWS])
def test_a_phrase_has_its_units(written: str, units: str) -> None:
    (phrase,) = Grammar.load().titles.find(written, Span(0, len(written)))
    assert " | ".join(told(unit) for unit in phrase.units) == units


@pytest.mark.parametrize("written", ["中央书记处", "主席团成员", "各部门要明确主任务", "第一次会员代表大会"])
def test_a_word_that_begins_another_is_no_title(written: str) -> None:
    found = Grammar.load().titles.find(written, Span(0, len(written)))
    assert not [unit for phrase in found for unit in phrase.units if unit.post in ("书记", "主席", "主任", "会员")]


def test_remarks_in_brackets_belong_to_the_title_before_them() -> None:
    written = "贵州省档案局(省地方志办、省档案馆)副局长(副主任、副馆长)"
    (phrase,) = Grammar.load().titles.find(written, Span(0, len(written)))
    assert phrase.units[0].remarks == ("副主任、副馆长",)
    assert phrase.span == Span(0, len(written))


def test_one_word_may_be_two_posts() -> None:
    written = "青海省档案局副局(馆)长"
    (phrase,) = Grammar.load().titles.find(written, Span(0, len(written)))
    assert (phrase.units[0].post, phrase.units[0].remarks) == ("副局长", ("副馆长",))
