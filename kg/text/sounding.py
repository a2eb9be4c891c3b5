"""A name in, how it sounds in Latin letters out: every likely reading without tones, and the initials of each.

单雪梅 -> shanxuemei, danxuemei and their initials sxm, dxm. What is asked is folded alike: "Shàn Xuěméi" -> shanxuemei.
A name is spelt letter by letter from tables, because the library's own way takes a hundred times as long.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

from pypinyin import Style, pinyin

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
_PIECES: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af〇]|[a-z]+|[0-9]+")
_NUMBERED: Final = re.compile(r"(?:[a-z]+[1-5]\s*)+")
_BESIDE_V: Final = ("u", "yu")
"""How ü is written where there is no ü: 吕 is lv, lu and, in passports, lyu."""


@lru_cache(maxsize=_KEPT)
def sounds(name: str, person: bool = False) -> tuple[tuple[str, str], ...]:
    """The readings of a name, the likeliest first, each with its initials. `person`: it begins with a surname."""
    pieces = _PIECES.findall(simplified(_plain(name)))
    if not pieces:
        return ()
    read = [(piece,) if piece.isascii() else _ways(piece) for piece in pieces]
    whole = "".join(pieces)
    likely = [ways[0] for ways in read] if whole.isascii() else _in_words(pieces, read)
    found = [likely]
    family = (surname(whole) or "") if person else ""
    if own := SURNAMES.get(family):
        read[: len(family)] = [(own, *(read[0] if len(family) == 1 else ())), *[("",)] * (len(family) - 1)]
        likely[: len(family)] = [ways[0] for ways in read[: len(family)]]
    if len(pieces) <= _SHORT:
        choices = [dict.fromkeys((one, *ways)) for one, ways in zip(likely, read, strict=True)]
        found += [list(one) for one in islice(product(*choices), _MOST)]
    spelt = dict.fromkeys(("".join(one), "".join(syllable[:1] for syllable in one)) for one in found)
    return tuple(islice(dict.fromkeys(_undotted(spelt)), _MOST))


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
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    dotted = re.sub("u([\u0300-\u0307\u0309-\u036f]*)\u0308", r"v\1", apart)
    return unicodedata.normalize("NFC", "".join(one for one in dotted if not unicodedata.combining(one)))


@cache
def _ways(letter: str) -> tuple[str, ...]:
    found = pinyin(letter, style=Style.NORMAL, heteronym=True)[0]
    # A letter that the library does not know it gives back.
    return tuple(dict.fromkeys(one for one in map(_plain, found) if one.isascii()))[:_OF_A_LETTER] or ("",)


def _in_words(pieces: list[str], read: list[tuple[str, ...]]) -> list[str]:
    """The reading of each letter, of those in a known word as they sound in it: 重庆 -> chong qing."""
    found = [ways[0] for ways in read]
    if all(len(ways) == 1 for ways in read):
        return found
    at, words = 0, _words()
    while at < len(pieces) - 1:
        for size in range(min(_LONGEST, len(pieces) - at), 1, -1):
            word = words.get("".join(pieces[at : at + size]))
            if word is not None:
                found[at : at + size] = word
                at += size - 1
                break
        at += 1
    return found


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The words of the library in which a letter may sound in more ways than one, up to four letters long."""
    from pypinyin.phrases_dict import phrases_dict  # large: only where a name has such a letter

    many = {word: read for word, read in phrases_dict.items() if 2 <= len(word) <= _LONGEST}
    return {
        word: tuple(_plain(syllable[0]) for syllable in read)
        for word, read in many.items()
        if len(read) == len(word) and any(len(_ways(letter)) > 1 for letter in word)
    }


def _undotted(spelt: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each reading, and after it those in which ü is written in another way."""
    for sound, initials in spelt:
        if sound:
            yield sound, initials
        if "v" in sound:
            yield from ((re.sub("(?<=[ln])v", other, sound), initials) for other in _BESIDE_V)
