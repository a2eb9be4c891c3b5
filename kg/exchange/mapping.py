"""A mapping file (TOML) in, what the columns of a CSV of tenures or bodies mean out: how other people's headers become ours.

The format is shown in docs/timelines.md and docs/bodies.md. Without a mapping file the headers are ours, and an end is the first day out.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

    file: Path
    on: str
    key: str
    name: str


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


def read(path: Path) -> Mapping:
    """The mapping in the file; files that it joins are named relative to it. Raises InputError, naming the place."""
    try:
        top = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} is no mapping file: {error}", "TOML, as docs/timelines.md shows") from None
    _known(path, "", top, _TOP)
    columns = top.get("columns", {})
    _known(path, "columns.", columns, COLUMNS)
    given = {key: _text(path, key, top[key]) for key in _VALUES if key in top}
    if given.get("end", "first-out") not in ENDS:
        raise InputError(f"{path}, end: {given['end']!r} is wrong", "one of " + ", ".join(ENDS))
    for key in {"published", "open_end"} & given.keys():
        given[key] = parse_edtf(given[key])
    joins = tuple(_join(path, number, one) for number, one in enumerate(top.get("join", ()), start=1))
    named = {key: _text(path, f"columns.{key}", value) for key, value in columns.items()}
    changes = _changes(path, top.get("changes", {}))
    return Mapping(**given, columns=named or {name: name for name in COLUMNS}, changes=changes, joins=joins)


def _changes(path: Path, given: dict[str, Any]) -> dict[str, str]:
    known = {concept.name for concept in schemes.load()["body-changes"]}
    found = {word: _text(path, f"changes.{word}", kind) for word, kind in given.items()}
    if wrong := sorted(set(found.values()) - known):
        raise InputError(f"{path}, changes: {wrong[0]!r} is no kind of change", "kinds: " + ", ".join(sorted(known)))
    return found


def _join(path: Path, number: int, one: dict[str, Any]) -> Join:
    _known(path, f"join {number}, ", one, _JOIN)
    if missing := [name for name in _JOIN if name not in one]:
        raise InputError(f"{path}, join {number}: no {missing[0]}", "a join names " + ", ".join(_JOIN))
    file, on, key, name = (_text(path, f"join {number}, {part}", one[part]) for part in _JOIN)
    return Join(path.parent / file, on, key, name)


def _known(path: Path, where: str, given: dict[str, Any], known: tuple[str, ...]) -> None:
    if unknown := sorted(given.keys() - set(known)):
        raise InputError(f"{path}: no {where}{unknown[0]} is known", "known: " + ", ".join(known))


def _text(path: Path, where: str, value: Any) -> str:
    # TOML has days of its own: open_end = 2026-06-19 and open_end = "2026-06-19" are the same.
    if isinstance(value, dict | list | bool):
        raise InputError(f"{path}, {where}: {value!r} is no text", "write it in quotes")
    return str(value)
