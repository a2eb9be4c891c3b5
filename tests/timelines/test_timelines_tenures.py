"""Claims become tenures: stints are kept apart, bounds are tight, contradictions stay, proposals become nothing."""

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Status
from kg.offices import OfficeClaim, Tenure
from kg.timelines import Ending, succession, tenures

sys.path.insert(0, str(Path(__file__).parent))
from offices_made import ONE, claim, claims, days

NONE = "-"
SEEN, LEFT, NAMED = Status.CURRENT, Status.REMOVED, Status.APPOINTED


def reasons(tenure: Tenure) -> set[tuple[str, str]]:
    return {(one.bound, one.reason) for one in tenure.derived}


def test_an_attestation_is_no_start() -> None:
    (found,) = tenures([claim("a", attested="2020-12-08"), claim("b", attested="2019-05-01")])
    assert days(found) == (NONE, "2019-05-01", "2020-12-09", NONE)
    assert [one.iri for one in found.claims] == ["a", "b"]
    assert (found.stage, found.end_state, found.certainty, found.stint) == ("took-office", "unknown", "certain", "")


def test_a_year_stays_a_year() -> None:
    (found,) = tenures([claim("a", start="2003", end="2005")])
    assert days(found) == ("2003-01-01", "2003-12-31", "2005-01-01", "2006-01-01")
    assert (found.claims[0].start, found.end_state) == (claim("x", start="2003").start, "ended-date-known")


def test_a_proposal_is_no_tenure_and_changes_none() -> None:
    proposed = claim("a", Status.CANDIDATE, attested="2020-01-01")
    assert tenures([proposed]) == ()
    seen = claim("b", attested="2021-01-01")
    assert tenures([proposed, seen]) == tenures([seen])


@pytest.mark.parametrize(
    ("later", "stage"), [(None, "decided"), ("2020-12-01", "decided"), ("2021-06-01", "took-office")]
)
def test_an_appointment_without_a_later_attestation_says_decided(later: str | None, stage: str) -> None:
    every = [claim("a", NAMED, start="2021-03-01"), *([claim("b", attested=later)] if later else [])]
    (found,) = tenures(every)
    assert found.stage == stage


def test_a_removal_bounds_the_end_and_says_why() -> None:
    (found,) = tenures([claim("a", attested="2020-12-08"), claim("b", LEFT, attested="2021-03-01", cause="dismissed")])
    assert days(found) == (NONE, "2020-12-08", "2021-03-01", "2021-03-02")
    assert reasons(found) == {("end_latest", "removal")}
    assert found.derived[0].claims == ("b",)
    assert found.end_state == "ended-date-known"


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        # A start after an end.
        (
            [claim("a", start="2003-01-01", end="2005-02-01"), claim("b", start="2010-03-01", attested="2012-01-01")],
            ["2003-01-01", "2010-03-01"],
        ),
        # A removal, and later an appointment; what was said of the first end meanwhile belongs to it.
        (
            [
                claim("a", LEFT, attested="2005-02-01"),
                claim("b", NAMED, start="2010-03-01"),
                claim("c", Status.FORMER, attested="2007-01-01"),
                claim("d", LEFT, attested="2005-02"),
            ],
            ["2005-02-01", "2010-03-01"],
        ),
        # Attestations on both sides of an end.
        (
            [claim("a", attested="2004-01-01"), claim("b", LEFT, attested="2005-02-01"), claim("c", attested="2010")],
            ["2004-01-01", "2010-01-01"],
        ),
        # Attestations on both sides of a start.
        (
            [
                claim("a", attested="2004-01-01"),
                claim("b", Status.ELECTED, start="2010-02-01"),
                claim("c", attested="2012-01-01"),
            ],
            ["2004-01-01", "2010-02-01"],
        ),
        # A year that is both the end of one and the start of the other.
        ([claim("a", start="2010", end="2015"), claim("b", start="2015", end="2018")], ["2010-01-01", "2015-01-01"]),
        # A handover to oneself on one day, where the source gives the first day out.
        (
            [
                claim("a", start="2010-05-11", end="2012-09-04", end_is="first-out"),
                claim("b", start="2012-09-04", end="2014-07-15", end_is="first-out"),
            ],
            ["2010-05-11", "2012-09-04"],
        ),
    ],
)
def test_two_stints_stay_two(every: list[OfficeClaim], expected: list[str]) -> None:
    found = tenures(every)
    assert [one.stint for one in found] == expected
    assert not any(one.contradicting for one in found)
    assert sorted(c.iri for one in found for c in one.claims) == sorted(c.iri for c in every)


@pytest.mark.parametrize(
    "every",
    [
        [claim("a", attested="2004-01-01"), claim("b", attested="2012-01-01")],
        [claim("a", start="2010", attested="2012"), claim("b", start="2010-05", attested="2015-03-01")],
        [claim("a", start="2003-01", end="2005-02"), claim("b", Status.FORMER, attested="2009-01-01")],
        [claim("a", NAMED, start="2010-03-01"), claim("b", attested="2011-01-01"), claim("c", LEFT, attested="2012")],
    ],
)
def test_one_stint_stays_one(every: list[OfficeClaim]) -> None:
    (found,) = tenures(every)
    assert (found.stint, found.contradicting) == ("", ())


def test_stints_bound_each_other() -> None:
    first, second = tenures(
        [
            claim("a", attested="2004-01-01"),
            claim("b", Status.ELECTED, start="2010-02-01"),
            claim("c", attested="2012-01-01"),
        ]
    )
    assert days(first) == (NONE, "2004-01-01", "2004-01-02", "2012-01-01")
    assert reasons(first) == {("end_latest", "next-stint")}
    assert first.derived[0].claims == ("c",)
    assert days(second) == ("2010-02-01", "2012-01-01", "2012-01-02", NONE)


def test_a_contradiction_stays_visible() -> None:
    (found,) = tenures([claim("a", LEFT, attested="2005-02-01"), claim("b", attested="2010-01-01")])
    assert days(found) == (NONE, "2010-01-01", "2010-01-02", "2005-02-02")
    assert (found.contradicting, found.certainty) == (("a", "b"), "contradicted")


def test_a_claim_without_dates_supports_every_stint() -> None:
    every = [claim("a", start="2003", end="2004"), claim("b", start="2010", end="2011"), claim("c")]
    assert [[c.iri for c in one.claims] for one in tenures(every)] == [["a", "c"], ["b", "c"]]
    (alone,) = tenures([claim("c")])
    assert (days(alone), alone.end_state) == ((NONE,) * 4, "unknown")


def test_death_bounds_the_other_tenures() -> None:
    dead = claim("a", LEFT, attested="2015-04-01", cause="died", post="馆长")
    other, one = tenures([dead, claim("b", attested="2014-01-01", post="理事长")])
    assert reasons(one) == {("end_latest", "removal")}
    assert days(other) == (NONE, "2014-01-01", "2014-01-02", "2015-04-02")
    assert reasons(other) == {("end_latest", "died")}
    assert other.derived[0].claims == ("a",)


def _two(**more: str) -> list[Tenure]:
    return [
        *tenures([claim("a", attested="2015-06-01", person="甲", **more)]),
        *tenures([claim("b", attested="2018-06-01", person="乙", **more)]),
    ]


def test_another_holder_of_a_one_seat_post_bounds() -> None:
    before, after = succession(_two(post_type=ONE))
    assert days(before) == (NONE, "2015-06-01", "2015-06-02", "2018-06-01")
    assert reasons(before) == {("end_latest", "successor")}
    assert before.derived[0].claims == ("b",)
    assert days(after) == ("2015-06-02", "2018-06-01", "2018-06-02", NONE)
    assert reasons(after) == {("start_earliest", "predecessor")}


def test_a_post_with_many_seats_bounds_nobody() -> None:
    assert succession(_two()) == tuple(_two())


def test_who_sits_beside_the_holder_bounds_nobody() -> None:
    from ontology.terms import concept

    honorary = tenures(
        [claim("c", attested="2016-01-01", person="丙", post_type=ONE, mode=concept("tenure-modes", "honorary"))]
    )
    plain = tenures([claim("a", attested="2015-06-01", person="甲", post_type=ONE)])
    assert succession([*plain, *honorary]) == (*plain, *honorary)


def test_two_certain_holders_on_one_day_bound_nobody() -> None:
    both = [
        *tenures([claim("a", start="2010-01-01", attested="2018-01-01", person="甲", post_type=ONE)]),
        *tenures([claim("b", attested="2015-01-01", person="乙", post_type=ONE)]),
    ]
    assert succession(both) == tuple(both)


def test_the_end_of_the_body_bounds() -> None:
    (found,) = succession(tenures([claim("a", attested="2015-06-01")]), Ending(date(2018, 10, 1), ("change",)))
    assert days(found)[3] == "2018-10-01"
    assert reasons(found) == {("end_latest", "body-abolished")}
    assert found.end_state == "ended-date-unknown"
    late = tenures([claim("a", attested="2020-06-01")])
    assert succession(late, Ending(date(2018, 10, 1))) == late


@given(claims(), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_order_and_repetition_change_nothing(every: list[OfficeClaim], dice) -> None:  # type: ignore[no-untyped-def]
    again = [*every, *dice.choices(every, k=3)]
    dice.shuffle(again)
    assert tenures(again) == tenures(every)
    people = sorted({one.person for one in every})
    held = [one for person in people for one in tenures(c for c in every if c.person == person)]
    posts = sorted({one.post for one in held})
    for post in posts:
        here = [one for one in held if one.post == post]
        mixed = dice.sample(here, len(here))
        key = lambda one: (one.person, one.stint)  # noqa: E731
        assert sorted(succession(mixed), key=key) == sorted(succession(here), key=key)


@given(claims())
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_nothing_is_looser_than_a_claim(every: list[OfficeClaim]) -> None:
    for person in {one.person for one in every}:
        said = [one for one in every if one.person == person]
        found = tenures(said)
        kept = {c.iri for one in found for c in one.claims}
        assert kept == {c.iri for c in said if c.status is not Status.CANDIDATE}
        keys = [(one.body, one.post, one.stint) for one in found]
        assert len(set(keys)) == len(keys)
        for one in found:
            for c in one.claims:
                for bound, pick in (
                    ("start_earliest", max),
                    ("start_latest", min),
                    ("end_earliest", max),
                    ("end_latest", min),
                ):
                    mine, all_ = getattr(c.days, bound), getattr(one.days, bound)
                    assert mine is None or pick(mine, all_) == all_


@given(claims())
@settings(max_examples=300, deadline=None)
def test_what_is_derived_contradicts_no_claim(every: list[OfficeClaim]) -> None:
    held = [one for person in ("p1", "p2", "p3") for one in tenures(c for c in every if c.person == person)]
    for post in {one.post for one in held}:
        before = {(one.person, one.stint): one for one in held if one.post == post}
        for one in succession(before.values(), Ending(date(2010, 1, 1))):
            was = before[one.person, one.stint]
            assert one.contradicting == was.contradicting
            for derived in one.derived:
                other = one.days.end_earliest if derived.bound == "end_latest" else one.days.start_latest
                assert (
                    derived.reason == "removal"
                    or other is None
                    or (derived.day >= other if derived.bound == "end_latest" else derived.day <= other)
                )
