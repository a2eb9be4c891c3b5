"""A sentence in English in, the same in Chinese out: from the tables beside this file, which hold all that is said.

The English stands where it is said, in the code; it is the key of its row, as in gettext. `{}` in a key stands for any
value; `{1}` in the Chinese is the first of them as it is, `{1!}` the first of them in Chinese, where a row has it. A
test proves that every sentence has its row and every row its sentence: tests/test_catalogue.py.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

LANGUAGES: Final = ("zh", "en")
TABLES: Final = ("errors.tsv", "help.tsv", "usage.tsv")
_VALUE: Final = "{}"
_LONGEST_WITHIN: Final = 300
"""A value that is a sentence itself is no longer; what a stranger sent may be, and may hold the same sentence again and again."""
_PLACE: Final = re.compile(r"\{(\d)(!?)\}")
Pieces: TypeAlias = tuple[re.Pattern[str], ...]
_QUOTED: Final = re.compile(r"(['\"])(.*?)\1", re.DOTALL)


def say(text: str, language: str) -> str:
    """The sentence in this language; one that no row has stays as it is, so that nothing is lost."""
    return chinese(text) if language == "zh" else text


def chinese(text: str) -> str:
    """The sentence in Chinese, where a row has it, else as it is."""
    exact = _exact().get(" ".join(text.split()))
    if exact is not None:
        return exact
    for pieces, said in _with_values():
        values = _values(pieces, text)
        if values is not None:
            return _filled(said, values)
    return text


def rows(table: str) -> Iterator[tuple[str, str]]:
    """The rows of a table, English and Chinese; a line that begins with # says something of those below it."""
    for line in (files(__package__) / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            english, _, said = line.partition("\t")
            yield english, said


@cache
def _exact() -> dict[str, str]:
    return {english: said for table in TABLES for english, said in rows(table) if _VALUE not in english}


@cache
def _with_values() -> tuple[tuple[Pieces, str], ...]:
    """The rows with values, those that say the most of their own first."""
    found = [(english, said) for table in TABLES for english, said in rows(table) if _VALUE in english]
    found.sort(key=lambda row: -len(row[0].replace(_VALUE, "")))
    return tuple((_pieces(english), said) for english, said in found)


def _pieces(english: str) -> Pieces:
    """What stands between the values of a key, each as a pattern that takes any blanks for a blank."""
    written = [r"\s+".join(map(re.escape, re.split(r"\s+", piece))) for piece in english.split(_VALUE)]
    opened = [rf"(?<!\s){piece}" if piece.startswith(r"\s+") else piece for piece in written]
    return tuple(re.compile(piece) for piece in (*opened[:-1], rf"{opened[-1]}\Z"))


def _values(pieces: Pieces, text: str) -> tuple[str, ...] | None:
    """The values of a text that these pieces fit, each as short as it can be; None where they do not.

    Piece after piece is looked for from where the last one ended: a text of a stranger costs its length for each piece,
    where one expression for all of them would try every way to part it.
    """
    found = pieces[0].match(text)
    values: list[str] = []
    for piece in pieces[1:]:
        at = found.end() if found is not None else 0
        found = piece.search(text, at) if found is not None else None
        if found is None:
            return None
        values.append(text[at : found.start()])
    return tuple(values)


def _filled(said: str, values: tuple[str, ...]) -> str:
    def value(place: re.Match[str]) -> str:
        given = values[int(place[1]) - 1]
        if place[2] and len(given) <= _LONGEST_WITHIN:
            return chinese(given)
        return _QUOTED.sub(r"“\2”", given) if given[:1] in ("'", '"') else given

    return _PLACE.sub(value, said)
