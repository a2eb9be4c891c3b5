"""A name in, how it sounds in Latin letters out: every likely reading without tones, and the initials of each.

单雪梅 -> shanxuemei, danxuemei and their initials sxm, dxm; of a person the surname with initials too:
shanxm. What is asked is folded alike: "Shàn Xuěméi" -> shanxuemei.
A name is spelt letter by letter from the tables of pypinyin, because its own way takes a hundred times as long; to import
it takes as long as all else that a search does.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any, Final

from kg.text.installed import folder
from kg.text.names import surname
from kg.text.pinyin import SURNAMES
from kg.text.scripts import simplified

_MOST: Final = 8
"""So many readings of one name are kept."""
_OF_A_LETTER: Final = 3
_SHORT: Final = 4
"""Up to this length each letter is read in all its ways: a longer name is made of words, which tell how they sound."""
_LONGEST: Final = 4
_KEPT: Final = 1 << 16
_DIAERESIS: Final = "\u0308"
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af〇]+")
_PIECES: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af〇]|[a-z]+|[0-9]+")
_NUMBERED: Final = re.compile(r"(?:[a-z]+[1-5]\s*)+")
_BESIDE_V: Final = ("u", "yu")
"""How ü is written where there is no ü: 吕 is lv, lu and, in passports, lyu."""


def sounds(name: str, person: bool = False) -> tuple[tuple[str, str], ...]:
    """The readings of a name, the likeliest first, each with its initials. `person`: it begins with a surname."""
    return tuple((sound, initials) for sound, initials, _ in _read(name, person))


def abbreviated(name: str) -> tuple[str, ...]:
    """A person's surname in full and the initials of the rest, of each reading: 陈向阳 -> chenxy, 欧阳旭明 -> ouyangxm.

    Of a name without a surname that is known its first letter or word is read in full.
    """
    return tuple(dict.fromkeys(short for sound, _, short in _read(name, True) if short not in ("", sound)))


@lru_cache(maxsize=_KEPT)
def _read(name: str, person: bool) -> tuple[tuple[str, str, str], ...]:
    """The readings of a name, each with its initials, and with the surname in full and the initials of the rest."""
    whole = simplified(_plain(name))
    pieces = list(whole) if _HAN.fullmatch(whole) else _PIECES.findall(whole)
    if not pieces:
        return ()
    read = [(piece,) if piece.isascii() else _ways(piece) for piece in pieces]
    likely = _in_words(pieces, read)
    found = [likely]
    family = (surname(whole) or "") if person else ""
    if own := SURNAMES.get(family):
        read[: len(family)] = [(own, *(read[0] if len(family) == 1 else ())), *[("",)] * (len(family) - 1)]
        likely[: len(family)] = [ways[0] for ways in read[: len(family)]]
    if len(pieces) <= _SHORT:
        choices = [dict.fromkeys((one, *ways)) for one, ways in zip(likely, read, strict=True)]
        found += [list(one) for one in islice(product(*choices), _MOST)]
    first = len(family) if person and family else 1
    spelt = dict.fromkeys(
        ("".join(one), _initials(one), "".join(one[:first]) + _initials(one[first:])) for one in found
    )
    return tuple(islice(dict.fromkeys(_undotted(spelt)), _MOST))


def _initials(syllables: list[str]) -> str:
    return "".join(syllable[:1] for syllable in syllables)


def asked(text: str) -> str:
    """What somebody writes as a reading, as readings are kept: small letters and digits, no tones, no blanks."""
    plain = _plain(text)
    if _NUMBERED.fullmatch(plain):
        plain = re.sub(r"[1-5]", "", plain)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _plain(text: str) -> str:
    """Small letters without marks; ü is v, as on a keyboard."""
    if text.isascii():
        return text.lower()
    if _HAN.fullmatch(text):
        return text
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).translate(_unmarked())


@cache
def _unmarked() -> dict[int, str | None]:
    """Each Latin letter with marks, and a mark alone, as it is without."""
    found: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for number in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter, *marks = list(unicodedata.normalize("NFD", chr(number)))
        if marks:
            found[number] = "v" if letter == "u" and _DIAERESIS in marks else letter
    return found


@cache
def _letters() -> dict[str, str]:
    """The readings of each letter, by its number in Unicode."""
    read: dict[str, str] = _table("pinyin_dict")
    return read


def _table(name: str) -> Any:
    return json.loads((folder("pypinyin") / f"{name}.json").read_text(encoding="utf-8"))


@cache
def _ways(letter: str) -> tuple[str, ...]:
    found = _letters().get(str(ord(letter)), "").translate(_unmarked())
    return tuple(dict.fromkeys(found.split(",")))[:_OF_A_LETTER]


def _in_words(pieces: list[str], read: list[tuple[str, ...]]) -> list[str]:
    """The reading of each letter, in a known word as it sounds in it: 重庆 -> chong qing, though 重 alone is zhong."""
    found = [ways[0] for ways in read]
    words = _words() if any(len(ways) > 1 for ways in read) else {}
    at = 0
    while words and at < len(pieces) - 1:
        beginning = words.get(pieces[at], {})
        sizes = range(min(_LONGEST, len(pieces) - at), 1, -1) if beginning else ()
        for size in sizes:
            word = beginning.get("".join(pieces[at : at + size]))
            if word is not None:
                found[at : at + size] = word
                at += size - 1
                break
        at += 1
    return found


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    """By their first letter the words of the library, of up to four letters, in which one sounds otherwise than alone."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for word, said in _table("phrases_dict").items():
        if 2 <= len(word) == len(said) <= _LONGEST:
            read = tuple(syllable[0].translate(_unmarked()) for syllable in said)
            if any(_ways(letter)[0] != sound for letter, sound in zip(word, read, strict=True)):
                found.setdefault(word[0], {})[word] = read
    return found


def _undotted(spelt: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Each reading, and after it those in which ü is written in another way."""
    for sound, initials, short in spelt:
        if sound:
            yield sound, initials, short
        if "v" in sound:
            for other in _BESIDE_V:
                yield re.sub("(?<=[ln])v", other, sound), initials, re.sub("(?<=[ln])v", other, short)
