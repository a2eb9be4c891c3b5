"""A writer that fills a file in, the finished content in pieces out: nothing is sent before all of it exists."""

from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

PIECE = 1 << 16
IN_MEMORY = 1 << 22


def spooled(fill: Callable[[IO[bytes]], object]) -> Iterator[bytes]:
    """Call `fill` with a file (in memory up to 4 MB, then on disk) and give back its content in pieces of 64 kB.

    An error of `fill` is raised here, before the first piece: an answer is whole or it is an error.
    """
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the iterator
    try:
        fill(file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return _pieces(file)


def _pieces(file: "SpooledTemporaryFile[bytes]") -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece
