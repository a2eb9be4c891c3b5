from hypothesis import given
from hypothesis import strategies as st

from api.timeline import timeline
from kg.answers.values import Bounds, Ref, Tenure


def tenure(bounds: Bounds, *attested: str) -> Tenure:
    return Tenure(
        iri="tenure/1",
        person=Ref("p", "某甲"),
        post=None,
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
