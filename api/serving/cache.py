"""Requests and their answers of one generation, the ones used last, up to a number of bytes."""

from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")
_OVERHEAD = 200
"""Bytes that an entry costs beside what it holds."""


class Cache(Generic[T]):
    """Answers of one generation by the bytes of the request. Of another generation it forgets all."""

    def __init__(self, most: int) -> None:
        """`most` is the number of bytes that it may hold."""
        self._most = most
        self._held: OrderedDict[bytes, tuple[T, int]] = OrderedDict()
        self._size = 0
        self._generation = ""

    @property
    def longest(self) -> int:
        """Bytes above which an answer is not kept: an eighth of all."""
        return self._most // 8

    def get(self, generation: str, request: bytes) -> T | None:
        """The answer to this very request, if it is known."""
        if generation != self._generation:
            self._held.clear()
            self._size, self._generation = 0, generation
        found = self._held.get(request)
        if found is None:
            return None
        self._held.move_to_end(request)
        return found[0]

    def put(self, request: bytes, answer: T, length: int) -> None:
        """Keep an answer that has so many bytes; what was not used for longest gives way. One above `longest` is not kept."""
        size = len(request) + length + _OVERHEAD
        if size > self.longest or request in self._held:
            return
        self._held[request] = (answer, size)
        self._size += size
        while self._size > self._most:
            _, (_, gone) = self._held.popitem(last=False)
            self._size -= gone
