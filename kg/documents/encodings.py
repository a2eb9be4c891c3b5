"""Bytes go in, text with plain line breaks comes out; what is no text in a known encoding is refused."""

import codecs
import re

from kg.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252"}
_SAMPLE = 20_000
_LEAST_COMMON = 0.6
"""The share of characters that must be common ones for bytes to be taken as Chinese in an encoding not declared."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_MOST_CONTROLS = 0.001


def decode(data: bytes, key: str) -> str:
    r"""The text of `data` with \n as the only line break, without a byte order mark.

    In this order: a byte order mark; UTF-8; the charset that the page declares; GB18030 or Big5, whichever gives more
    common characters; UTF-16 without a mark. Raises UnreadableDocument naming `key` for a binary file and for garbage.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableDocument(f"{key}: {what}, not a text", "give a text, an HTML page, CSV or XLSX")
    text = _decoded(data, key)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) * _MOST_CONTROLS:
        raise UnreadableDocument(f"{key}: a binary file, not a text", "give a text, an HTML page, CSV or XLSX")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin like a ZIP archive, as XLSX does."""
    return data.startswith(b"PK\x03\x04")


def _decoded(data: bytes, key: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, key)
    if b"\x00" in data:
        return _wide(data) or _refuse_binary(key)
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if declared:
        name = declared[1].decode("ascii").lower()
        text = _strict(data, _WIDER.get(name, name))
    return text if text is not None else _guessed(data, key)


def _by_mark(data: bytes, encoding: str, key: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"{key}: not {encoding} at byte {error.start}, as its first bytes say") from None


def _refuse_binary(key: str) -> str:
    raise UnreadableDocument(f"{key}: a binary file, not a text", "give a text, an HTML page, CSV or XLSX")


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, when every byte of it fits; None as well for an encoding that does not exist."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the order of bytes that gives common characters. Line breaks and digits give its NULs."""
    options = [text for text in (_strict(data, "utf-16-le"), _strict(data, "utf-16-be")) if text]
    best = max(options, key=_common, default=None)
    return best if best is not None and _common(best) >= _LEAST_COMMON else None


def _guessed(data: bytes, key: str) -> str:
    """GB18030 or Big5: nearly any bytes are valid in the first, so the characters decide."""
    options = [text for text in (_strict(data, "gb18030"), _strict(data, "big5hkscs")) if text is not None]
    best = max(options, key=_common, default=None)
    if best is None or _common(best) < _LEAST_COMMON:
        raise UnreadableDocument(
            f"{key}: neither UTF-8, UTF-16, GB18030 nor Big5", "save it as UTF-8, or declare its charset"
        )
    return best


def _common(text: str) -> float:
    """The share of the characters beyond ASCII that are among the common ones of either script."""
    sample = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not sample:
        return 1.0 if text.isprintable() or "\n" in text else 0.0
    return sum(map(_is_common, sample)) / len(sample)


def _is_common(character: str) -> bool:
    """Whether it is among the 3,755 common characters of GB 2312, the 5,401 of Big5, or punctuation."""
    if "\u3000" <= character <= "\u301f" or "\uff01" <= character <= "\uff5e" or character in "—“”‘’…·":
        return True
    if not "\u4e00" <= character <= "\u9fff":
        return False
    simplified = character.encode("gb2312", "ignore")
    traditional = character.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4" <= traditional[:1] <= b"\xc6"
