"""Who held which post: two attestations, an appointment without a start, an ended tenure, names of several people."""

import json

import pytest

from kg import answers
from kg.answers.officials import checked
from kg.answers.values import Certainty, Tenure
from kg.errors import Ambiguous, BadDate, InputError, NotFound
from kg.store.protocol import Store

ID = "https://w3id.org/archontology/id/"
BODY = "澄湖市档案馆"


def who(tenures: tuple[Tenure, ...]) -> list[str]:
    return [tenure.person.label for tenure in tenures]


def test_between_two_attestations_the_post_is_held_certainly(store: Store) -> None:
    found = answers.holders(store, "馆长", BODY, "2020-01-01")
    assert who(found.tenures) == ["闻人澄"]
    assert found.tenures[0].judgement is not None
    assert found.tenures[0].judgement.certainty is Certainty.CERTAINLY
    assert found.tenures[0].attested == ("2019-05-06", "2020-12-08")
    assert who(found.excluded) == ["公良远"]


def test_on_the_day_of_the_handover_both_are_possible(store: Store) -> None:
    found = answers.holders(store, "馆长", BODY, "2021-03-01")
    assert who(found.tenures) == ["闻人澄", "公良远"]
    assert {t.judgement.certainty for t in found.tenures if t.judgement} == {Certainty.POSSIBLY}


def test_after_the_removal_the_first_is_excluded(store: Store) -> None:
    found = answers.holders(store, "馆长", BODY, "2021-03-02")
    assert (who(found.tenures), who(found.excluded)) == (["公良远"], ["闻人澄"])


def test_every_tenure_carries_its_words(store: Store) -> None:
    tenure = answers.holders(store, "馆长", BODY).tenures[0]
    quotes = [item.quote for item in tenure.evidence]
    assert quotes == ["澄湖市档案馆馆长闻人澄", "市档案馆馆长闻人澄", "免去闻人澄的澄湖市档案馆馆长职务"]
    first = tenure.evidence[0]
    assert first.context == ("in full", "the day of the event")
    assert (first.document.url, first.document.published) == ("https://example.org/2019/05/news.html", "2019-05-08")
    assert tenure.evidence[1].document.url is None
    assert tenure.status == ("current", "removed")
    assert tenure.end is not None
    assert tenure.end.edtf == "2021-03-01"


def test_the_tightest_bounds_count(store: Store) -> None:
    bounds = answers.holders(store, "馆长", BODY).tenures[0].bounds
    assert (bounds.start_latest, bounds.end_earliest, bounds.end_latest) == ("2019-05-06", "2021-03-01", "2021-03-02")


@pytest.mark.parametrize("post", ["馆长", "澄湖市档案馆馆长", "director", f"{ID}post/director"])
def test_a_post_is_found_by_title_label_type_or_iri(store: Store, post: str) -> None:
    assert who(answers.holders(store, post, BODY, "2019-05-06").tenures) == ["闻人澄"]


def test_a_title_without_a_body_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="needs its body"):
        answers.holders(store, "馆长")


def test_an_unknown_title_names_those_of_the_body(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        answers.holders(store, "总工程师", BODY)
    assert caught.value.hint == "posts known there: 副馆长, 馆长"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2018-01-01", "2018-12-31", ["闻人澄"]),
        ("2021-03-02", None, ["公良远"]),
        ("2020-01-01", "2022-01-01", ["闻人澄", "公良远"]),
    ],
)
def test_holders_between_two_days(store: Store, start: str, end: str | None, expected: list[str]) -> None:
    found = answers.post_holders(store, f"{ID}post/director", answers.Period(start=start, end=end))
    assert who(found.tenures) == expected
    assert len(found.tenures) + len(found.excluded) == 2
    assert found.body is not None
    assert found.body.label == BODY


def test_a_period_that_ends_before_it_starts_is_refused(store: Store) -> None:
    with pytest.raises(BadDate, match="ends before it starts"):
        answers.post_holders(store, f"{ID}post/director", answers.Period(start="2021-01-01", end="2020-01-01"))


def test_a_day_and_a_period_at_once_are_refused(store: Store) -> None:
    with pytest.raises(BadDate, match="at once"):
        answers.post_holders(store, f"{ID}post/director", answers.Period(on="2021-01-01", end="2022-01-01"))


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (answers.Period(on="2019-02"), answers.Period(start="2019-02-01", end="2019-02-28")),
        (answers.Period(on="2020"), answers.Period(start="2020-01-01", end="2020-12-31")),
        (answers.Period(start="2019", end="2020-02"), answers.Period(start="2019-01-01", end="2020-02-29")),
        (answers.Period(on="2020-12-08"), answers.Period(on="2020-12-08")),
        (answers.Period(), answers.Period()),
    ],
)
def test_a_month_or_a_year_is_all_of_its_days(asked: answers.Period, days: answers.Period) -> None:
    assert checked(asked) == days


def test_everyone_in_a_body_in_a_year(store: Store) -> None:
    found = answers.officials(store, BODY, "2019")
    assert sorted(who(found.tenures)) == ["司空衡", "闻人澄"]
    assert all(one.judgement is None for one in found.tenures)
    assert who(found.excluded) == ["公良远"]


def test_an_impossible_date_is_refused(store: Store) -> None:
    with pytest.raises(BadDate, match="2020-02-30"):
        answers.officials(store, BODY, "2020-02-30")


def test_everyone_in_a_body_on_a_day_certain_ones_first(store: Store) -> None:
    found = answers.officials(store, BODY, "2019-05-06")
    assert sorted(who(found.tenures)) == ["司空衡", "闻人澄"]
    assert who(found.excluded) == ["公良远"]
    later = answers.officials(store, BODY, "2020-01-01")
    assert who(later.tenures) == ["闻人澄", "司空衡"]


def test_a_career_holds_posts_ranks_and_events(store: Store) -> None:
    found = answers.career(store, "司空衡")
    assert [t.post.label for t in found.tenures if t.post] == ["澄湖市档案馆副馆长"]
    assert [(r.name, r.attested) for r in found.ranks] == [("二级巡视员", ("2019-05-06",))]
    assert [(e.event.label, e.role.name) for e in found.events] == [("全市档案工作年会", "attended")]
    assert found.gender == "女"
    assert found.names == ("司空衡",)


def test_a_name_of_two_people_returns_both(store: Store) -> None:
    with pytest.raises(Ambiguous) as caught:
        answers.career(store, "闻人澄")
    described = {candidate.iri: candidate.description for candidate in caught.value.candidates}
    assert described == {
        f"{ID}person/wenren": "澄湖市档案馆馆长 (2021-02-28 … 2021-03-01)",
        f"{ID}person/other": "澜口市档案馆研究室主任 (≥ 2018-01-01)",
    }


def test_a_candidate_is_found_by_its_iri(store: Store) -> None:
    assert [t.titles for t in answers.career(store, f"{ID}person/other").tenures] == [("研究室主任",)]


def test_a_short_form_of_two_bodies_returns_both(store: Store) -> None:
    with pytest.raises(Ambiguous) as caught:
        answers.officials(store, "市档案馆")
    assert {candidate.label for candidate in caught.value.candidates} == {"澄湖市档案馆", "澜口市档案馆"}
    assert all(candidate.description for candidate in caught.value.candidates)


def test_traditional_script_and_blanks_find_the_same_body(store: Store) -> None:
    assert answers.officials(store, " 澄湖市檔案館 ").body.label == BODY


def test_an_unknown_name_tells_near_names(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        answers.career(store, "司空横")
    assert caught.value.message == "no person called '司空横' in the graph"
    assert caught.value.hint == "near names: 司空衡"


@pytest.mark.parametrize("name", ["", "  ", "·", 'x"} #', f"{ID}person/nobody", f"{ID}body/chenghu"])
def test_what_names_no_person_is_not_found(store: Store, name: str) -> None:
    with pytest.raises(NotFound):
        answers.career(store, name)


def test_an_answer_becomes_json(store: Store) -> None:
    plain = answers.plain(answers.holders(store, "馆长", BODY, "2020-01-01"))
    assert json.loads(json.dumps(plain)) == plain
    assert plain["tenures"][0]["judgement"]["certainty"] == "certainly"
    assert plain["tenures"][0]["post_type"]["label"]["en"] == "director"
