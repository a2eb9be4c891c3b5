"""The index as a companion of generations: what the service has made beside each (kg/store/companions.py)."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from kg.answers.kept import questions, shape
from kg.errors import StoreError
from kg.indexing.changes import Changed
from kg.indexing.listing import lists
from kg.indexing.making import build, update
from kg.indexing.reach import rules
from kg.indexing.wording import texts
from kg.store.companions import Companion
from kg.store.index import NAME, beside
from kg.store.protocol import Store

Lines = frozenset[str]


def companion() -> Companion:
    """What makes the index beside a generation, and brings it up from one to the next."""
    return Companion(NAME, _current, _build, _update, _prepare)


def _current(path: Path) -> bool:
    found = beside(path.parent, shape())
    if found is not None:
        found.close()
    return found is not None


def _build(store: Store, path: Path) -> None:
    _told(path, lambda: build(store, path))


def _update(store: Store, path: Path, added: Lines, removed: Lines) -> None:
    _told(path, lambda: update(store, path, Changed(added, removed)))


def _told(path: Path, work: Callable[[], None]) -> None:
    try:
        work()
    except sqlite3.Error as error:
        raise StoreError(f"the index {path} cannot be made: {error}", "is there room on the disk?") from None
    except (ValueError, LookupError, AttributeError) as error:
        # What a stranger's update wrote can be nothing that an answer is made of: a place in a text that is no number.
        said = f"no index can be made of what the store holds: {type(error).__name__}: {error}"
        raise StoreError(said, "archontology check tells what is wrong; until then the engine answers") from None


def _prepare() -> None:
    """Read off the questions now what else the first write would wait for."""
    for question in (*questions().values(), *lists(), texts()):
        rules(question)
