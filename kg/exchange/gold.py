"""In: gold files and case folders. Out: cases, each a source and what a careful reader finds in it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError, NotFound

LISTS = ("tenures", "ranks", "honours", "memberships", "events", "body_facts")
SOURCES = ("source.txt", "source.html", "source.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One source and what a careful reader finds in it, in the format of `extract`.

    `id` names the case in every report; `exact` asks for an extraction without one error; `held_out` says that no rule
    was tuned on it.
    """

    id: str
    source: Path
    expected: Mapping[str, Any]
    genre: str
    held_out: bool = False
    exact: bool = False


def read_cases(path: Path) -> list[Case]:
    """The cases in `path`: a gold file (one JSON object, a list of them, or one a line), or a folder of case folders.

    Raises NotFound when the path or a source is not there, InputError when a file is not gold.
    """
    if not path.exists():
        raise NotFound(f"{path}: no such file or folder", "give a gold file or a folder of cases")
    cases = list(_folders(path)) if path.is_dir() else [_in_file(path, gold) for gold in _objects(path)]
    if not cases:
        raise InputError(f"{path} holds no case", "a case is a folder with source.txt and expected.json")
    return sorted(cases, key=lambda case: case.id)


def _folders(root: Path) -> Iterator[Case]:
    for file in root.rglob("expected.json"):
        gold = _checked(file, read_json(file))
        found = [file.parent / name for name in SOURCES if (file.parent / name).exists()]
        if len(found) != 1:
            raise InputError(f"{file.parent}: one source is needed, {len(found)} found", f"one of {', '.join(SOURCES)}")
        name = file.parent.relative_to(root).as_posix()
        yield _case(file.parent.name if name == "." else name, found[0], gold)


def _in_file(path: Path, gold: Mapping[str, Any]) -> Case:
    file = gold.get("file")
    if not isinstance(file, str):
        raise InputError(f'{path}: a gold object without "file"', "it names the source, relative to the gold file")
    # Collections keep gold/ and texts/ side by side, so a path may also start one folder further up.
    for folder in (path.parent, path.parent.parent):
        if (folder / file).is_file():
            return _case(str(gold.get("id", file)), folder / file, gold)
    raise NotFound(f"{path}: its source {file} is neither beside it nor one folder up")


def _case(id: str, source: Path, gold: Mapping[str, Any]) -> Case:
    return Case(
        id=id,
        source=source,
        expected=gold,
        genre=str(gold.get("genre", "unknown")),
        held_out=bool(gold.get("held_out", False)),
        exact=bool(gold.get("exact", False)),
    )


def _objects(path: Path) -> list[Mapping[str, Any]]:
    value = read_json(path)
    return [_checked(path, item) for item in (value if isinstance(value, list) else [value])]


def read_json(path: Path) -> Any:
    """The JSON value in a file, or the list of them where the name ends in .jsonl.

    Raises NotFound when the file cannot be read, InputError (with line and column) when it is not JSON.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise NotFound(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}") from error
    if path.suffix != ".jsonl":
        return _value(path, text, 1)
    return [_value(path, row, line) for line, row in enumerate(text.splitlines(), start=1) if row.strip()]


def _value(path: Path, text: str, line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{line + error.lineno - 1}:{error.colno}: not JSON: {error.msg}") from error


def _checked(path: Path, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f"{path}: a JSON object is needed, not {type(value).__name__}")
    for name in LISTS:
        entries = value.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise InputError(f'{path}: "{name}" must be a list of objects')
    return value
