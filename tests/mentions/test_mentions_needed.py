"""Of a sentence the NER model reads the clauses that may name somebody who matters, and of most sentences nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.grammar import Grammar
from kg.mentions.needed import needed
from kg.text import sentences

PROSE = "全市各级机关单位要进一步增强做好档案工作的责任感"


def asked(text: str) -> list[list[str]]:
    """For each sentence of `text` the stretches that the model reads."""
    spans = sentences.split(text)
    phrases = [tuple(Grammar.load().titles.find(text, span)) for span in spans]
    return [[text[part.start : part.end] for part in parts] for parts in needed(text, spans, phrases)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROSE}。", []),
        ("市档案馆馆长赵深参加会议。", ["市档案馆馆长赵深参加会议。"]),
        (f"副市长钱远出席会议,{PROSE},{PROSE}。", ["副市长钱远出席会议,"]),
        (f"{PROSE},赵深昨日来到市档案馆新馆工地现场,看望了职工。", ["赵深昨日来到市档案馆新馆工地现场,看望了职工。"]),
        (f"孙敏,女,1965年生,{PROSE},任副馆长。", [f"孙敏,女,1965年生,{PROSE},任副馆长。"]),
        (f"馆长赵深到会,{PROSE},{PROSE},副馆长李宁讲话。", ["馆长赵深到会,", f"{PROSE},副馆长李宁讲话。"]),
        (f"赵深出席,{PROSE},{PROSE}、陈进、翁晓岚、张玲。", ["赵深出席,", f"{PROSE}、陈进、翁晓岚、张玲。"]),
    ],
)  # fmt: skip
def test_what_the_model_reads(text: str, expected: list[str]) -> None:
    assert asked(text) == [expected]


@given(
    st.lists(st.sampled_from(["馆长", "赵深", "出席", "会议", ",", "，", "、", "。", "(", ")", " ", "\n", PROSE])).map(
        "".join
    )
)
def test_stretches_stand_apart_in_their_sentence(text: str) -> None:
    spans = sentences.split(text)
    phrases = [tuple(Grammar.load().titles.find(text, span)) for span in spans]
    for span, parts in zip(spans, needed(text, spans, phrases), strict=True):
        ends = [span.start, *(part.end for part in parts)]
        assert all(end <= part.start < part.end <= span.end for end, part in zip(ends, parts, strict=False))
