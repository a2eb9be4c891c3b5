"""Requests and their answers of one generation, the ones used last, up to a number of bytes."""

from collections import OrderedDict

_OVERHEAD = 200
"""Bytes that an entry costs beside what it holds."""


class Cache:
    """Answers of one generation by the bytes of the request. Of another generation it forgets all."""

    def __init__(self, most: int) -> None:
        """`most` is the number of bytes that it may hold."""
        self._most = most
        self._held: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0
        self._generation = ""

    def get(self, generation: str, request: bytes) -> bytes | None:
        """The answer to this very request, if it is known."""
        if generation != self._generation:
            self._held.clear()
            self._size, self._generation = 0, generation
        found = self._held.get(request)
        if found is not None:
            self._held.move_to_end(request)
        return found

    def put(self, request: bytes, answer: bytes) -> None:
        """Keep an answer; what was not used for longest gives way. One that is an eighth of all is not kept."""
        size = len(request) + len(answer) + _OVERHEAD
        if size > self._most // 8 or request in self._held:
            return
        self._held[request] = answer
        self._size += size
        while self._size > self._most:
            old, gone = self._held.popitem(last=False)
            self._size -= len(old) + len(gone) + _OVERHEAD
