"""What a claim says of when a post was held, and nothing more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import BodyRef, Bounds, DateValue, MembershipClaim, PersonRef, Span, Status, TenureClaim
from kg.timelines import bounds

D = date


def tenure(status: Status = Status.CURRENT, cause: str | None = None, **dates: str) -> TenureClaim:
    return TenureClaim(
        span=Span(0, 3),
        quote="馆长甲",
        rule="test",
        person=PersonRef("甲某", Span(2, 3)),
        body=BodyRef("云州市档案馆", "市档案馆"),
        post="馆长",
        written="馆长",
        status=status,
        cause=cause,
        **{name: DateValue(edtf, edtf) for name, edtf in dates.items()},  # type: ignore[arg-type]
    )


def days(found: Bounds) -> tuple[date | None, ...]:
    return found.start_earliest, found.start_latest, found.end_earliest, found.end_latest


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (tenure(attested="2020-12-08"), (None, D(2020, 12, 8), D(2020, 12, 9), None)),
        (tenure(attested="2020"), (None, D(2020, 12, 31), D(2020, 1, 2), None)),
        (tenure(attested="2020-02"), (None, D(2020, 2, 29), D(2020, 2, 2), None)),
        (tenure(attested="2020-12-08/2020-12-10"), (None, D(2020, 12, 10), D(2020, 12, 9), None)),
        (tenure(start="2003-05", end="2008-06"), (D(2003, 5, 1), D(2003, 5, 31), D(2008, 6, 1), D(2008, 7, 1))),
        (tenure(start="2003-05", end=".."), (D(2003, 5, 1), D(2003, 5, 31), None, None)),
        (tenure(start="1931~", end=".."), (D(1930, 1, 1), D(1932, 12, 31), None, None)),
        (tenure(start="2019-01~"), (D(2018, 12, 1), D(2019, 2, 28), None, None)),
        (tenure(start="2019-01-01~"), (D(2018, 12, 31), D(2019, 1, 2), None, None)),
        (tenure(start="2003?", end="200X"), (None, None, None, None)),
        (tenure(start="2020", attested="2020-03-01"), (D(2020, 1, 1), D(2020, 3, 1), D(2020, 3, 2), None)),
        (tenure(Status.APPOINTED, start="2021-03-05"), (D(2021, 3, 5), None, None, None)),
        (tenure(Status.ELECTED, attested="2021-03"), (D(2021, 3, 1), None, None, None)),
        (tenure(Status.REMOVED, end="2021-03-05"), (None, None, D(2021, 3, 5), D(2021, 3, 6))),
        (tenure(Status.FORMER, attested="2021-03-05"), (None, None, None, D(2021, 3, 6))),
        (tenure(Status.FORMER, end="2019", attested="2021-03-05"), (None, None, D(2019, 1, 1), D(2020, 1, 1))),
        (tenure(Status.CANDIDATE, attested="2021-03-05"), (None, None, None, None)),
        (tenure(attested="9999-12-31"), (None, D(9999, 12, 31), None, None)),
        (tenure(attested="2021-02-30"), (None, None, None, None)),
        (tenure(start="2021/2020"), (None, None, None, None)),
        (tenure(), (None, None, None, None)),
    ],
)
def test_the_bounds_of_a_claim(claim: TenureClaim, expected: tuple[date | None, ...]) -> None:
    assert days(bounds(claim)) == expected


def test_only_what_is_held_is_attested() -> None:
    assert bounds(tenure(attested="2020")).attested == DateValue("2020", "2020")
    for status in set(Status) - {Status.CURRENT}:
        assert bounds(tenure(status, attested="2020")).attested is None


def test_stage_and_causes() -> None:
    appointed = bounds(tenure(Status.APPOINTED, cause="transferred", start="2021"))
    assert (appointed.stage, appointed.start_cause, appointed.end_cause) == ("decided", "transferred", None)
    removed = bounds(tenure(Status.REMOVED, cause="dismissed", end="2021"))
    assert (removed.stage, removed.start_cause, removed.end_cause) == (None, None, "dismissed")
    ended = bounds(tenure(cause="retired", start="2001", end="2021"))
    assert (ended.start_cause, ended.end_cause) == (None, "retired")


def test_a_membership_has_bounds_too() -> None:
    claim = MembershipClaim(
        span=Span(0, 1), quote="x", rule="t", person=PersonRef("甲某", Span(0, 1)), body=None, membership="理事",
        attested=DateValue("2020-12-08", "12月8日"),
    )  # fmt: skip
    assert days(bounds(claim)) == (None, D(2020, 12, 8), D(2020, 12, 9), None)


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
FORMS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-%d~", "%Y-%m~", "%Y~"])


@given(DAYS, st.integers(1, 9000), FORMS, FORMS, FORMS, st.data())
def test_no_bound_contradicts_the_tenure_that_was(
    start: date, length: int, form: str, end_form: str, on_form: str, data: st.DataObject
) -> None:
    """Whatever precision it is told in: the true start and the true end lie within the bounds."""
    end = start + timedelta(days=length)
    on = start + timedelta(days=data.draw(st.integers(0, length - 1)))
    found = bounds(tenure(start=start.strftime(form), end=end.strftime(end_form), attested=on.strftime(on_form)))
    assert found.start_earliest is not None
    assert found.start_latest is not None
    assert found.end_earliest is not None
    assert found.end_latest is not None
    assert found.start_earliest <= start <= found.start_latest
    # The text says the last day or the first free day, a difference of one day that its words do not tell.
    assert found.end_latest >= end
    if on_form == "%Y-%m-%d":
        assert found.end_earliest <= max(end, on + timedelta(days=1))


@given(DAYS, FORMS, st.sampled_from(Status))
def test_an_attestation_never_gives_a_first_day(on: date, form: str, status: Status) -> None:
    found = bounds(tenure(status, attested=on.strftime(form)))
    assert found.start_earliest is None or status in (Status.APPOINTED, Status.ELECTED)
    assert found.end_latest is None or status in (Status.FORMER, Status.REMOVED)


@given(st.text("0123456789-/.~?%XY", max_size=12))
def test_any_text_as_a_date_gives_bounds_or_none_but_no_error(text: str) -> None:
    found = days(bounds(tenure(start=text, end=text, attested=text)))
    assert all(day is None or isinstance(day, date) for day in found)
