"""A name as it is written goes in, a key comes out that is the same for all its spellings; keys are never shown."""

import unicodedata
from functools import cache
from importlib.resources import files

from opencc import OpenCC

DOTS = "·•‧・．\uff65∙⋅●᛫"
"""What is written between the parts of a transliterated name."""

_DROPPED = DOTS + ".-‐‑–—_'’\u200b\u200c\u200d\u2060\ufeff"


def match_key(text: str) -> str:
    """The key under which `text` is compared: simplified script, half-width, lower case, no blanks and no dots.

    艾力 • 買買提 and 艾力·买买提 have one key. It loses distinctions (李乾 and 李干 share theirs): it finds candidates
    and decides nothing.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.split()).translate(_to_key())


def letters(text: str) -> str:
    """The letters and digits of the key of `text`: what is left when signs count for nothing. 《档案》工作 -> 档案工作."""
    key = match_key(text)
    return key if key.isalnum() else "".join(one for one in key if one.isalnum())


def simplified(text: str) -> str:
    """`text` character by character in simplified script, of the same length: offsets stay valid. 檔案館 -> 档案馆."""
    return text.translate(_to_simplified())


def traditional(text: str) -> str:
    """`text` in traditional script, of the same length; words are looked up, so that 干部 and 干燥 differ. 档案馆 -> 檔案館."""
    converted: str = _converter().convert(text)
    return converted if len(converted) == len(text) else text


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


@cache
def _to_simplified() -> dict[int, str]:
    """The table of characters of opencc; its phrases would make a key depend on the neighbours."""
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {ord(old): new.split(" ")[0] for old, new in pairs if len(old) == 1 and len(new.split(" ")[0]) == 1}


@cache
def _to_key() -> dict[int, str | None]:
    return {**_to_simplified(), **{ord(character): None for character in _DROPPED}}
