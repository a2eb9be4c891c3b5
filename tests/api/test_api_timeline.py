from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.succession import Break, breaks
from api.timeline import lanes, timeline
from kg.answers.values import Bounds, Ref, Tenure


def tenure(bounds: Bounds, *attested: str, person: str = "某甲", post: str | None = None) -> Tenure:
    return Tenure(
        iri="tenure/1",
        person=Ref(person, person),
        post=None if post is None else Ref(post, post),
        body=None,
        titles=("馆长",),
        post_type=None,
        bounds=bounds,
        attested=attested,
    )


def looks(bounds: Bounds, *attested: str) -> list[str]:
    (bar,) = timeline([tenure(bounds, *attested)]).bars
    return [piece.look for piece in bar.pieces]


def test_an_attestation_fades_to_both_sides() -> None:
    bounds = Bounds(start_latest="2020-12-08", end_earliest="2020-12-09")
    assert looks(bounds, "2020-12-08") == ["fade-left", "certain", "fade-right"]


def test_known_ends_are_sharp() -> None:
    assert looks(Bounds("2003-05-01", "2003-05-01", "2008-06-01", "2008-06-01")) == ["certain"]


def test_ends_known_within_a_year_are_pale() -> None:
    assert looks(Bounds("2003-01-01", "2003-12-31", "2008-01-01", "2009-01-01")) == ["possible", "certain", "possible"]


def test_an_appointment_alone_is_nowhere_certain() -> None:
    assert looks(Bounds(start_earliest="2021-03-01")) == ["fade-right"]


def test_a_former_holder_has_an_end_and_no_start() -> None:
    assert looks(Bounds(end_latest="2021-03-02")) == ["fade-left"]


def test_attested_in_a_year_is_nowhere_certain() -> None:
    assert "certain" not in looks(Bounds(start_latest="2018-12-31", end_earliest="2018-01-02"), "2018")


def test_nothing_dated_gives_no_picture() -> None:
    assert timeline([tenure(Bounds())]).bars == ()
    assert timeline([]).ticks == ()


def test_an_undated_tenure_beside_a_dated_one_fades_to_both_sides() -> None:
    dated, undated = tenure(Bounds("2003-05-01", "2003-05-01", "2008-06-01", "2008-06-01")), tenure(Bounds())
    assert [p.look for p in timeline([dated, undated]).bars[1].pieces] == ["fade-left", "fade-right"]


DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


@given(st.lists(st.builds(Bounds, *[DAYS] * 4), min_size=1, max_size=4))
def test_every_picture_stays_within_its_frame(bounds: list[Bounds]) -> None:
    picture = timeline([tenure(b) for b in bounds])
    for piece in (piece for bar in picture.bars for piece in bar.pieces):
        assert 0 <= piece.x <= 100
        assert 0 < piece.width <= 100
        assert piece.x + piece.width <= 100.02
    assert len(picture.ticks) <= 7


FIRST = Bounds("2003-05-01", "2003-05-01", "2008-06-01", "2008-06-01")
SECOND = Bounds("2009-01-01", "2009-01-01", "2014-01-01", "2014-01-01")


def test_a_gap_lies_between_the_last_day_that_is_possible_and_the_first() -> None:
    third = Bounds("2013-01-01", "2013-06-01", "2020-01-01", None)
    assert breaks([tenure(SECOND), tenure(FIRST), tenure(third)]) == (Break("gap", "2008-06-01", "2009-01-01"),)


def test_where_an_end_is_not_known_there_is_no_gap() -> None:
    assert breaks([tenure(Bounds("2003-05-01", "2003-05-01")), tenure(SECOND)]) == ()
    assert breaks([tenure(FIRST), tenure(Bounds(start_latest="2009-01-01"))]) == ()
    assert breaks([]) == ()


def test_two_who_certainly_held_it_at_once_overlap_and_one_person_does_not() -> None:
    early = Bounds("2007-01-01", "2007-03-01", "2008-03-01", "2008-04-01")
    one, other = tenure(FIRST, person="某甲"), tenure(early, person="某乙")
    people = (Ref("某甲", "某甲"), Ref("某乙", "某乙"))
    assert breaks([one, other]) == (Break("overlap", "2007-03-01", "2008-03-01", people),)
    assert breaks([one, tenure(early, person="某甲")]) == ()


def test_a_lane_is_a_post_and_keeps_bars_and_names_apart() -> None:
    items = [
        tenure(FIRST, post="馆长"),
        tenure(SECOND, post="馆长"),
        tenure(FIRST, post="副馆长"),
        tenure(FIRST, post="馆长"),
    ]
    picture = lanes(items)
    assert [lane.first.post for lane in picture.lanes] == [Ref("馆长", "馆长"), Ref("副馆长", "副馆长")]
    assert [[one.bar.tenure.bounds for one in track] for track in picture.lanes[0].tracks] == [[FIRST, SECOND], [FIRST]]
    assert picture.ticks == timeline(items).ticks


def test_the_lane_of_one_post_shows_where_its_gaps_lie() -> None:
    items = [tenure(FIRST, post="馆长"), tenure(SECOND, post="馆长")]
    [lane] = lanes(items, breaks(items)).lanes
    [gap] = lane.marks
    [(first, second)] = lane.tracks
    assert gap.look == "gap"
    assert gap.x == pytest.approx(first.bar.pieces[-1].x + first.bar.pieces[-1].width, abs=0.02)
    assert gap.x + gap.width == pytest.approx(second.bar.pieces[0].x, abs=0.02)


def test_nothing_dated_gives_no_lanes() -> None:
    assert lanes([tenure(Bounds())]).lanes == ()


@given(st.lists(st.builds(Bounds, *[DAYS] * 4), min_size=1, max_size=6))
def test_no_two_bars_of_a_track_touch(bounds: list[Bounds]) -> None:
    for lane in lanes([tenure(b, post="馆长") for b in bounds]).lanes:
        for track in lane.tracks:
            for before, after in pairwise(track):
                ends = [piece.x + piece.width for piece in before.bar.pieces]
                starts = [piece.x for piece in after.bar.pieces]
                assert max(ends, default=0) <= min(starts, default=100) + 0.02
