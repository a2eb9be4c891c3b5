"""A label as the sources write it becomes text in which no character can hide or turn the line around."""

import re
from typing import Any, Final

from markupsafe import Markup

# Controls but tab and newline, the marks that change the direction of writing, blanks without width, and line separators.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def visible(value: Any) -> Any:
    """`value` with every hidden character shown by its number: "陈\\u202e向阳" becomes "陈⟨U+202E⟩向阳".

    Markup that our own templates made passes untouched; so does what is no text.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
