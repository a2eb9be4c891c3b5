"""Each lint finds what it is for, and nothing beside it."""

import pytest

from kg.answers import lints
from kg.answers.offices_held import Held, Life
from kg.answers.spells import Spell
from ontology.terms import concept

DIRECTOR = concept("posts", "director")
ACTING = concept("tenure-modes", "acting")


def tenure(key: str, holder: str, days: tuple[str | None, ...], **other: object) -> Held:
    start_earliest, start_latest, end_earliest, end_latest = days
    values = {"post": "p", "body": "b", "types": frozenset({DIRECTOR}), **other}
    return Held(
        iri=key,
        holder=holder,
        start_earliest=start_earliest,
        start_latest=start_latest,
        end_earliest=end_earliest,
        end_latest=end_latest,
        **values,  # type: ignore[arg-type]
    )


def known(start: str, end: str) -> tuple[str, str, str, str]:
    return start, start, end, end


def rules(found: object) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.facts, one.days) for one in found]  # type: ignore[attr-defined]


def test_the_type_used_here_has_one_seat() -> None:
    assert DIRECTOR in lints._single()


def test_two_holders_of_a_seat_overlap_by_a_day_and_not_on_the_day_of_handover() -> None:
    one, two = (
        tenure("1", "甲", known("2010-01-01", "2015-01-02")),
        tenure("2", "乙", known("2015-01-01", "2016-01-01")),
    )
    assert rules(lints.two_holders([two, one])) == [(("1", "2"), ("2015-01-01",))]
    assert rules(lints.two_holders([one, tenure("2", "乙", known("2015-01-02", "2016-01-01"))])) == []
    assert rules(lints.two_holders([one, tenure("2", "甲", known("2012-01-01", "2013-01-01"))])) == []
    acting = tenure("2", "乙", known("2012-01-01", "2013-01-01"), modes=frozenset({ACTING}))
    assert rules(lints.two_holders([one, acting])) == []
    possible = tenure("2", "乙", ("2012-01-01", None, None, None))
    assert rules(lints.two_holders([one, possible])) == []


def test_a_gap_is_certain_or_none() -> None:
    one, two = (
        tenure("1", "甲", known("2010-01-01", "2015-01-01")),
        tenure("2", "乙", known("2016-01-01", "2018-01-01")),
    )
    assert rules(lints.gaps([two, one])) == [(("1", "2"), ("2015-01-01", "2016-01-01"))]
    unknown_end = tenure("1", "甲", ("2010-01-01", "2010-01-01", "2012-01-01", None))
    assert rules(lints.gaps([unknown_end, two])) == []
    between = tenure("3", "丙", (None, "2015-06-01", "2015-06-02", None))
    assert rules(lints.gaps([one, between, two])) == []


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (known("1990-01-01", "1995-01-01"), "1990-01-01"),
        (known("2001-01-01", "2012-01-01"), "2011-12-31"),
        (known("2001-01-01", "2010-01-01"), None),
        (("2011-01-01", None, None, None), "2011-01-01"),
        ((None, None, None, "1999-01-01"), "1999-01-01"),
        ((None, "2005-05-05", "2005-05-06", None), None),
        ((None, "1990-05-05", "1990-05-06", None), "1990-05-05"),
        (("2009-01-01", None, None, None), None),
        (("2009-01-01", "2010-12-31", None, None), None),
    ],
)
def test_outside_the_life_of_the_body(days: tuple[str | None, ...], found: str | None) -> None:
    life = {"b": Life((Spell("2000-01-01", "2000-01-01", "2010-01-01", "2010-01-01"),), ("c",))}
    wanted = [] if found is None else [(("1", "c"), (found,))]
    assert rules(lints.outside_life([tenure("1", "甲", days)], life)) == wanted
    assert rules(lints.outside_life([tenure("1", "甲", days)], {})) == []


def test_a_body_that_was_restored_has_two_lives() -> None:
    life = {"b": Life((Spell(None, "1958-01-01", "1967-01-01", "1967-12-31"), Spell("1979-01-01", "1979-12-31")), ())}
    assert rules(lints.outside_life([tenure("1", "甲", known("1970-01-01", "1971-01-01"))], life)) != []
    assert rules(lints.outside_life([tenure("1", "甲", known("1985-01-01", "1990-01-01"))], life)) == []


def test_impossible_days() -> None:
    assert rules(lints.start_after_end([tenure("1", "甲", ("2015-01-01", None, None, "2014-01-01"))])) != []
    assert rules(lints.start_after_end([tenure("1", "甲", known("2014-01-01", "2015-01-01"))])) == []
    seen = tenure("1", "甲", (None, "2014-01-01", "2016-01-02", "2015-01-01"))
    assert rules(lints.after_end([seen])) == [(("1",), ("2015-01-01", "2016-01-01"))]


def test_who_died_holds_nothing_afterwards() -> None:
    died = tenure("1", "甲", known("2010-01-01", "2015-01-01"), end_causes=frozenset({concept("causes", "died")}))
    after = tenure("2", "甲", (None, "2016-01-01", "2016-01-02", None), post="q")
    before = tenure("3", "甲", known("2000-01-01", "2005-01-01"), post="q")
    other = tenure("4", "乙", (None, "2016-01-01", "2016-01-02", None), post="q")
    assert rules(lints.dead_holders([died, after, before, other])) == [(("1", "2"), ("2015-01-01", "2016-01-02"))]


def test_two_posts_in_distant_places_at_once() -> None:
    names = {"b": "云州市档案馆", "c": "南浦县档案局", "d": "云州市地方志办公室"}
    one = tenure("1", "甲", known("2010-01-01", "2015-01-01"))
    far = tenure("2", "甲", known("2012-01-01", "2013-01-01"), body="c")
    near = tenure("3", "甲", known("2012-01-01", "2013-01-01"), body="d")
    later = tenure("4", "甲", known("2015-01-01", "2016-01-01"), body="c")
    assert rules(lints.distant_posts([one, far, near, later], names)) == [
        (("1", "2"), ("2012-01-01",)),
        (("2", "3"), ("2012-01-01",)),
    ]
