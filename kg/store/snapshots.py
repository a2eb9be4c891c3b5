"""A store that writes in; folders that hold it as it was, one a generation, for readers to open, out.

`generations/NAME/quads` is a checkpoint of the engine, `generations/current.json` names the newest. Whoever reads
a generation holds a shared lock on it, which the system lets go of when that process ends in any way: what nobody
holds, is not the newest and is not kept on request may be removed.
"""

import fcntl
import os
import re
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.errors import NotFound, StoreError
from kg.store.folder import ENGINE, GENERATIONS
from kg.store.protocol import Generation
from kg.store.states import read, written

CURRENT: Final = "current.json"
STATE: Final = "generation.json"
KEPT: Final = "kept"
_SPARE: Final = "spare"
_IN_USE: Final = "in-use"
_NAME: Final = re.compile(r"[0-9a-f]+-[0-9]+")


class Held:
    """A generation that this process reads: it is not removed before `release`."""

    def __init__(self, folder: Path) -> None:
        """Raises NotFound when there is no such generation (any more)."""
        self.folder = folder
        try:
            lock = os.open(folder / _IN_USE, os.O_RDONLY | os.O_CLOEXEC)
            self.release = weakref.finalize(self, os.close, lock)
            """Call it to let the generation be removed; what is forgotten is let go of, too."""
            fcntl.flock(lock, fcntl.LOCK_SH)
            found = read(folder / STATE)
        except FileNotFoundError:
            found = None
        if found is None:
            raise NotFound(
                f"there is no generation {folder.name}", "archontology generations list tells those that are there"
            )
        self.generation: Generation = found

    @property
    def engine(self) -> Path:
        """The folder of the engine's files."""
        return self.folder / ENGINE


def is_generation(folder: Path) -> bool:
    """Whether the folder is one generation of a store, not a store."""
    return (folder / _IN_USE).exists()


class Snapshots:
    """The generations of the store in a folder."""

    def __init__(self, store: Path) -> None:
        self.folder = store / GENERATIONS
        self._current = str(self.folder / CURRENT)

    def publish(self, fill: Callable[[Path], Generation]) -> Generation:
        """Make a generation and let readers see it; `fill` and errors are those of `lay`."""
        generation = self.lay(fill)
        self.point(generation)
        return generation

    def lay(self, fill: Callable[[Path], Generation]) -> Generation:
        """Make a generation: `fill` lays its files into the new folder given and says which state they hold.

        Nobody reads it before `point`. Raises StoreError when there is no room or no right to write.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            making = self.folder / "making"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            generation = fill(making)
            (making / STATE).write_bytes(written(generation))
            (making / _IN_USE).touch()
            place = self.folder / generation.name
            if place.exists():
                shutil.rmtree(making)  # nothing was written since the store was left
            else:
                making.rename(place)
        except OSError as error:
            raise self._no_room(error) from None
        return generation

    def point(self, generation: Generation) -> None:
        """Let readers see it as the newest; those who do already open it again, with what stands beside it by now."""
        pointing = self.folder / f"{CURRENT}.making"
        try:
            pointing.write_bytes(written(generation))
            pointing.replace(self.folder / CURRENT)
        except OSError as error:
            raise self._no_room(error) from None

    def _no_room(self, error: OSError) -> StoreError:
        return StoreError(f"no generation can be made in {self.folder}: {error}", "is there room on it?")

    def current(self) -> Generation | None:
        """The newest generation; None before the first."""
        return read(self.folder / CURRENT)

    def hold(self, name: str | None = None) -> Held:
        """The generation called `name` (default: the newest), held for reading. Raises NotFound."""
        if name is not None:
            return Held(self._place(name))
        for _ in range(100):  # the newest may be replaced and removed between the two looks
            newest = self.current()
            if newest is None:
                break
            try:
                return Held(self.folder / newest.name)
            except NotFound:
                continue
        raise NotFound(f"no generation in {self.folder}", "start the service once: archontology serve")

    def stamp(self) -> tuple[int, int]:
        """What changes when another generation is the newest; a look at it costs two microseconds."""
        try:
            found = os.stat(self._current)
        except FileNotFoundError:
            return (0, 0)
        return (found.st_ino, found.st_mtime_ns)

    def names(self) -> list[Generation]:
        """All generations that are there, the newest last."""
        found = [read(path) for path in self.folder.glob(f"*-*/{STATE}")]
        return sorted((one for one in found if one is not None), key=lambda one: one.made)

    def keep(self, name: str, kept: bool = True) -> None:
        """Keep a generation for good, or not any more. Raises NotFound."""
        held = self.hold(name)  # so that it is not removed meanwhile
        if kept:
            (held.folder / KEPT).touch()
        else:
            (held.folder / KEPT).unlink(missing_ok=True)
        held.release()

    def kept(self, name: str) -> bool:
        """Whether somebody asked to keep it."""
        return (self._place(name) / KEPT).exists()

    def spare(self, name: str) -> Path:
        """Where what stood beside the engine's files of a generation is, after it was removed; of the last one only."""
        return self.folder / _SPARE / name

    def prune(self, keep: int = 0) -> list[str]:
        """Remove generations that nobody reads, but not the newest, the `keep` before it and those kept on request."""
        newest = self.current()
        old = [one.name for one in self.names() if newest is None or one.name != newest.name]
        going = old[: len(old) - keep] if keep else old
        return [name for name in going if not self.kept(name) and _remove(self.folder / name, self.spare(name))]

    def _place(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise NotFound(f"{name!r} is no name of a generation", "archontology generations list tells them")
        return self.folder / name


def _remove(place: Path, spare: Path) -> bool:
    """Remove the generation unless somebody reads it; what is beside the engine's files is laid aside."""
    try:
        lock = os.open(place / _IN_USE, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        (place / STATE).unlink()  # from here on nobody can begin to read it
        shutil.rmtree(place / ENGINE)
        shutil.rmtree(spare.parent, ignore_errors=True)
        spare.parent.mkdir()
        place.rename(spare)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True
