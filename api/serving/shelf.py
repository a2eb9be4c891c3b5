"""Answers that cost time in, the same again out, in whichever process they are asked for: what all readers keep together.

A reader that answered a slow query ends, and its own cache with it; queries that last are spread over many readers. So
answers that took WORTH and fit into a place are written to shared memory, made before the first fork. Nobody locks it: a
digest of the content tells whether what is read is whole, whoever wrote there meanwhile.
"""

import mmap
import struct
from hashlib import blake2b
from typing import Final

PLACE: Final = 1 << 18
"""Bytes of a place, its head among them."""
PLACES: Final = 128
"""Two answers that want the same place: the later has it."""
WORTH: Final = 5_000_000
"""Nanoseconds of an answer that is worth a place."""
_HEAD: Final = struct.Struct("<16s16sI")  # digests of what was asked and of the answer, length
_SIZE: Final = 16


class Shelf:
    """The answers of all readers, by generation and request. Pages that nobody wrote to take no memory."""

    def __init__(self, places: int = PLACES) -> None:
        self._places = places
        self._memory = mmap.mmap(-1, places * PLACE)

    def get(self, generation: str, request: bytes) -> bytes | None:
        """The answer to this very request in the generation, if somebody keeps it."""
        key, at = self._place(generation, request)
        held, digest, length = _HEAD.unpack_from(self._memory, at)
        if held != key:
            return None
        answer = self._memory[at + _HEAD.size : at + _HEAD.size + min(length, PLACE - _HEAD.size)]
        return answer if _digest(answer) == digest else None

    def put(self, generation: str, request: bytes, answer: bytes) -> None:
        """Keep an answer; one that is longer than a place is not kept."""
        if len(answer) > PLACE - _HEAD.size:
            return
        key, at = self._place(generation, request)
        _HEAD.pack_into(self._memory, at, key, _digest(answer), len(answer))
        self._memory[at + _HEAD.size : at + _HEAD.size + len(answer)] = answer

    def _place(self, generation: str, request: bytes) -> tuple[bytes, int]:
        key = _digest(generation.encode() + b"\n" + request)
        return key, int.from_bytes(key[:8], "little") % self._places * PLACE


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()
