"""Pieces of an answer in, the same packed by a content coding of HTTP out (RFC 9110, 8.4.1)."""

import zlib
from collections.abc import Callable
from typing import Final, Protocol

import brotli


class Packer(Protocol):
    """Packs what is written, piece by piece."""

    def pack(self, data: bytes) -> bytes:
        """What can be sent of all that came so far."""
        ...

    def finish(self) -> bytes:
        """The rest."""
        ...


class Gzip:
    """RFC 1952."""

    def __init__(self) -> None:
        self._work = zlib.compressobj(5, wbits=31)

    def pack(self, data: bytes) -> bytes:
        """See Packer."""
        return self._work.compress(data)

    def finish(self) -> bytes:
        """See Packer."""
        return self._work.flush()


class Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        self._work = brotli.Compressor(quality=4)

    def pack(self, data: bytes) -> bytes:
        """See Packer."""
        return bytes(self._work.process(data))

    def finish(self) -> bytes:
        """See Packer."""
        return bytes(self._work.finish())


PACKERS: Final[dict[str, Callable[[], Packer]]] = {"br": Brotli, "gzip": Gzip}
"""By their names in Accept-Encoding; the first that a client takes is used."""
