"""The name of a table of ontology/lexicon in, its words out: one a line, lines with # are remarks."""

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


def word_at(text: str, at: int, table: str) -> str | None:
    """The longest word of `table` that starts at `at`."""
    known = words(table)
    for length in range(min(longest(table), len(text) - at), 0, -1):
        if text[at : at + length] in known:
            return text[at : at + length]
    return None


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `ontology/lexicon/<name>.tsv`."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
