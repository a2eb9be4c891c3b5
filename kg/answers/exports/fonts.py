"""The families of fonts that pictures ask for, the best first, as an SVG names them."""

from typing import Final

_CHINESE: Final = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei"),
    *("WenQuanYi Zen Hei", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "SimHei", "SimSun"),
    *("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "AR PL UKai CN", "Droid Sans Fallback", "Unifont"),
)
_OTHERS: Final = ("Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial", "Helvetica", "sans-serif")
"""One of these is everywhere: from it a picture falls back, character by character, on any font that has it."""
FAMILIES: Final = ", ".join((*_CHINESE, *_OTHERS))
