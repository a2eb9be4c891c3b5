from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.text import sentences

TEXTS = st.text(alphabet="甲乙。！？；，（)）,;“”《》【】\n \u30001、:", max_size=300)


def words(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲来了。乙走了！丙呢？", ["甲来了。", "乙走了！", "丙呢？"]),
        ("任命甲为局长；免去乙的局长职务。", ["任命甲为局长；", "免去乙的局长职务。"]),
        ("他说：“好。谢谢。”会议结束。", ["他说：“好。谢谢。”", "会议结束。"]),
        ("他喊“加油！”的口号。", ["他喊“加油！”的口号。"]),
        ("作了《去哪里？怎么走？》报告。", ["作了《去哪里？怎么走？》报告。"]),
        ("任主任（其间：学习。）；后任局长", ["任主任（其间：学习。）；", "后任局长"]),
        ("第一行\n\n \u3000第二行 \n", ["第一行", "第二行"]),
        ("真的吗！？”他问", ["真的吗！？”", "他问"]),
        ("没有配对的“引号。后一句。", ["没有配对的“引号。", "后一句。"]),
    ],
)
def test_sentences_end_where_they_should(text: str, expected: list[str]) -> None:
    assert words(text, sentences.split(text)) == expected


def test_a_speech_in_quotes_is_split() -> None:
    speech = "“" + "我们要做好工作。" * 30 + "”"
    assert len(sentences.split(speech)) >= 30


def test_only_the_window_is_split() -> None:
    text = "甲。乙。丙。"
    assert sentences.split(text, Span(2, 4)) == [Span(2, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲，乙,丙", ["甲", "乙", "丙"]),
        ("副馆长甲、乙、丙，秘书长丁", ["副馆长甲、乙、丙", "秘书长丁"]),
        ("共1,000人，其中（男，女）", ["共1,000人", "其中（男，女）"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert words(text, sentences.clauses(text, Span(0, len(text)))) == expected


@settings(deadline=None)
@given(TEXTS)
def test_sentences_lose_nothing_but_blanks_and_never_overlap(text: str) -> None:
    spans = sentences.split(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(words(text, spans)).split()) == "".join(text.split())
    assert all(piece == piece.strip() and piece for piece in words(text, spans))


@settings(deadline=None)
@given(TEXTS)
def test_clauses_stay_in_their_sentence(text: str) -> None:
    for span in sentences.split(text):
        for clause in sentences.clauses(text, span):
            assert span.start <= clause.start < clause.end <= span.end
