"""On a day, a tenure is held certainly, possibly or certainly not: every case of docs/graph.md, at its edges."""

import pytest

from kg.answers.certainty import days, judge, overlaps
from kg.answers.values import Bounds, Certainty
from kg.errors import BadDate

SEEN = Bounds(start_latest="2020-12-08", end_earliest="2020-12-09")
SEEN_TWICE = Bounds(start_latest="2019-05-06", end_earliest="2020-12-09")
APPOINTED = Bounds(start_earliest="2021-03-01")
ENDED = Bounds(start_latest="2019-05-06", end_earliest="2021-03-01", end_latest="2021-03-02")
YEAR = Bounds(start_latest="2018-12-31", end_earliest="2018-01-02")


@pytest.mark.parametrize(
    ("bounds", "on", "expected"),
    [
        (SEEN, "2020-12-07", Certainty.POSSIBLY),
        (SEEN, "2020-12-08", Certainty.CERTAINLY),
        (SEEN, "2020-12-09", Certainty.POSSIBLY),
        (SEEN_TWICE, "2020-01-01", Certainty.CERTAINLY),
        (APPOINTED, "2021-02-28", Certainty.CERTAINLY_NOT),
        (APPOINTED, "2021-03-01", Certainty.POSSIBLY),
        (APPOINTED, "2031-03-01", Certainty.POSSIBLY),
        (ENDED, "2021-02-28", Certainty.CERTAINLY),
        (ENDED, "2021-03-01", Certainty.POSSIBLY),
        (ENDED, "2021-03-02", Certainty.CERTAINLY_NOT),
        (YEAR, "2018-06-01", Certainty.POSSIBLY),
        (Bounds(), "2018-06-01", Certainty.POSSIBLY),
        (Bounds(end_earliest="2020-01-01"), "2019-01-01", Certainty.POSSIBLY),
        (Bounds(start_latest="2019-01-01"), "2020-01-01", Certainty.POSSIBLY),
    ],
)
def test_the_three_values(bounds: Bounds, on: str, expected: Certainty) -> None:
    judgement = judge(bounds, on)
    assert judgement.certainty is expected
    assert judgement.on == on
    assert judgement.reason.zh
    assert judgement.reason.en


def test_the_reason_names_the_day_that_decides() -> None:
    assert judge(APPOINTED, "2020-01-01").reason.en == "did not start before 2021-03-01"
    assert judge(ENDED, "2022-01-01").reason.zh == "至迟2021-03-02已不在任"
    assert "2019-05-06" in judge(SEEN_TWICE, "2020-01-01").reason.en


@pytest.mark.parametrize(
    ("bounds", "on"),
    [
        (Bounds(start_earliest="2021-03-01", start_latest="2020-12-08", end_earliest="2020-12-09"), "2020-12-08"),
        (Bounds(start_latest="2010-01-01", end_earliest="2021-01-02", end_latest="2012-06-02"), "2015-01-01"),
    ],
)
def test_where_sources_contradict_each_other_nothing_is_certain(bounds: Bounds, on: str) -> None:
    judgement = judge(bounds, on)
    assert judgement.certainty is Certainty.POSSIBLY
    assert "contradict" in judgement.reason.en
    assert "矛盾" in judgement.reason.zh


def test_days_about_which_sources_agree_stay_certain() -> None:
    bounds = Bounds(start_latest="2010-01-01", end_earliest="2021-01-02", end_latest="2012-06-02")
    assert judge(bounds, "2011-01-01").certainty is Certainty.CERTAINLY


@pytest.mark.parametrize("text", ["2021-02-29", "2021-13", "202", "2021-3-1", "20210301", "2021-W01-1", "", "昨日"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match="not a date"):
        days(text)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, True),
        (None, "2021-02-28", False),
        (None, "2021-03-01", True),
        ("2021-03-01", None, True),
    ],
)
def test_a_period_before_the_earliest_start_does_not_overlap(
    start: str | None, end: str | None, expected: bool
) -> None:
    assert overlaps(APPOINTED, start, end) is expected


def test_a_period_from_the_latest_end_on_does_not_overlap() -> None:
    assert not overlaps(ENDED, "2021-03-02", None)
    assert overlaps(ENDED, "2021-03-01", "2021-03-01")
