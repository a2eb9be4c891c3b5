"""Many texts in, one block of bytes with the place of each out; lists of numbers in, the rows of a sparse matrix out."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.int32]
Mask: TypeAlias = npt.NDArray[np.bool_]


class Texts:
    """Texts by their number, without a Python object for each: 60 bytes less a text."""

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` in the order of their UTF-8 bytes where `find` is to find them."""
        said = [text.encode() for text in texts]
        self._bytes = b"".join(said)
        self._ends = np.fromiter(accumulate(map(len, said), initial=0), np.int64, len(said) + 1)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._raw(number).decode()

    def _raw(self, number: int) -> bytes:
        return self._bytes[self._ends[number] : self._ends[number + 1]]

    def find(self, text: str) -> int | None:
        """The number of a text among texts in order; None where it is not there."""
        wanted = text.encode()
        at = bisect_left(range(len(self)), wanted, key=self._raw)
        return at if at < len(self) and self._raw(at) == wanted else None

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self._bytes) + self._ends.nbytes


class Rows:
    """Which edges meet which node: a sparse matrix in rows (CSR), every edge in the row of both its ends."""

    def __init__(self, nodes: int, ends: Numbers) -> None:
        """`ends` has a row of two nodes for each edge."""
        both = ends.T.reshape(-1)
        self._edges = (np.argsort(both, kind="stable") % max(len(ends), 1)).astype(np.int32)
        self._starts = np.zeros(nodes + 1, np.int64)
        np.cumsum(np.bincount(both, minlength=nodes), out=self._starts[1:])

    def of(self, nodes: Numbers) -> Numbers:
        """The edges of these nodes, node by node."""
        starts = self._starts[nodes]
        counts = self._starts[nodes + 1] - starts
        # Of three rows that start at 5, 9 and 20: 5 6 7, 9, 20 21.
        jumps = np.repeat(starts - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        found: Numbers = self._edges[np.arange(counts.sum()) + jumps]
        return found

    def degrees(self, nodes: Numbers) -> Numbers:
        """How many edges each of these nodes has."""
        found: Numbers = (self._starts[nodes + 1] - self._starts[nodes]).astype(np.int32)
        return found

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return self._edges.nbytes + self._starts.nbytes
