"""A store and a folder in; all that it holds in that folder out, or the other way round, while a server serves it.

A backup is a folder like a store's: `quads`, `originals`, `decisions`, `format`; and `backup.json`, which tells of it.
A generation of a store (docs/store.md) can be restored, too: it has the quads alone.
"""

import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import orjson

from kg.errors import InputError, NotFound, StoreError
from kg.settings import Settings
from kg.store import EmbeddedStore, ServedStore, Store
from kg.store.folder import DECISIONS, ENGINE, FORMAT, ORIGINALS, SOCKET
from kg.store.layout import NEWEST, known
from kg.store.snapshots import Held, Snapshots

TOLD: Final = "backup.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup: where it is, of which generation, when it was made (UTC, ISO), by which version, how large (bytes)."""

    folder: str
    generation: str
    made: str
    version: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored into which generation; `before` is the kept generation that holds what the store held."""

    folder: str
    generation: str
    before: str


def backup(store: Store, settings: Settings, folder: Path) -> Backup:
    """Copy all that the store holds into a new folder. Others go on reading and writing.

    Raises InputError for a folder that holds something or a store that is not in a folder, StoreError for a full disk.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is not empty", "name a new folder for each backup")
    making = folder.with_name(f".{folder.name}.making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        # What people decided and what follows from it in the graph are of one moment; originals only grow.
        with store.alone():
            held = _now(store)
            _copy(settings.decided(), making / DECISIONS)
        shutil.copytree(held.engine, making / ENGINE)
        _copy(Path(settings.store) / ORIGINALS, making / ORIGINALS)
        (making / FORMAT).write_text(f"{NEWEST}\n", "utf-8")
        size = sum(path.stat().st_size for path in making.rglob("*") if path.is_file())
        made = Backup(
            folder=str(folder),
            generation=held.generation.name,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            version=version("archontology"),
            size=size,
        )
        (making / TOLD).write_bytes(orjson.dumps(asdict(made), option=orjson.OPT_INDENT_2))
        held.release()
        making.replace(folder)
    except (OSError, shutil.Error) as error:
        shutil.rmtree(making, ignore_errors=True)
        raise StoreError(f"the backup {folder} cannot be made: {error}", "is there room, and write access?") from None
    return made


def restore(store: Store, settings: Settings, folder: Path) -> Restored:
    """Make the store hold what the backup holds, with its originals and decisions; what it held stays as a generation.

    Raises InputError for a folder that is no backup, StoreError for one of a later version or a full disk.
    """
    if folder.resolve() == Path(settings.store).resolve() or (folder / SOCKET).exists():
        raise InputError(f"{folder} is a store in use", "name a folder that archontology backup made")
    if not (folder / ENGINE).is_dir():
        raise InputError(f"{folder} is no backup: it has no {ENGINE}", "name a folder that archontology backup made")
    known(folder)
    with store.alone():
        before = _now(store)
        Snapshots(Path(settings.store)).keep(before.generation.name)
        _copy(folder / ORIGINALS, Path(settings.store) / ORIGINALS)
        generation = _in_folder(store).restore(folder)
        _put_back(folder / DECISIONS, settings.decided())
        before.release()
    return Restored(folder=str(folder), generation=generation.name, before=before.generation.name)


def _in_folder(store: Store) -> EmbeddedStore | ServedStore:
    if isinstance(store, EmbeddedStore | ServedStore):
        return store
    raise InputError("only a store in a folder is saved and restored so", "save an endpoint with its own means")


def _now(store: Store) -> Held:
    """The generation that holds what the store holds; where nobody serves it, it is made here."""
    it = _in_folder(store)
    while True:
        try:
            return Snapshots(it.folder).hold(it.publish().name)
        except NotFound:  # another took its place before it was held
            continue


def _put_back(decided: Path, place: Path) -> None:
    """The decisions of the backup in the place of those that are there, which stay under a name with the time."""
    if not decided.is_dir():
        return
    if place.exists():
        place.rename(place.with_name(f"{place.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"))
    shutil.copytree(decided, place)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
