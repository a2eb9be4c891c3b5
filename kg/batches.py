"""Any number of things in, the same in lists of so many out."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in their order, `size` at a time, the last list shorter; each is read when it is wanted.

    `itertools.batched`, which Python has from 3.12 on, but with lists.
    """
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch
