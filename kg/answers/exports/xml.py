"""Text in, text that XML 1.0 may hold out: a character that it may not hold is shown by its number."""

import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN_OTHERWISE: Final = re.compile('[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[&<>"]')
_MARKS: Final = {
    **{"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"},
    **{"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"},
}


def in_xml(text: str) -> str:
    """`text` with each character that no XML may hold shown by its number: "馆\x0b长" becomes "馆⟨U+000B⟩长"."""
    return _NOT_IN_XML.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def written(text: str) -> str:
    """`text` as it stands between tags or between double quotes: `in_xml`, and markup as references."""
    if _WRITTEN_OTHERWISE.search(text) is None:
        return text
    return "".join(_MARKS.get(char, char) for char in in_xml(text))
