"""A numeral as Chinese pages write it goes in, an integer comes out: 二十三, 二〇二〇, 廿三, 第七届, 近400."""

import unicodedata

_DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("〇○OＯ", 0),
    **{"两": 2, "兩": 2, "貳": 2, "叄": 3, "陸": 6, "元": 1},
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_ABOUT_BEFORE = ("近", "约", "大约", "将近", "超过", "逾", "第", "共", "共计")
_ABOUT_AFTER = ("余", "多", "名", "人", "位", "届", "次", "期", "年", "月", "日", "号", "个", "家")
_LARGEST = 10**15
NUMERALS = "".join(key for key in {**_DIGITS, **_TENS, **_UNITS, **_MYRIADS} if key not in "元OO")
"""Every character that a Chinese numeral is made of, for patterns."""


def integer(text: str) -> int | None:
    """The number that `text` is: 23, 23, 二十三, 二〇二〇, 廿三, 3万, 1,000; None when it is none or above 10^15."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if plain.isascii() and plain.isdigit():
        return _bounded(int(plain)) if len(plain) < 20 else None
    if not plain or len(plain) > 20:
        return None
    if all(character in _DIGITS for character in plain):
        return _positional(plain)
    return _bounded(_structured(plain))


def quantity(text: str) -> int | None:
    """The number in a counted phrase without its words of measure and approximation: 近400人 is 400, 第七届 7."""
    core = text.strip()
    stripped = True
    while stripped:
        before = core
        for word in _ABOUT_BEFORE:
            core = core.removeprefix(word)
        for word in _ABOUT_AFTER:
            core = core.removesuffix(word)
        stripped = core != before
    return integer(core)


def _positional(text: str) -> int | None:
    """二〇二〇 is 2020, 元 (as in 元年) is 1."""
    return int("".join(str(_DIGITS[character]) for character in text)) if len(text) < 16 else None


def _structured(text: str) -> int | None:
    """三千二百万 is 32,000,000; a digit before each unit, 十三 is 13."""
    total, section, digits = 0, 0, ""
    for character in text:
        value = _DIGITS.get(character)
        if character.isascii() and character.isdigit():
            digits += character
        elif value is not None:
            digits += str(value) if value else ""
        elif character in _TENS:
            section += _TENS[character]
        elif character in _UNITS:
            section += int(digits or "1") * _UNITS[character]
            digits = ""
        elif character in _MYRIADS:
            total += (section + int(digits or "0") or 1) * _MYRIADS[character]
            section, digits = 0, ""
        else:
            return None
    return total + section + int(digits or "0")


def _bounded(value: int | None) -> int | None:
    return value if value is not None and value <= _LARGEST else None
