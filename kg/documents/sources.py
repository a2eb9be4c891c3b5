"""The names of files and folders go in; where documents come from, each with its key and its bytes, comes out."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.documents.reading import ENDINGS
from kg.errors import UnreadableDocument

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A place that a document comes from. `path` is None for standard input, whose `key` is -."""

    key: str
    path: Path | None

    def load(self) -> bytes:
        """The bytes; raises UnreadableDocument when there is no such file or it may not be read."""
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            raise UnreadableDocument(f"{self.path}: no such file or folder") from None
        except OSError as error:
            raise UnreadableDocument(f"{self.path}: cannot be read: {error.strerror}") from None

    def key_of(self, content: bytes) -> str:
        """The key of the document with this content: what is piped in has no name, so the hash of its bytes is one."""
        return self.key if self.path is not None else f"stdin/{sha256(content).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources in order, and the files of a folder that are of no kind that is read."""

    found: tuple[Source, ...]
    skipped: tuple[Path, ...]

    def __iter__(self) -> Iterator[Source]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def find(paths: Sequence[str], base: Path) -> Sources:
    """The sources at `paths`: files as they are, folders with all that is in them, sorted, - for standard input.

    A key is the path relative to `base` with /; outside it, the path within the folder that was given, with the name of
    that folder before it (docs/decisions/0010). A file that is named is always a source; one in a folder only with an
    ending that is read, else it is among `skipped`. What does not exist or may not be opened is a source whose `load`
    says so. A file named twice is one source.
    """
    found: dict[Path, Source] = {}
    skipped: list[Path] = []
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT:
            found.setdefault(path, Source(STANDARD_INPUT, None))
            continue
        root = _root(path, base)
        for file in _files(path):
            if path.is_dir() and file.suffix.lower() not in ENDINGS and file.exists() and not file.is_dir():
                skipped.append(file)
            else:
                absolute = _absolute(file)
                found.setdefault(absolute, Source(absolute.relative_to(root).as_posix(), file))
    return Sources(tuple(found.values()), tuple(file for file in skipped if _absolute(file) not in found))


def _files(path: Path) -> list[Path]:
    """All files under a folder, sorted, without hidden ones; a folder that may not be opened stands for itself."""
    if not path.is_dir():
        return [path]
    closed: list[Path] = []

    def remember(error: OSError) -> None:
        closed.append(Path(error.filename))

    files: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=remember):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        files.extend(Path(folder) / each for each in sorted(names) if not each.startswith("."))
    return sorted([*files, *closed])


def _root(given: Path, base: Path) -> Path:
    """What the keys under the path that was given are relative to: `base`, or the parent of its folder outside it."""
    absolute, base = _absolute(given), _absolute(base)
    if absolute.is_relative_to(base):
        return base
    return (absolute if absolute.is_dir() else absolute.parent).parent


def _absolute(path: Path) -> Path:
    """Without `..`, but with links as they are: a link is the name that its owner gave."""
    return Path(os.path.abspath(path))
