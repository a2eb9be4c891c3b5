"""Names in Latin letters: surnames that the library reads as words."""

import pytest

from kg.text.pinyin import reading


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("单雪梅", "shan xuemei"),
        ("仇青", "qiu qing"),
        ("解云", "xie yun"),
        ("曾一鸣", "zeng yiming"),
        ("区远", "ou yuan"),
        ("朴英", "piao ying"),
        ("查明", "zha ming"),
        ("王海燕", "wang haiyan"),
        ("吕绿", "lv lv"),
        ("尉迟远", "yuchi yuan"),
    ],
)
def test_a_name_is_read_as_it_is_called(name: str, wanted: str) -> None:
    assert reading(name) == wanted
