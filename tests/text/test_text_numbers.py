import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numbers import integer, quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("二〇二〇", 2020), ("二○二○", 2020), ("二十三", 23), ("十八", 18), ("十", 10), ("廿三", 23), ("卅", 30)],
        *[("２０２０", 2020), ("1,000", 1000), ("1，000", 1000), ("3万", 30_000), ("三万五千", 35_000), ("两百", 200)],
        *[("元", 1), ("壹佰", 100), ("零", 0), ("", None), ("多", None), ("二x", None), ("9" * 40, None)],
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert integer(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("近400人", 400), ("第七届", 7), ("第二十三次", 23), ("约三百余名", 300), ("若干", None)]
)
def test_counted_phrases(text: str, value: int | None) -> None:
    assert quantity(text) == value


@given(st.integers(min_value=0, max_value=99_999_999))
def test_numerals_of_another_library_are_read_back(value: int) -> None:
    assert integer(cn2an.an2cn(str(value))) == value
    assert integer(str(value)) == value


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    integer(text), quantity(text)
