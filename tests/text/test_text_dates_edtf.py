from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadDate
from kg.text.dates import parse_edtf


@pytest.mark.parametrize(
    "text",
    ["2020-12-18", "2020-12", "2020", "199X", "2020~", "2020-12~", "2003-05/2008-06", "2003-05/..", "XXXX-12-08"],
)
def test_edtf_stays_as_it_is(text: str) -> None:
    assert parse_edtf(f" {text} ") == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2020-02-30", "does not exist"),
        ("2021-02-29", "does not exist"),
        ("1900-02-29", "does not exist"),
        ("XXXX-02-30", "does not exist"),
        ("2020-13-01", "does not exist"),
        ("2003-05-01/2008-06-31", "does not exist"),
        ("2008-06/2003-05", "ends before it begins"),
        ("2020-13", "not a date"),
        ("20201208", "not a date"),
        ("昨天", "not a date"),
        ("2020" * 100, "not a date"),
        ("", "empty"),
    ],
)
def test_what_is_no_date_is_refused_and_named(text: str, says: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse_edtf(text)
    assert says in caught.value.message
    assert caught.value.hint


@settings(deadline=None)
@given(st.dates())
def test_every_day_is_a_date(day: object) -> None:
    assert parse_edtf(str(day)) == str(day)


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.~?X%uyYE{}[], T", max_size=20))
def test_nothing_but_bad_date_is_raised(text: str) -> None:
    with suppress(BadDate):
        assert parse_edtf(text) == text.strip()
