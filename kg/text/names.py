"""A string goes in; whether it can be a person's name, its surname and its plain spelling come out."""

import re
from functools import lru_cache

from kg.text.scripts import DOTS, simplified
from kg.text.tables import words

ETHNIC = words("ethnic-groups")
"""The names of the 56 ethnic groups, as in (女,回族)."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_ALL_HAN = re.compile(f"[{_HAN}〇]+")
_DOTTED = re.compile(f"[{_HAN}]{{1,12}}(?:·[{_HAN}]{{1,12}}){{1,5}}")
_BLANKS = " \t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"
_BETWEEN_HAN = re.compile(f"(?<=[{_HAN}·])[{_BLANKS}]+(?=[{_HAN}·])")
_DOT = re.compile(f"(?<=[{_HAN}])[{re.escape(DOTS)}.](?=[{_HAN}])")
_SPACED_DOT = re.compile(f"[{_BLANKS}]{{0,4}}([{re.escape(DOTS)}])[{_BLANKS}]{{0,4}}")
_LONGEST = 4
ALONE = "a surname alone"
"""What `doubt` says of 欧阳: a name goes on behind it."""
_KEPT = 1 << 15
"""So many answers are kept: a text asks for the same few letters again and again."""


def normalise(name: str) -> str:
    """`name` without the blanks between its letters, its dots as ·: 韩  冰 -> 韩冰, 艾力 • 买买提 -> 艾力·买买提.

    Script and characters stay as they are written; blanks of a Latin name stay too.
    """
    if _ALL_HAN.fullmatch(name):
        return name
    dotted = _DOT.sub("·", _SPACED_DOT.sub(r"\1", name.strip(_BLANKS + "\n\r")))
    return _BETWEEN_HAN.sub("", dotted)


def surname(name: str) -> str | None:
    """The surname that `name` begins with, as written: 欧阳旭明 -> 欧阳, 張偉 -> 張; None when it begins with none."""
    plain = simplified(name)
    for length in (4, 3, 2):
        if len(plain) > length and plain[:length] in words("compound-surnames"):
            return name[:length]
    return name[:1] if plain[:1] in words("surnames") else None


def is_han_name(name: str) -> bool:
    """Whether `name` has the shape of a Chinese name: a surname and one or two characters that a given name may have.

    Also a husband's surname before (范徐某某) and minority names made of known parts (洛桑江村). The shape alone proves
    nothing: see `doubt`.
    """
    if not _ALL_HAN.fullmatch(name):
        return False
    plain = simplified(name)
    if _of_parts(plain):
        return True
    if len(name) == _LONGEST and plain[:2] in words("double-surnames"):
        return _is_given(plain[2:])
    family = surname(name)
    return family is not None and 1 <= len(name) - len(family) <= 2 and _is_given(plain[len(family) :])


def is_dotted_name(name: str) -> bool:
    """Whether `name` is a name with its parts set off by dots, however the dot is written: 艾力·买买提."""
    return _DOTTED.fullmatch(normalise(name)) is not None


@lru_cache(maxsize=_KEPT)
def is_name(name: str) -> bool:
    """Whether `name` may be a person's name in Han characters, with or without a dot. Latin letters: no."""
    return is_han_name(normalise(name)) or is_dotted_name(name)


@lru_cache(maxsize=_KEPT)
def doubt(name: str) -> str | None:
    """Why a string with the shape of a name may be none, in words; None when nothing speaks against it."""
    plain = simplified(normalise(name))
    if plain in words("words-like-names"):
        return "an ordinary word"
    if plain in words("compound-surnames"):
        return ALONE
    if plain[:2] in words("words-like-names") or plain[:3] in words("words-like-names"):
        return "begins with an ordinary word"
    if plain and plain[-1] in words("never-last-in-names"):
        return f"ends in {plain[-1]}"
    family = surname(plain)
    if family and plain[len(family) :] in words("titles-after-surnames"):
        return "a surname with a title"
    if family in words("doubtful-surnames") and not _of_parts(plain) and "·" not in plain:
        return "a surname that is mostly a word"
    return None


def _is_given(plain: str) -> bool:
    return not any(character in words("never-in-given-names") for character in plain)


def _of_parts(plain: str) -> bool:
    """Whether the string is made of two or three known parts of minority names: 洛桑 + 江村."""
    if not 4 <= len(plain) <= 12:
        return plain in words("minority-name-parts") and len(plain) == 3
    ends = {0: 0}
    for at in range(len(plain)):
        if at in ends:
            for length in (2, 3, 4):
                if plain[at : at + length] in words("minority-name-parts"):
                    ends.setdefault(at + length, ends[at] + 1)
    return 2 <= ends.get(len(plain), 0) <= 3
