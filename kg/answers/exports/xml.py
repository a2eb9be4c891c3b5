"""Text in, text that XML 1.0 may hold out: a character that it may not hold is shown by its number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.batches import batches

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AT_ONCE: Final = 200
_CONTROLS: Final = bytes({*range(32)} - {10})
_NO_CHARACTERS: Final = ("\ufffe".encode(), "\uffff".encode())
_MARKS: Final = {
    **{"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"},
    **{"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"},
}


def in_xml(text: str) -> str:
    """`text` with each character that no XML may hold shown by its number: "馆\x0b长" becomes "馆⟨U+000B⟩长"."""
    return _NOT_IN_XML.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def written(text: str) -> str:
    """`text` as it stands between tags or between double quotes: `in_xml`, and markup as references."""
    return "".join(_MARKS.get(char, char) for char in in_xml(text))


@dataclass(frozen=True, slots=True)
class Template:
    """An element with `%s` for each value that it takes; how many tags and quotation marks it has itself.

    `quoted`: other values than IRIs stand between quotation marks.
    """

    text: str
    tags: int
    quotes: int
    quoted: bool


def template(text: str, *, quoted: bool) -> Template:
    """The template of this text, which has no markup but its own tags; a line break ends it."""
    return Template(f"{text}\n", text.count("<"), text.count('"'), quoted)


def elements(given: Iterable[tuple[Template, tuple[str | int, ...]]]) -> Iterator[bytes]:
    """Each template filled with its values, each as `written`, a line an element, many lines a piece.

    Most values have nothing to be written otherwise: a whole piece is looked at once, which is three times as fast.
    """
    for some in batches(given, _AT_ONCE):
        piece = "".join([one.text % values for one, values in some]).encode()
        if not _clean(piece, [one for one, _ in some]):
            lines = [one.text % tuple(written(str(value)) for value in values) for one, values in some]
            piece = "".join(lines).encode()
        yield piece


def _clean(piece: bytes, of: list[Template]) -> bool:
    """Whether there is no markup and no line break but that of the templates, and nothing that XML may not hold."""
    # A lone > may stand everywhere; so may a quotation mark between tags, and of IRIs none has one.
    if b"&" in piece or b"]]>" in piece or piece.count(b"<") != sum([one.tags for one in of]):
        return False
    if of[0].quoted and piece.count(b'"') != sum([one.quotes for one in of]):
        return False
    if piece.count(b"\n") != len(of) or any(one in piece for one in _NO_CHARACTERS):
        return False
    return len(piece.translate(None, _CONTROLS)) == len(piece)
