"""What counts as right, missed and invented, figure by figure. All people are invented."""

from typing import Any

from kg.exchange.scores import FIGURES, Outcome, compare

HEAD = {"person": "林望舒", "body": "江苏省档案馆", "post": "馆长"}
KEY = ("林望舒", "江苏省档案馆", "馆长")


def outcomes(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, Outcome]:
    return {outcome.figure: outcome for outcome in compare(expected, found)}


def test_a_wrong_body_spoils_the_tenure_but_not_the_person_and_the_post() -> None:
    seen = outcomes({"tenures": [HEAD]}, {"tenures": [{**HEAD, "body": "省档案馆"}]})
    assert seen["person"].perfect
    assert seen["person-post"].perfect
    assert seen["tenure"].missed == {KEY}
    assert seen["tenure"].invented == {("林望舒", "省档案馆", "馆长")}


def test_the_same_statement_twice_counts_once() -> None:
    assert outcomes({"tenures": [HEAD]}, {"tenures": [HEAD, HEAD]})["tenure"].right == {KEY}


def test_an_absent_list_is_not_judged_and_an_empty_one_must_stay_empty() -> None:
    found = {"tenures": [HEAD], "ranks": [{"person": "林望舒", "rank": "一级巡视员"}]}
    assert outcomes({}, found) == {}
    seen = outcomes({"tenures": []}, found)
    assert seen["tenure"].invented == {KEY}
    assert "rank" not in seen


def test_an_absent_date_is_not_judged_and_null_expects_none() -> None:
    found = {"tenures": [{**HEAD, "start": "2003-05", "attested": "2020"}]}
    seen = outcomes({"tenures": [{**HEAD, "start": None, "end": "2008"}]}, found)
    assert seen["start"].invented == {(*KEY, "2003-05")}
    assert seen["end"].missed == {(*KEY, "2008")}
    assert seen["attested"] == Outcome("attested", frozenset(), frozenset(), frozenset())


def test_details_are_compared_on_the_tenures_that_were_found() -> None:
    gold = {"tenures": [{**HEAD, "status": "current"}, {**HEAD, "person": "顾念慈", "status": "former"}]}
    seen = outcomes(gold, {"tenures": [{**HEAD, "status": "former"}, {**HEAD, "person": "段其昌", "status": "former"}]})
    assert seen["status"].missed == {(*KEY, "current")}
    assert seen["status"].invented == {(*KEY, "former")}


def test_two_terms_in_the_same_post_are_two_values() -> None:
    terms = [{**HEAD, "start": "1998", "end": "2001"}, {**HEAD, "start": "2004", "end": "2007"}]
    seen = outcomes({"tenures": terms}, {"tenures": terms[:1]})
    assert seen["tenure"].perfect
    assert seen["start"].missed == {(*KEY, "2004")}


def test_events_and_those_who_took_part() -> None:
    gold = {
        "events": [
            {"type": "conference", "date": "2020-12-08", "participants": [{"person": "林望舒", "role": "speaker"}]},
            {"type": "award", "date": "2020-12-08"},
        ]
    }
    found = {
        "events": [
            {"type": "conference", "date": "2020-12-08", "participants": [{"person": "林望舒", "role": "attendee"}]},
            {"type": "award", "date": "2020-12-08", "participants": [{"person": "顾念慈", "role": "awardee"}]},
            {"type": "visit", "date": None, "participants": [{"body": "江苏省档案馆", "role": "host"}]},
        ]
    }
    seen = outcomes(gold, found)
    assert seen["event"].right == {("conference", "2020-12-08"), ("award", "2020-12-08")}
    assert seen["event"].invented == {("visit", "")}
    assert seen["participant"].missed == {("conference", "2020-12-08", "林望舒", "speaker")}
    # The gold is silent on who was at the award.
    assert seen["participant"].invented == {("conference", "2020-12-08", "林望舒", "attendee")}


def test_ranks_honours_memberships_facts_and_the_document_itself() -> None:
    gold: dict[str, Any] = {
        "publisher": "江苏省档案馆",
        "published": None,
        "ranks": [{"person": "林望舒", "rank": "研究馆员", "body": "江苏省档案馆"}],
        "honours": [{"holder": "江苏省档案馆", "honour": "国家一级档案馆"}],
        "memberships": [{"person": "林望舒", "body": "江苏省档案学会", "membership": "理事"}],
        "body_facts": [{"body": "江苏省档案馆", "address": "甲路1号", "telephone": "010-1"}],
    }
    assert all(
        outcome.perfect for outcome in outcomes(gold, {**gold, "ranks": [{**gold["ranks"][0], "body": None}]}).values()
    )
    seen = outcomes(gold, {"published": "2020-01-01"})
    assert {name for name, outcome in seen.items() if outcome.missed} == {
        "rank",
        "honour",
        "membership",
        "body-fact",
        "publisher",
    }
    assert seen["body-fact"].missed == {("江苏省档案馆", "address", "甲路1号"), ("江苏省档案馆", "telephone", "010-1")}
    assert seen["published"].invented == {("2020-01-01",)}


def test_every_figure_has_a_name_in_the_list() -> None:
    everything: dict[str, Any] = {
        name: [] for name in ("tenures", "ranks", "honours", "memberships", "events", "body_facts")
    }
    assert set(outcomes({**everything, "title": "a", "published": "b", "publisher": "c"}, {})) == set(FIGURES)
