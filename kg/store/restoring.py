"""The folder of a store and the engine's files of a backup in; the store with those files out, whatever happens between."""

import shutil
import time
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.folder import ENGINE, REPLACED

_NEW: Final = "quads.restored"
_PATIENCE: Final = 60.0
"""Seconds that those who read the old files are waited for."""


def prepare(folder: Path, backup: Path) -> None:
    """Copy the files beside those of the store. Raises StoreError when an engine cannot open them, or there is no room."""
    new = folder / _NEW
    shutil.rmtree(new, ignore_errors=True)
    try:
        shutil.copytree(backup / ENGINE, new)
        ox.Store.read_only(str(new))
    except (OSError, RuntimeError, shutil.Error) as error:
        shutil.rmtree(new, ignore_errors=True)
        raise StoreError(f"{backup} cannot be restored: {error}", "is it a backup, is there room?") from None


def exchange(folder: Path) -> None:
    """Put the files that were prepared in the place of the store's; `finish` does what a crash in between left."""
    shutil.rmtree(folder / REPLACED, ignore_errors=True)
    (folder / ENGINE).rename(folder / REPLACED)
    finish(folder)
    shutil.rmtree(folder / REPLACED, ignore_errors=True)


def reopened(engine: Path) -> ox.Store:
    """The engine over the new files, as soon as nobody reads the old ones. Raises StoreError when that takes too long."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return ox.Store(engine)
        except OSError as error:
            if time.monotonic() > end:
                raise StoreError(
                    f"{engine} was restored, and cannot be opened: {error}", "start the service anew"
                ) from None
            time.sleep(0.05)


def finish(folder: Path) -> None:
    """Complete an exchange that was begun: the old files are away and the new ones not yet in their place."""
    if (folder / REPLACED).exists() and not (folder / ENGINE).exists():
        (folder / _NEW).rename(folder / ENGINE)
