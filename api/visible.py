"""A label as the sources write it becomes text in which no character can hide or turn the line around."""

import re
from typing import Any, Final

from markupsafe import Markup, escape

# Controls but tab and newline, marks that turn the direction of writing, blanks without width, line separators.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)

_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def days(text: str) -> Markup:
    """`text` with each day in it as a <time>, so that no line breaks within 2020-12-08; everything else is escaped."""
    return Markup(_DAY.sub(r"<time>\g<0></time>", str(escape(visible(text)))))


def visible(value: Any) -> Any:
    """`value` with every hidden character shown by its number: "陈\\u202e向阳" becomes "陈⟨U+202E⟩向阳".

    Markup that our own templates made passes untouched; so does what is no text.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
