"""The bytes of documents in, kept under their hash for good; the same bytes out."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from kg.errors import InputError, NotFound, StoreError
from kg.store.endpoint import SCHEMES
from kg.store.folder import ORIGINALS


class Originals:
    """A folder of documents as they came: `ab/abcdef…`, each named by the SHA-256 of its content in hex."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read or written before the first document is."""
        self.folder = folder

    def keep(self, content: bytes, name: str) -> None:
        """Keep the bytes under their hash. Whole or not at all, even when the machine stops in the middle.

        Raises InputError when `name` is not their hash, StoreError when they cannot be written.
        """
        if sha256(content).hexdigest() != name:
            raise InputError(f"{name} is not the SHA-256 of this document", "give the hash of the bytes as they came")
        path = self._path(name)
        if path.exists():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
        except OSError as error:
            raise StoreError(
                f"the original {name} cannot be kept: {error}", "is there room, and write access?"
            ) from None

    def read(self, name: str) -> bytes:
        """The bytes with this hash. Raises NotFound for an unknown hash, StoreError when the file was changed."""
        if len(name) != 64 or set(name) - set("0123456789abcdef"):
            raise NotFound(f"{name!r} is not a SHA-256 in hex", "64 digits, small letters")
        try:
            content = self._path(name).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"no document with the hash {name} is kept in {self.folder}", "ingest it") from None
        except OSError as error:
            raise StoreError(f"the original {name} cannot be read: {error}") from None
        if sha256(content).hexdigest() != name:
            raise StoreError(f"the original {self._path(name)} was changed", "delete the file and ingest the document")
        return content

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def open_originals(address: str, local: Path = Path("data")) -> Originals:
    """The originals beside the store at `address`: in its folder, or for an endpoint in the folder `local`."""
    return Originals((local if address.startswith(SCHEMES) else Path(address)) / ORIGINALS)


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to disk, rename: the name never stands for a part of the content."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
