"""A picture in SVG becomes PNG, by resvg and the fonts of this machine; Chinese without a font for it is an error."""

import re
from functools import cache
from typing import Final

import resvg_py

from kg.answers.exports.fonts import FAMILIES
from kg.errors import NotEquipped

_ZOOM: Final = 2.0
"""Pixels a unit of the picture: sharp on paper and on dense screens."""
_CHINESE: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PROBE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    f'<text y="30" font-size="30" font-family="{FAMILIES}">%s</text></svg>'
)


def png(svg: str, *, system_fonts: bool = True) -> bytes:
    """The picture as PNG. Raises NotEquipped where it holds Chinese and no font has it: there would be boxes."""
    if _CHINESE.search(svg) and not has_chinese(system_fonts):
        raise NotEquipped(
            "no font on this machine has Chinese: the names would be boxes",
            "install one, for example fonts-wqy-microhei or fonts-noto-cjk; or take svg, which needs none here",
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM, skip_system_fonts=not system_fonts))


@cache
def has_chinese(system_fonts: bool = True) -> bool:
    """Whether a font draws 档 otherwise than a character that no font has."""
    known, unknown = (
        bytes(resvg_py.svg_to_bytes(svg_string=_PROBE % one, skip_system_fonts=not system_fonts))
        for one in ("档", "\U0010fffd")
    )
    return known != unknown
