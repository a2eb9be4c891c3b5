"""The folder of a store in, how large it is out."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.store.folder import ENGINE, GENERATIONS, ORIGINALS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Bytes of the engine's files, of the originals, of all generations (files that they share count once), of what is
    free on the disk; and how many generations there are."""

    quads: int
    originals: int
    generations: int
    free: int
    kept: int


def sizes(folder: Path) -> Sizes:
    """How large a store is. It looks at each file: call it now and then, not at each request."""
    generations = folder / GENERATIONS
    seen: set[int] = set()
    quads = _size(folder / ENGINE, seen)
    return Sizes(
        quads=quads,
        originals=_size(folder / ORIGINALS, seen),
        generations=_size(generations, seen),
        free=shutil.disk_usage(folder).free,
        kept=sum(1 for _ in generations.glob("*-*")),
    )


def _size(folder: Path, seen: set[int]) -> int:
    """Bytes of the files in the folder that were not seen; what goes away meanwhile is nothing."""
    size = 0
    for path in folder.rglob("*"):
        try:
            found = path.stat()
        except FileNotFoundError:
            continue
        if found.st_ino not in seen:
            seen.add(found.st_ino)
            size += found.st_size
    return size
