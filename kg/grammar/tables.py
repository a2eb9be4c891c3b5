"""The name of a table of ontology/lexicon in, its words out: one a line, lines with # are remarks."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "ontology" / "lexicon"


@cache
def words(name: str) -> frozenset[str]:
    """The words of `ontology/lexicon/<name>.txt`."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def longest(name: str) -> int:
    """The length of the longest word of a table."""
    return max(map(len, words(name)))


@cache
def _lengths(name: str) -> dict[str, tuple[int, ...]]:
    """For each first character of the words of a table their lengths, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words(name):
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def word_at(text: str, at: int, table: str) -> str | None:
    """The longest word of `table` that starts at `at`; the cost does not grow with the table."""
    lengths = _lengths(table).get(text[at : at + 1])
    if lengths is None:
        return None
    known = words(table)
    return next((text[at : at + length] for length in lengths if text[at : at + length] in known), None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Each place where a word of a table starts, with the longest that does."""
    return re.compile("(?=(" + "|".join(sorted(map(re.escape, words(name)), key=len, reverse=True)) + "))")


def ends_of(text: str, start: int, end: int, table: str) -> list[int]:
    """Where the words of `table` end that start between `start` and `end`, in the order of their starts."""
    return [match.end(1) for match in _pattern(table).finditer(text, start, end)]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `ontology/lexicon/<name>.tsv`."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def headers() -> dict[str, str]:
    """What each known header of a table says that its column holds: person, post, start ..."""
    return {row[0]: row[1] for row in rows("table-headers")}
