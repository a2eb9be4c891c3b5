"""The table bodies.tsv, read and resolved; properties that hold for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.references import Context
from kg.grammar.bodies import Bodies
from kg.grammar.places import Gazetteer
from kg.grammar.sentence import Found
from kg.model import Document, Span

TABLE = Path(__file__).with_name("bodies.tsv")
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ROWS = list(csv.DictReader(LINES, delimiter="\t"))


def context_of(text: str, publisher: str | None = None, title: str | None = None) -> Context:
    """The context of a document of this text."""
    document = Document(
        key="case",
        text=text,
        content=text.encode(),
        sha256="",
        media_type="text/plain",
        title=title,
        publisher=publisher,
    )
    bodies = Bodies.load()
    return Context.of(Found(document, (), tuple(bodies.find(text))), bodies, Gazetteer.load())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"] + (row["publisher"] or row["title"]))
def test_a_body_is_read_and_written_out(row: dict[str, str]) -> None:
    bodies, text = Bodies.load(), row["text"]
    mention = bodies.ending_at(text, len(text))
    if row["body"] == "-":
        assert mention is None
        return
    assert mention is not None
    assert mention.text == row["body"]
    context = context_of(text, row["publisher"] or None, row["title"] or None)
    found = context.resolve(mention)
    assert (found.name, found.resolved) == ((mention.text, False) if row["full"] == "?" else (row["full"], True))


def test_the_table_is_wide() -> None:
    assert len(ROWS) > 150


def test_the_bodies_of_brackets_and_pairs_are_several() -> None:
    text, bodies = "省档案局(省地方志办、省档案馆)和省纪委监委", Bodies.load()
    context = context_of(text, "贵州省档案馆")
    bracketed, pair = bodies.find(text)
    assert [found.name for found in context.resolve_all(bracketed)] == [
        "贵州省档案局",
        "贵州省地方志办公室",
        "贵州省档案馆",
    ]
    assert [found.name for found in context.resolve_all(pair)] == ["中国共产党贵州省纪律检查委员会", "贵州省监察委员会"]


def test_a_council_is_an_organ_of_its_society() -> None:
    text, bodies = "江苏省档案学会成立。第七届理事会", Bodies.load()
    mention = bodies.ending_at(text, len(text))
    assert mention is not None
    context = context_of(text)
    assert (context.resolve(mention).name, mention.term) == ("江苏省档案学会", "第七届")
    assert context.organ(mention) == "江苏省档案学会第七届理事会"


def test_a_title_implies_a_government() -> None:
    mention = Bodies.load().implied("市", "政府", Span(10, 12))
    assert mention is not None
    assert (mention.name, mention.span) == ("{place}人民政府", Span(10, 12))
    assert Bodies.load().implied("常州市", "政府", Span(0, 3)).name == "常州市人民政府"  # type: ignore[union-attr]


def test_find_gives_the_longest_names_in_order() -> None:
    text = "江苏省档案馆、市委办公室(市档案局)联合举办,南京大学档案馆协办,各市档案局参加。"
    assert [m.text for m in Bodies.load().find(text)] == ["江苏省档案馆", "市委办公室(市档案局)", "南京大学档案馆"]


def test_find_stays_within_its_span() -> None:
    text = "江苏省档案馆和常州市档案馆"
    assert [m.text for m in Bodies.load().find(text, Span(7, 13))] == ["常州市档案馆"]


WORDS = st.sampled_from(
    [
        "江苏省",
        "常州",
        "市委",
        "省",
        "档案馆",
        "(",
        ")",
        "、",
        "办公室",
        "第七届",
        "理事会",
        "和",
        "的",
        "人大常委会",
        "处",
        "张",
        "我馆",
        "党组",
        "驻",
    ]
)


@given(st.lists(WORDS, max_size=14).map("".join))
def test_mentions_are_stretches_of_the_text_without_overlap(text: str) -> None:
    bodies, end = Bodies.load(), 0
    context = context_of(text, "常州市档案馆")
    for mention in bodies.find(text):
        assert mention.span.start >= end
        assert text[mention.span.start : mention.span.end] == mention.text
        found = context.resolve(mention)
        assert found.surface == mention.text
        assert found.resolved == ("{" not in found.name) or found.name == found.surface
        end = mention.span.end


@given(st.lists(WORDS, max_size=14).map("".join), st.integers(0, 30), st.integers(0, 30))
def test_a_name_ends_where_asked_and_starts_after_the_limit(text: str, end: int, limit: int) -> None:
    mention = Bodies.load().ending_at(text, min(end, len(text)), limit)
    if mention is not None:
        assert mention.span.end == min(end, len(text))
        assert mention.span.start >= limit


def test_the_cost_of_one_reading_is_bounded() -> None:
    text = "江苏省档案馆" * 20_000
    mention = Bodies.load().ending_at(text, len(text))
    assert mention is not None
    assert len(mention.text) <= 48


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("南通市档案局办公室", ("档案局", "办公室")),
        ("江苏省档案馆", ("档案馆",)),
        ("江苏省档案馆收集整理处", ("档案馆", "收集整理处")),
        ("省委办公厅", ("委", "办公厅")),
        ("南京大学档案馆", ("大学", "档案馆")),
        ("江苏省文化和旅游厅", ("文化和旅游厅",)),
        ("常州市自然资源和规划局", ("自然资源和规划局",)),
        ("江苏省人力资源和社会保障厅", ("人力资源和社会保障厅",)),
        ("常州市卫生健康委员会", ("卫生健康委员会",)),
    ],
)
def test_the_parts_of_a_name(text: str, units: tuple[str, ...]) -> None:
    mention = Bodies.load().ending_at(text, len(text))
    assert mention is not None
    assert mention.units == units
