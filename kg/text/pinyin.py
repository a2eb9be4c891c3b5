"""A Chinese name in, its reading in Latin letters without tones out, to compare names: 单雪梅 -> shan xuemei."""

from functools import cache
from typing import Final

SURNAMES: Final = {
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "曾": "zeng",
    "区": "ou",
    "朴": "piao",
    "查": "zha",
    "任": "ren",
    "盖": "ge",
    "缪": "miao",
    "乐": "yue",
    "华": "hua",
    "尉迟": "yuchi",
    "万俟": "moqi",
    "令狐": "linghu",
    "单于": "chanyu",
    "长孙": "zhangsun",
}
"""Characters that read otherwise as a surname than as a word: the library reads 单 as dan, 仇 as chou."""


@cache
def reading(name: str) -> str:
    """The surname, a blank, the given name, in small letters. What is no Chinese character stays as it is."""
    from pypinyin import lazy_pinyin  # 0.2 s and 20 MB of tables: only where readings are compared

    size = 2 if name[:2] in SURNAMES and len(name) > 2 else 1
    surname = SURNAMES.get(name[:size]) or "".join(lazy_pinyin(name[:size]))
    given = "".join(lazy_pinyin(name[size:]))
    return f"{surname} {given}".strip().lower().replace("ü", "v")
