"""A sentence in English in, the same in Chinese out: from the tables beside this file, which hold all that is said.

The English stands where it is said, in the code; it is the key of its row, as in gettext. `{}` in a key stands for any
value; `{1}` in the Chinese is the first of them as it is, `{1!}` the first of them in Chinese, where a row has it. A
test proves that every sentence has its row and every row its sentence: tests/test_catalogue.py.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("zh", "en")
TABLES: Final = ("errors.tsv", "help.tsv", "usage.tsv")
_VALUE: Final = "{}"
_PLACE: Final = re.compile(r"\{(\d)(!?)\}")
_QUOTED: Final = re.compile(r"(['\"])(.*?)\1", re.DOTALL)


def say(text: str, language: str) -> str:
    """The sentence in this language; one that no row has stays as it is, so that nothing is lost."""
    return chinese(text) if language == "zh" else text


def chinese(text: str) -> str:
    """The sentence in Chinese, where a row has it, else as it is."""
    exact = _exact().get(" ".join(text.split()))
    if exact is not None:
        return exact
    for pattern, said in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            return _filled(said, found.groups())
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
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows with values, those that say the most of their own first."""
    found = [(english, said) for table in TABLES for english, said in rows(table) if _VALUE in english]
    found.sort(key=lambda row: -len(row[0].replace(_VALUE, "")))
    return tuple((_pattern(english), said) for english, said in found)


def _pattern(english: str) -> re.Pattern[str]:
    pieces = (r"\s+".join(map(re.escape, re.split(r"\s+", piece))) for piece in english.split(_VALUE))
    return re.compile("(.*?)".join(pieces), re.DOTALL)


def _filled(said: str, values: tuple[str, ...]) -> str:
    def value(place: re.Match[str]) -> str:
        given = values[int(place[1]) - 1]
        if place[2]:
            return chinese(given)
        return _QUOTED.sub(r"“\2”", given) if given[:1] in ("'", '"') else given

    return _PLACE.sub(value, said)
