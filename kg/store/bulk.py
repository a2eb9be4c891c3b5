"""Files of quads in, a new store that holds them out, as fast as the engine takes them: for dumps, not for documents.

The default graph is the union of the named graphs as a set (docs/decisions/0002): a dump of a store brings it along;
where the files say nothing in it, it is made.
"""

import gzip
import io
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from kg.errors import InputError, StoreError
from kg.store.folder import ENGINE, SOCKET, check_folder
from kg.store.layout import bring_up

FORMS: Final = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".jsonld": ox.RdfFormat.JSON_LD}
"""What a file holds, by its suffix, before .gz where it is packed."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many quads the new store holds, and whether its default graph was made."""

    quads: int
    made: bool


class _Counted(io.RawIOBase):
    """A file that tells how many bytes were read of it."""

    def __init__(self, file: IO[bytes], told: Callable[[int], None]) -> None:
        self._file, self._told = file, told

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self._told(len(data))
        return data


def load(folder: Path, files: Sequence[Path], told: Callable[[int], None] = lambda _: None) -> Loaded:
    """Make the store in `folder` of the files; `told` is called with the bytes that were read of them since it last was.

    Raises StoreError where the folder is a store that holds something, InputError for a file that is not there, has
    another suffix or breaks its format: then there is no store.
    """
    check_folder(folder)
    if (folder / ENGINE).exists() or (folder / SOCKET).exists():
        raise StoreError(
            f"{folder} is a store already", "load into a new one; `archontology restore` brings a backup back"
        )
    forms = [_form(path) for path in files]
    making = folder.with_name(f".{folder.name}.loading")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(parents=True, exist_ok=True)
        loaded = _fill(making, list(zip(files, forms, strict=True)), told)
        folder.mkdir(exist_ok=True)
        bring_up(folder)
        making.rename(folder / ENGINE)
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be made: {error}", "is there room, and write access?") from None
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return loaded


def _form(path: Path) -> ox.RdfFormat:
    if not path.is_file():
        raise InputError(f"{path} is not there, or no file", "name files of quads")
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    if suffix not in FORMS:
        raise InputError(
            f"the suffix of {path} names no format of quads", "formats: " + ", ".join(FORMS) + ", each with .gz"
        )
    return FORMS[suffix]


def _fill(folder: Path, files: Sequence[tuple[Path, ox.RdfFormat]], told: Callable[[int], None]) -> Loaded:
    store = ox.Store(folder)
    for path, form in files:
        with path.open("rb") as read:
            counted = cast(IO[bytes], _Counted(read, told))
            source = cast(IO[bytes], gzip.GzipFile(fileobj=counted)) if path.suffix == ".gz" else counted
            try:
                store.bulk_load(input=source, format=form)
            except SyntaxError as error:
                raise InputError(
                    f"{path} breaks its format: {error}", "nothing was loaded; mend the line that it names"
                ) from None
            except (gzip.BadGzipFile, EOFError) as error:
                raise InputError(f"{path} is not packed as its suffix says: {error}") from None
    made = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None
    if made:
        store.bulk_extend(_union(store))
    store.flush()
    return Loaded(len(store), made)


def _union(store: ox.Store) -> Iterator[ox.Quad]:
    for quad in store:
        yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph())
