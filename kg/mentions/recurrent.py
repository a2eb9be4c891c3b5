"""Sentences of any lengths through layers of gated recurrent units, in both directions at once and without padding.

The unit is that of ONNX' operator GRU with linear_before_reset (Cho et al. 2014, in the form of Chung et al. 2014):
z = s(Wz x + Rz h + b), r = s(Wr x + Rr h + b), c = tanh(Wc x + wb + r (Rc h + rb)), h' = c + z (h - c), and s(x) is taken
as (tanh(x / 2) + 1) / 2. Characters are laid out by their places in the sentences, all first ones, all second ones, and
so on, the longest sentence first: a step reads the rows of one place, and those that have ended fall off at the end.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np

BLOCK = 512
"""About so many rows are multiplied by the weights of the input together: what a step reads is still near the core."""

Inputs: TypeAlias = Callable[[int, int, Any], None]
"""Puts what goes into the rows from one number to another where it is told: (direction, gate, row, unit)."""


class Layout:
    """Where the characters of sentences stand, given the lengths of the sentences, the longest first and none empty."""

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths)
        counts = (sizes > np.arange(sizes[0])[:, None]).sum(axis=1)
        self.starts = np.concatenate([[0], np.cumsum(counts)])
        """The row of the first sentence's character at each place; the last is the number of all rows."""
        self.total = int(self.starts[-1])
        self.counts: list[int] = counts.tolist()
        sentence = np.arange(self.total) - np.repeat(self.starts[:-1], counts)
        place = np.repeat(np.arange(len(counts)), counts)
        self.mirror = self.starts[sizes[sentence] - 1 - place] + sentence
        """For each row the row of the character as far from the other end of its sentence."""

    def rows(self, sentence: int, length: int) -> Any:
        """The rows of the characters of a sentence."""
        return self.starts[:length] + sentence

    def blocks(self) -> Iterator[tuple[int, int, list[int]]]:
        """Places next to each other with BLOCK rows at most (but one at least): first row, end, the rows of each place."""
        first = 0
        for place in range(1, len(self.counts) + 1):
            if place == len(self.counts) or self.starts[place + 1] - self.starts[first] > BLOCK:
                yield int(self.starts[first]), int(self.starts[place]), self.counts[first:place]
                first = place


class Layer:
    """Recurrent units in both directions; the halves of s(x) are in the weights."""

    def __init__(self, weights: Any, recurrent: Any, biases: Any) -> None:
        """Arrays as ONNX lays them out: (2, 3 units, inputs), (2, 3 units, units) and (2, 6 units); gates z, r, c."""
        self.units = units = recurrent.shape[2]
        half = np.array([0.5, 0.5, 1], dtype=np.float32)[:, None, None]
        of_input, of_state = biases.reshape(2, 2, 3, 1, units).swapaxes(0, 1)
        within = np.array([1, 1, 0], dtype=np.float32)[:, None, None]
        self._weights = np.ascontiguousarray(weights.reshape(2, 3, units, -1).swapaxes(2, 3) * half)
        self._bias = (of_input + of_state * within) * half
        self._recurrent = np.ascontiguousarray(recurrent.reshape(2, 3, units, units).swapaxes(2, 3) * np.float32(0.5))
        self._reset_bias = of_state[:, 2] * np.float32(0.5)

    def weighed(self, rows: Any, mirrored: Any, out: Any) -> None:
        """Put the rows, times the weights of the input, into `out` (direction, gate, row, unit); backwards those mirrored."""
        np.matmul(rows, self._weights[0], out=out[0])
        np.matmul(mirrored, self._weights[1], out=out[1])
        np.add(out, self._bias, out=out)

    def run(self, layout: Layout, inputs: Inputs) -> Any:
        """The states of each row, forwards and backwards: (row, 2 units), the rows in the order of the layout."""
        units, blocks = self.units, list(layout.blocks())
        states = np.empty((2, layout.total, units), dtype=np.float32)
        given = np.empty((2, 3, max(end - start for start, end, _ in blocks), units), dtype=np.float32)
        state = np.zeros((2, layout.counts[0], units), dtype=np.float32)
        for start, end, counts in blocks:
            inputs(start, end, given[:, :, : end - start])
            state = self._steps(state, counts, given, states[:, start:end])
        together = np.empty((layout.total, 2 * units), dtype=np.float32)
        together[:, :units] = states[0]
        np.take(states[1], layout.mirror, axis=0, out=together[:, units:], mode="clip")
        return together

    def _steps(self, state: Any, counts: Sequence[int], given: Any, out: Any) -> Any:
        """The state after a step for each count, which says how many sentences go on; each state is put into `out`."""
        row, count = 0, -1
        for size in counts:
            if size != count:
                count, state = size, state[:, :size].copy()
                gates = np.empty((2, 3, size, self.units), dtype=np.float32)
                both, update, reset, new = gates[:, :2], gates[:, 0], gates[:, 1], gates[:, 2]
            now = given[:, :, row : row + size]
            np.matmul(state[:, None], self._recurrent, out=gates)
            np.add(both, now[:, :2], out=both)
            np.tanh(both, out=both)
            np.add(both, 1, out=both)
            np.add(new, self._reset_bias, out=new)
            np.multiply(new, reset, out=new)
            np.add(new, now[:, 2], out=new)
            np.tanh(new, out=new)
            np.multiply(update, 0.5, out=update)
            np.subtract(state, new, out=state)
            np.multiply(state, update, out=state)
            np.add(state, new, out=state)
            out[:, row : row + size] = state
            row += size
        return state
