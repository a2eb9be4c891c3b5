"""A mapping file (TOML) in, what the columns of a CSV of tenures or bodies mean out: how other people's headers become ours.

The format is shown in docs/timelines.md and docs/bodies.md. Without a mapping file the headers are ours, and an end is the first day out.
"""

import tomllib
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from kg.errors import InputError
from kg.text.dates.edtf import parse_edtf
from ontology import schemes

COLUMNS = (
    "person",
    "person_id",
    "post",
    "post_id",
    "body",
    "body_id",
    "start",
    "end",
    "attested",
    "mode",
    "source",
    *("change", "before", "before_id", "after", "after_id", "date", "until"),
)
ENDS = ("first-out", "last-in", "unsaid")
_VALUES = ("namespace", "title", "publisher", "published", "end", "open_end")
_TOP = (*_VALUES, "columns", "changes", "join")
_JOIN = ("file", "on", "key", "as")


@dataclass(frozen=True, slots=True)
class Join:
    """Another CSV, in which the value of the column `on` is looked up as `key`; its columns are then `as`.column."""

    file: str
    on: str
    key: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What the columns mean. `namespace` is whose identifiers these are; two files of one namespace share them.

    `end` says what an end is: first-out (the first day not in the post), last-in (the last day in it), unsaid.
    `open_end` is the day on which who has no end was still in the post: the day of the data. `changes` says which of
    our kinds of change (ontology/schemes/body-changes.ttl) their words are.
    """

    namespace: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    end: str = "first-out"
    open_end: str | None = None
    columns: dict[str, str] = field(default_factory=lambda: {name: name for name in COLUMNS})
    changes: dict[str, str] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()

    def packed(self) -> bytes | None:
        """All of it, with the tables that it joins, as it is kept beside what was read with it; None where it says nothing."""
        if self == Mapping():
            return None
        said = {name: getattr(self, name) for name in (*_VALUES, "columns", "changes")}
        joins = [{**dict(zip(_JOIN, _ends(one), strict=True)), "content": one.content.decode()} for one in self.joins]
        return orjson.dumps({**said, "joins": joins}, option=orjson.OPT_SORT_KEYS)


def _ends(join: Join) -> tuple[str, str, str, str]:
    return join.file, join.on, join.key, join.name


def unpacked(packed: bytes) -> Mapping:
    """The mapping that `Mapping.packed` gave."""
    held = orjson.loads(packed)
    return Mapping(**held | {"joins": tuple(map(_unpacked, held["joins"]))})


def _unpacked(one: dict[str, str]) -> Join:
    return Join(one["file"], one["on"], one["key"], one["as"], one["content"].encode())


def read(path: Path, *folders: Path) -> Mapping:
    """The mapping in the file; files that it joins lie beside it, or in one of the folders.

    Raises InputError, naming the place.
    """
    try:
        top = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} is no mapping file: {error}", "TOML, as docs/timelines.md shows") from None
    return _mapping(path, top, _Files((path.parent, *folders)))


class _Files(dict[str, bytes]):
    """The content of files by their names, read when asked for."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__()
        self._folders = folders

    def __missing__(self, name: str) -> bytes:
        places = [folder / name for folder in self._folders]
        path = next((place for place in places if place.exists()), places[0])
        try:
            self[name] = path.read_bytes()
        except OSError as error:
            hint = "the mapping file names it: it lies beside the mapping, or beside the file that is read"
            raise InputError(f"{path} cannot be read: {error.strerror}", hint) from None
        return self[name]


def _mapping(path: Path, top: dict[str, Any], files: Map[str, bytes]) -> Mapping:
    _known(path, "", top, _TOP)
    columns = top.get("columns", {})
    _known(path, "columns.", columns, COLUMNS)
    given: dict[str, Any] = {key: _text(path, key, top[key]) for key in _VALUES if key in top}
    if given.get("end", "first-out") not in ENDS:
        raise InputError(f"{path}, end: {given['end']!r} is wrong", "one of " + ", ".join(ENDS))
    for key in {"published", "open_end"} & given.keys():
        given[key] = parse_edtf(given[key])
    joins = tuple(_join((path, number), one, files) for number, one in enumerate(top.get("join", ()), start=1))
    named = {key: _text(path, f"columns.{key}", value) for key, value in columns.items()}
    changes = _changes(path, top.get("changes", {}))
    given |= {"columns": named or {name: name for name in COLUMNS}, "changes": changes, "joins": joins}
    return Mapping(**given)


def _changes(path: Path, given: dict[str, Any]) -> dict[str, str]:
    known = {concept.name for concept in schemes.load()["body-changes"]}
    found = {word: _text(path, f"changes.{word}", kind) for word, kind in given.items()}
    if wrong := sorted(set(found.values()) - known):
        raise InputError(f"{path}, changes: {wrong[0]!r} is no kind of change", "kinds: " + ", ".join(sorted(known)))
    return found


def _join(place: tuple[Path, int], one: dict[str, Any], files: Map[str, bytes]) -> Join:
    path, number = place
    _known(path, f"join {number}, ", one, _JOIN)
    if missing := [name for name in _JOIN if name not in one]:
        raise InputError(f"{path}, join {number}: no {missing[0]}", "a join names " + ", ".join(_JOIN))
    file, on, key, name = (_text(path, f"join {number}, {part}", one[part]) for part in _JOIN)
    return Join(file, on, key, name, files[file])


def _known(path: Path, where: str, given: dict[str, Any], known: tuple[str, ...]) -> None:
    if unknown := sorted(given.keys() - set(known)):
        raise InputError(f"{path}: no {where}{unknown[0]} is known", "known: " + ", ".join(known))


def _text(path: Path, where: str, value: Any) -> str:
    # TOML has days of its own: open_end = 2026-06-19 and open_end = "2026-06-19" are the same.
    if isinstance(value, dict | list | bool):
        raise InputError(f"{path}, {where}: {value!r} is no text", "write it in quotes")
    return str(value)
