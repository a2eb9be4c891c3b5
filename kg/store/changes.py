"""What each write does to the default graph in, what several do together out: by it a file of a generation is kept up."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import orjson

from kg.store.difference import Difference

MOST: Final = 200_000
"""Lines above which what changed is not kept: to make a file anew is then as fast as to bring one up to it."""


class Changes:
    """The lines of N-Triples that the default graph gained and lost, each once; or that this is not known."""

    def __init__(self, *, known: bool = True) -> None:
        self.added: set[str] = set()
        self.removed: set[str] = set()
        self.known = known

    def write(self, difference: Difference) -> None:
        """A write was done that makes this difference."""
        self._add(difference.added, difference.removed)

    def then(self, later: "Changes") -> None:
        """What was done later belongs to it, too."""
        self.known = self.known and later.known
        self._add(later.added, later.removed)

    def forget(self) -> None:
        """Something was written of which it is not known what it changed."""
        self.known = False
        self.added.clear()
        self.removed.clear()

    def _add(self, added: Iterable[str], removed: Iterable[str]) -> None:
        if not self.known:
            return
        new, gone = set(added) - self.removed, set(removed) - self.added
        self.removed -= set(added)
        self.added -= set(removed)
        self.added |= new
        self.removed |= gone
        if len(self.added) + len(self.removed) > MOST:
            self.forget()

    def copy(self) -> "Changes":
        """The same, apart from what comes later."""
        other = Changes(known=self.known)
        other.added, other.removed = set(self.added), set(self.removed)
        return other


def save(path: Path, since: Iterable[tuple[str, Changes]]) -> None:
    """Write to a file what changed since each of these generations, as far as it is known."""
    said = [{"since": name, "added": list(one.added), "removed": list(one.removed)} for name, one in since if one.known]
    path.write_bytes(orjson.dumps(said))


def saved(path: Path) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """What `save` wrote: since which generations what was gained and lost is known."""
    try:
        said = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return []
    return [(one["since"], frozenset(one["added"]), frozenset(one["removed"])) for one in said]
