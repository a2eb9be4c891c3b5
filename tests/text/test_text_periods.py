"""The first and the last day that an EDTF date may mean."""

from datetime import date

import pytest

from kg.text.periods import Period, period


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-12-08", date(2020, 12, 8), date(2020, 12, 8)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1949~", date(1948, 1, 1), date(1950, 12, 31)),
        ("2020-01~", date(2019, 12, 1), date(2020, 2, 29)),
        ("2003-05/2008", date(2003, 5, 1), date(2008, 12, 31)),
        ("2003-05/..", date(2003, 5, 1), None),
        ("../2008-06", None, date(2008, 6, 30)),
        ("0001~", None, date(2, 12, 31)),
        ("9999-12-31~", date(9999, 12, 30), None),
    ],
)
def test_a_date_is_a_period(edtf: str, first: date | None, last: date | None) -> None:
    assert period(edtf) == Period(first, last)


@pytest.mark.parametrize(
    "edtf", ["", "..", "../..", "2020?", "2020%", "202X", "2020-13", "2021-02-29", "0000", "2021/2020", "x/.."]
)
def test_what_bounds_nothing(edtf: str) -> None:
    assert period(edtf) is None
