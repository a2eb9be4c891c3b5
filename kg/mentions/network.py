"""The numbers of characters in, the score of each tag for each character out: the network of LAC, computed with numpy.

Embedding, two layers of recurrent units in both directions, one linear layer: the weights are those of the package's file,
the scores those of the package's own run to the rounding of sums.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from mmap import mmap
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from kg.mentions.recurrent import Layer, Layout
from kg.mentions.weights import read

TOGETHER = 16_000
"""Characters that go through together, at the most, but for one sentence that is longer: some 50 MB."""


class Network:
    """The weights of one model; safe to share between threads."""

    def __init__(self, model: bytes | mmap, characters: Sequence[int]) -> None:
        """Raises ValueError when the file is no such model. `characters` are rows of its vocabulary, which alone are kept.

        Nothing of `model` is held: of a file in memory only the pages are read that hold these rows and the weights.
        """
        weights = read(model)
        layers, linear, added = weights.of("GRU"), weights.of("MatMul"), weights.of("Add")
        if len(layers) != 2 or len(linear) != 1 or len(added) != 1:
            raise ValueError("no LAC network: two layers of GRU and one linear layer")
        tensors = weights.tensors
        self._vectors = tensors[weights.of("Gather")[0][0]][np.asarray(characters)]
        self._first, self._second = (Layer(*(tensors[name] for name in inputs[1:4])) for inputs in layers)
        self._linear, self._bias = tensors[linear[0][1]].copy(), tensors[added[0][1]].copy()
        self._weighed = np.empty((2, 3, len(self._vectors), self._first.units), dtype=np.float32)
        self._met = np.zeros(len(self._vectors), dtype=bool)
        self._threads = ThreadpoolController()

    def _one_thread(self) -> Any:
        """A second thread of the multiplications costs as much again and gains little (measured)."""
        return self._threads.limit(limits=1, user_api="blas")

    def scores(self, sentences: Sequence[Any]) -> list[Any]:
        """For each sentence, the numbers of its characters among those kept, the scores (character, tag). None is empty."""
        found: list[Any] = [None] * len(sentences)
        with self._one_thread():
            for group in _groups([len(sentence) for sentence in sentences]):
                scores = self._run([sentences[number] for number in group])
                for number, each in zip(group, scores, strict=True):
                    found[number] = each
        return found

    def _run(self, sentences: Sequence[Any]) -> Iterator[Any]:
        """The scores of sentences, the longest first."""
        lengths = [len(sentence) for sentence in sentences]
        layout = Layout(lengths)
        places = [layout.rows(number, length) for number, length in enumerate(lengths)]
        characters = np.empty(layout.total, dtype=np.int64)
        for rows, sentence in zip(places, sentences, strict=True):
            characters[rows] = sentence
        self._meet(characters)
        low = self._first.run(layout, partial(self._looked_up, characters, characters[layout.mirror]))
        high = self._second.run(layout, partial(self._multiplied, low, layout.mirror))
        scores = high @ self._linear + self._bias
        return (scores[rows] for rows in places)

    def _meet(self, characters: Any) -> None:
        """Multiply by the weights of the first layer those characters that no sentence has had before."""
        new = np.unique(characters[~self._met[characters]])
        if len(new):
            vectors = self._vectors[new]
            weighed = np.empty((2, 3, len(new), self._first.units), dtype=np.float32)
            self._first.weighed(vectors, vectors, weighed)
            self._weighed[:, :, new] = weighed
            self._met[new] = True

    def _looked_up(self, forwards: Any, backwards: Any, start: int, end: int, out: Any) -> None:
        """What goes into the first layer: a character weighs the same wherever it stands, so it was multiplied before."""
        for gate in range(3):
            np.take(self._weighed[0, gate], forwards[start:end], axis=0, out=out[0, gate], mode="clip")
            np.take(self._weighed[1, gate], backwards[start:end], axis=0, out=out[1, gate], mode="clip")

    def _multiplied(self, rows: Any, mirror: Any, start: int, end: int, out: Any) -> None:
        """What goes into the second layer: what the first one said of the rows."""
        self._second.weighed(rows[start:end], rows[mirror[start:end]], out)


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the sentences that go through together, each group the longest first."""
    group: list[int] = []
    held = 0
    for number in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        if group and held + lengths[number] > TOGETHER:
            yield group
            group, held = [], 0
        group.append(number)
        held += lengths[number]
    if group:
        yield group
