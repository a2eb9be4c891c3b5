import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import encodings, read
from kg.errors import UnreadableDocument

TEXT = "清河市档案馆召开会议\n发布日期：2020-12-18\n馆长出席会议并讲话，副馆长主持会议。\n"
TRADITIONAL = "清河市檔案館召開會議\n發佈日期：2020-12-18\n館長出席會議並講話，副館長主持會議。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode("gb18030"),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "gbk", "utf-16", "utf-16-be", "le-no-mark", "be-no-mark", "utf-32", "crlf", "cr"],
)
def test_one_text_in_every_encoding(data: bytes) -> None:
    document = read(data, "news/a.txt")
    assert document.text == TEXT
    assert document.content == data
    assert document.published == "2020-12-18"


def test_big5() -> None:
    assert read(TRADITIONAL.encode("big5"), "a.txt").text == TRADITIONAL


def test_a_page_is_read_in_the_charset_that_it_declares() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><p>{TEXT}</p></body></html>'
    assert "馆长出席会议并讲话" in read(page.encode("gb18030"), "a.html").text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "nothing but blanks"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "PNG"),
        (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
        (b"PK\x03\x04" + bytes(100), "XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Office"),
        (bytes(range(256)) * 4, "binary"),
        (bytes(range(128, 256)) * 8, "neither UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "not utf-16-le"),
        (("档案" * 20).encode()[:-1], "neither UTF-8"),
        ((chr(1) + "x").encode() * 50, "binary"),
    ],
)
def test_what_is_no_text_is_refused_and_named(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, "folder/odd.bin")
    assert "folder/odd.bin" in caught.value.message
    assert says in caught.value.message


def test_a_text_of_50_mb_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableDocument, match=r"big\.txt: 50,000,000 bytes, more than the limit of 20,000,000"):
        read(b"a" * 50_000_000, "big.txt")
    with pytest.raises(UnreadableDocument, match="limit of 10"):
        read(b"a" * 11, "big.txt", limit=10)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        text = encodings.decode(data, "odd")
    except UnreadableDocument as error:
        assert error.message.startswith("odd: ")  # noqa: PT017
    else:
        assert "\r" not in text
        assert "\x00" not in text
