"""The path of an index in, its rows by question and key out; a connection a thread, which only reads."""

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.errors import StoreError

NAME: Final = "index.sqlite"
"""The name of the file beside a generation."""
FOLDER: Final = Path(__file__).parent / "queries"
_MAPPED: Final = 1 << 40


@cache
def sql(name: str) -> str:
    """The text of queries/`name`.sql."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def connect(path: Path, *, write: bool) -> "_Connection":
    """A connection to the file; one that writes belongs to whoever makes the next generation. Raises StoreError."""
    mode = "rwc" if write else "ro&immutable=1"
    try:
        address = f"{path.absolute().as_uri()}?mode={mode}"
        # Closed by whoever closes the index, which may be another thread than the one that read.
        found = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, factory=_Connection)
        found.execute(f"PRAGMA mmap_size={_MAPPED}")
        return found
    except sqlite3.Error as error:
        raise StoreError(f"the index {path} cannot be opened: {error}", "archontology builds it again") from None


class _Connection(sqlite3.Connection):
    """One that can be referred to weakly, and closes when nobody refers to it any more."""

    def __del__(self) -> None:
        with suppress(sqlite3.Error):  # it never came to be open
            self.close()


class Index:
    """One index, which does not change: a generation has a file of its own. Safe to share between threads."""

    def __init__(self, path: Path, file: sqlite3.Connection | None = None) -> None:
        """`file` is the connection of whoever writes the index and reads in it. Raises StoreError where there is none."""
        self.path = path
        self._file = file
        self._local = threading.local()
        self._open = weakref.WeakSet[_Connection]()  # that of a thread that has ended is closed with it
        self.close = weakref.finalize(self, _close, self._open)
        """Let go of the file; what is forgotten is let go of, too. No thread may be reading."""
        self._lock = threading.Lock()
        try:
            self.shape = str(self.ask(sql("shape"))[0][0])
            self.questions = {str(name): int(number) for name, number in self.ask(sql("questions"))}
        except (sqlite3.Error, IndexError):
            raise StoreError(f"{path} is no index", "archontology builds it again") from None

    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = self._file or getattr(self._local, "connection", None)
        if known is not None:
            return known
        found = self._local.connection = connect(self.path, write=False)
        with self._lock:
            self._open.add(found)
        return found

    def ask(self, text: str, *terms: Any) -> list[tuple[Any, ...]]:
        """The rows of a query in SQL with its terms."""
        return self._connection().execute(text, terms).fetchall()

    def named(self, text: str, terms: Mapping[str, str | int]) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of a query in SQL, with its terms by name."""
        found = self._connection().execute(text, terms)
        return [column[0] for column in found.description], found.fetchall()

    def rows(self, question: str, keys: Iterable[str]) -> dict[str, list[bytes]]:
        """The kept rows of a question by its keys, one piece of JSON an owner; a key without rows is left out."""
        number, execute, text = self.questions[question], self._connection().execute, sql("rows")
        found = ((key, execute(text, (number, key)).fetchall()) for key in keys)
        return {key: [row[0] for row in pieces] for key, pieces in found if pieces}


def _close(connections: weakref.WeakSet[_Connection]) -> None:
    for connection in list(connections):
        connection.close()


def open_index(path: Path) -> Index:
    """The index in the file at `path`. Raises StoreError."""
    if not path.is_file():
        raise StoreError(f"there is no index at {path}", "archontology builds it")
    return Index(path)


def beside(generation: Path, shape: str) -> Index | None:
    """The index beside a generation; None where there is none, or one that was made for other questions."""
    path = generation / NAME
    try:
        found = open_index(path) if path.exists() else None
    except StoreError:  # of a version before this one
        return None
    return found if found is not None and found.shape == shape else None
