"""What is told of a person in a list: the latest known tenure, and until when as far as that is known."""

import pytest

from kg.answers.latest import describe, last_day, latest
from kg.answers.values import Bounds, Evidence, Ref, Source, Tenure

QUOTE = Evidence(
    quote="馆长",
    prefix="",
    suffix="",
    start=0,
    end=2,
    span="https://example.org/span/1",
    document=Source("https://example.org/document/1", "通知"),
    claim="https://example.org/claim/1",
    rule="title",
    claim_status="accepted",
)


def tenure(post: str, quotes: int = 1, **bounds: str) -> Tenure:
    """A tenure of 闻人澄 in this post, with as many quotes."""
    return Tenure(
        iri=f"https://example.org/tenure/{post}",
        person=Ref("https://example.org/person/wenren", "闻人澄"),
        post=Ref(f"https://example.org/post/{post}", post),
        body=Ref("https://example.org/body/1", "澄湖市档案馆"),
        titles=(post,),
        post_type=None,
        bounds=Bounds(**bounds),
        attested=(),
        evidence=(QUOTE,) * quotes,
    )


def told(*tenures: Tenure) -> str:
    return describe(latest(tenures))


def test_the_last_post_is_told_and_not_the_best_attested() -> None:
    deputy = tenure("副馆长", quotes=9, start_earliest="2019-03-15", end_earliest="2021-06-10", end_latest="2022-02-01")
    head = tenure("馆长", start_earliest="2022-01-01", start_latest="2022-01-31", end_earliest="2022-03-11")
    assert told(deputy, head) == told(head, deputy) == "馆长 (≥ 2022-03-10)"


def test_a_post_that_is_only_said_to_be_over_comes_after_one_that_was_held_on_a_known_day() -> None:
    assert told(tenure("局长", quotes=3, end_latest="2021-09-27"), tenure("主任", end_earliest="2010-01-02")) == (
        "主任 (≥ 2010-01-01)"
    )


def test_of_posts_known_until_one_day_the_one_that_may_go_on_comes_first_then_the_one_that_began_last() -> None:
    over = tenure("副局长", quotes=5, start_earliest="2015-01-01", end_earliest="2020-12-09", end_latest="2020-12-09")
    old = tenure("局长", quotes=4, end_earliest="2020-12-09")
    new = tenure("馆长", start_earliest="2018-05-01", end_earliest="2020-12-09")
    assert told(over, old) == "局长 (≥ 2020-12-08)"
    assert told(over, old, new) == "馆长 (≥ 2020-12-08)"


@pytest.mark.parametrize(
    ("bounds", "wanted"),
    [
        ({"end_earliest": "2019-03-16", "end_latest": "2019-03-16"}, "馆长 (2019-03-15)"),
        ({"end_earliest": "2019-03-16", "end_latest": "2019-04-01"}, "馆长 (2019-03-15 … 2019-03-31)"),
        ({"end_latest": "2019-04-01"}, "馆长 (≤ 2019-03-31)"),
        ({"start_earliest": "2019-03-15", "start_latest": "2019-03-31"}, "馆长 (≥ 2019-03-15)"),
        ({"start_latest": "2019-03-15"}, "馆长"),
        ({}, "馆长"),
    ],
)
def test_the_last_day_is_told_as_far_as_it_is_known(bounds: dict[str, str], wanted: str) -> None:
    assert told(tenure("馆长", **bounds)) == wanted


def test_where_sources_contradict_each_other_about_the_end_nothing_is_said_to_be_over() -> None:
    assert last_day(Bounds(end_earliest="2020-06-02", end_latest="2020-05-02")) == ("2020-06-01", None)


def test_of_nothing_nothing_is_told() -> None:
    assert told() == ""
