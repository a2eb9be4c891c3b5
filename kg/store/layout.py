"""The folder of a store in; whether this version of the program can work with how it is laid out; an older one is changed.

| format | since | what is other |
|---|---|---|
| 0 | before there were formats | the file `format` is missing |
| 1 | 0.1 | the file `format` is there |
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.store.folder import ENGINE, FORMAT

NEWEST: Final = 1
"""The format that this version writes."""


def _nothing(_: Path) -> None:
    """0 to 1: the engine's files and the originals stand where they stood."""


_STEPS: Final[Mapping[int, Callable[[Path], None]]] = {0: _nothing}
"""What brings a store from each format to the next. It runs before the engine opens the folder, and may run again."""


def read(folder: Path) -> int:
    """The format of the store in the folder; the newest where there is none yet. Raises StoreError for what is no format."""
    try:
        text = (folder / FORMAT).read_text("utf-8").strip()
    except FileNotFoundError:
        return 0 if (folder / ENGINE).exists() else NEWEST
    if not text.isdigit():
        raise StoreError(f"{folder / FORMAT} holds {text[:20]!r}, no format", "restore it from a backup")
    return int(text)


def known(folder: Path) -> int:
    """The format of the store, or of the backup, in the folder. Raises StoreError for one of a later version."""
    found = read(folder)
    if found > NEWEST:
        raise StoreError(
            f"{folder} has format {found}; this version knows formats up to {NEWEST}",
            "a later version of archontology wrote it: install that one",
        )
    return found


def bring_up(folder: Path) -> None:
    """Change an older store so that this version can work with it; a new one gets its format.

    Raises StoreError, with nothing changed, for a store of a later version.
    """
    found = known(folder)
    if (folder / FORMAT).exists() and found == NEWEST:
        return
    for step in range(found, NEWEST):
        _STEPS[step](folder)
    making = folder / f"{FORMAT}.making"
    making.write_text(f"{NEWEST}\n", "utf-8")
    making.replace(folder / FORMAT)
