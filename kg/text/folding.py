"""A text in, the letters by which it is searched out, each with its place: one script, small letters, no signs.

Letter by letter, unlike a match key, so that a hit can be marked in the text as it stands.
"""

from typing import Final

from kg.text.scripts import letters


class _Folding(dict[int, str]):
    """Of each letter what it is folded to, looked up when it is first met; `between` follows each of these."""

    def __init__(self, between: str) -> None:
        self._between = between

    def __missing__(self, code: int) -> str:
        found = self[code] = "".join(one + self._between for one in letters(chr(code)))
        return found


_CLOSE: Final = _Folding("")
_APART: Final = _Folding(" ")


def folded(text: str) -> str:
    """The letters of a text: 《檔案》工作 -> 档案工作."""
    return text.translate(_CLOSE)


def apart(text: str) -> str:
    """The same with a blank after each letter."""
    return text.translate(_APART)


def hits(text: str, wanted: str) -> list[tuple[int, int]]:
    """From where to where in the text the folded letters `wanted` stand, one after another; none of no letters."""
    places = [place for place, letter in enumerate(text) for _ in _CLOSE[ord(letter)]]
    found, whole = [], folded(text)
    at = whole.find(wanted) if wanted else -1
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = whole.find(wanted, at + len(wanted))
    return found
