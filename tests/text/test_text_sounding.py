"""How names sound: with their surnames' own readings, in words, in more ways than one; and how that is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from kg.text.sounding import asked, sounds


@pytest.mark.parametrize(
    ("name", "person", "wanted"),
    [
        ("陈向阳", True, ("chenxiangyang",)),
        ("陳向陽", True, ("chenxiangyang",)),
        ("单雪梅", True, ("shanxuemei", "danxuemei", "chanxuemei")),
        ("尉迟远", True, ("yuchiyuan",)),
        ("重庆市图书馆", False, ("chongqingshitushuguan",)),
        ("吕绿", True, ("lvlv", "lulu", "lyulyu", "lvlu")),
        ("艾力·买买提", True, ("ailimaimaiti",)),
        ("Élan Vital 3号", False, ("elanvital3hao",)),
        ("·", False, ()),
        ("", True, ()),
    ],
)
def test_a_name_sounds(name: str, person: bool, wanted: tuple[str, ...]) -> None:
    assert tuple(sound for sound, _ in sounds(name, person))[: len(wanted)] == wanted


def test_initials_are_of_each_reading() -> None:
    assert sounds("单雪梅", True)[:2] == (("shanxuemei", "sxm"), ("danxuemei", "dxm"))
    assert sounds("Yunzhou Records Office")[0] == ("yunzhourecordsoffice", "yro")


def test_there_are_never_many_readings() -> None:
    assert 4 <= len(sounds("长行乐单", True)) <= 8


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chén Xiàngyáng", "chenxiangyang"),
        ("chen2 xiang4 yang2", "chenxiangyang"),
        ("LÜ Lǜ", "lvlv"),
        ("yún yún", "yunyun"),
        ("Xi'an", "xian"),
        ("3rd 2019", "3rd2019"),
        ("陈", ""),
    ],
)
def test_what_is_asked_is_folded(text: str, wanted: str) -> None:
    assert asked(text) == wanted


@given(st.text("云州市档案馆江南北新文化中心", min_size=5, max_size=12))
def test_letters_with_one_reading_sound_as_the_library_says(name: str) -> None:
    one = [letter for letter in name if letter not in "行中心市"]
    plain = "".join(one)
    if len(plain) >= 5:
        assert sounds(plain)[0][0] == "".join(lazy_pinyin(plain))


@given(st.text(max_size=30))
def test_any_text_has_some_readings_or_none(text: str) -> None:
    for sound, initials in sounds(text):
        assert sound.isascii()
        assert initials == "" or initials.isalnum()
