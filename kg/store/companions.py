"""A generation in, the files that stand beside its engine's files out: an index, and whatever else is made of a state.

Each kind of file is a Companion. It is made of a generation as a reader sees it, in a process of its own (builder.py),
from the file of the generation before and what changed since, or anew where that is not known.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import get_native_id
from typing import Final

from kg.store.changes import saved
from kg.store.protocol import Store
from kg.store.snapshot import Snapshot
from kg.store.snapshots import Snapshots

CHANGES: Final = "changes.json"
"""What changed since an earlier generation, for whoever makes the files of this one."""
_CLONE: Final = 0x40049409
"""FICLONE of ioctl_ficlonerange(2)."""
_GIVES_WAY: Final = 10
"""How nice the making anew of a file is to those who answer: it may take minutes."""

Lines = frozenset[str]


@dataclass(frozen=True, slots=True)
class Companion:
    """One kind of file beside a generation: its name, and who makes it.

    `current(path)` says whether a file that is there is what this version of the program makes. `build(store, path)`
    makes it anew. `update(store, path, added, removed)` brings a copy of an earlier one up to the lines of N-Triples
    that the default graph gained and lost since. `prepare` is called once, before the first. They raise StoreError.
    """

    file: str
    current: Callable[[Path], bool]
    build: Callable[[Store, Path], None]
    update: Callable[[Store, Path, Lines, Lines], None]
    prepare: Callable[[], object] = lambda: None
    copied: int = 128 << 20
    """Bytes up to which the file of the generation before is copied. A larger one is not: the file of the one before that,
    which nobody reads any more, is brought up by two steps."""


def make(snapshots: Snapshots, name: str, companion: Companion) -> None:
    """Make the companion of the generation `name`, unless it is there. Raises StoreError, NotFound."""
    snapshot = Snapshot(snapshots.hold(name))
    try:
        place = snapshot.folder / companion.file
        if companion.current(place):
            return
        making = place.with_name(f"{companion.file}.making")
        if (changes := _begun(snapshots, snapshot.folder, (companion, making))) is not None:
            companion.update(snapshot, making, *changes)
        else:
            _giving_way(lambda: companion.build(snapshot, making))
        making.replace(place)
    finally:
        snapshot.close()


def _begun(snapshots: Snapshots, folder: Path, what: tuple[Companion, Path]) -> tuple[Lines, Lines] | None:
    """Lay an earlier file where the companion is made, and say what changed since; None where there is none to go from.

    What changed is known since the generation before, the first of them, and since the one before that.
    """
    companion, making = what
    known = saved(folder / CHANGES)
    for since, added, removed in known[1:]:
        spare, before = snapshots.spare(since) / companion.file, snapshots.folder / known[0][0] / companion.file
        if _size(before) > companion.copied and companion.current(spare):
            try:
                spare.replace(making)
            except FileNotFoundError:  # its place was needed
                continue
            return added, removed
    for since, added, removed in known[:1]:
        before = snapshots.folder / since / companion.file
        if companion.current(before):
            copy(before, making)
            return added, removed
    return None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _giving_way(work: Callable[[], None]) -> None:
    # A thread can be nicer than its process; it could not become less nice again, so it is one for this work alone.
    with ThreadPoolExecutor(
        1, initializer=lambda: os.setpriority(os.PRIO_PROCESS, get_native_id(), _GIVES_WAY)
    ) as pool:
        pool.submit(work).result()


def copy(before: Path, after: Path) -> None:
    """Copy a file; where the file system can, the two share their blocks until one changes."""
    with before.open("rb") as source, after.open("wb") as target:
        try:
            fcntl.ioctl(target.fileno(), _CLONE, source.fileno())
        except OSError:
            shutil.copyfileobj(source, target, 1 << 22)
