"""Text in, text that XML 1.0 may hold out: a character that it may not hold is shown by its number."""

import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_xml(text: str) -> str:
    """`text` with each character that no XML may hold shown by its number: "馆\x0b长" becomes "馆⟨U+000B⟩长"."""
    return _NOT_IN_XML.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
