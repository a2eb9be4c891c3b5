"""What the news tell of events: what was held, who did what there, and what is no event. All people are invented."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kg.exchange import reading
from kg.exchange.scores import compare
from kg.extracting import extract
from kg.model import Document, Span

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "changzhou-2020-annual-conference.txt"
GOLD = SHARED / "gold" / "seed.json"
CITY = "常州市档案馆"


def document(text: str, title: str | None = None, published: str | None = "2021-03-12") -> Document:
    content = text.encode()
    return Document(
        key="test",
        text=text,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        title=title,
        published=published,
        publisher=CITY,
        body=Span(0, len(text)),
    )


def events(text: str, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reading.to_json(extract(document(text, **more)))["events"]
    return found


def roles(event: dict[str, Any]) -> set[tuple[str, str]]:
    return {(part["person"], part["role"]) for part in event["participants"]}


def test_a_conference_with_hosts_theme_guests_and_roles() -> None:
    (event,) = events(
        "3月9日,由常州市档案馆主办、常州大学承办的全市档案工作会议在常州市召开,会议以“守正创新”为主题。"
        "市档案馆馆长林望舒出席会议并讲话,副馆长顾念慈主持会议。副馆长贝一舟、邢小路及各县区代表近200人参加会议。"
    )
    assert (event["type"], event["date"], event["place"]) == ("conference", "2021-03-09", "常州市")
    assert event["name"] == "全市档案工作会议"
    assert (event["theme"], event["attendance"]) == ("守正创新", "近200")
    assert (event["organizers"], event["co_organizers"]) == ([CITY], ["常州大学"])
    assert roles(event) == {
        ("林望舒", "speaker"),
        ("顾念慈", "chair"),
        ("贝一舟", "attendee"),
        ("邢小路", "attendee"),
    }


def test_a_host_rests_on_the_sentence_that_names_it() -> None:
    text = (
        "3月9日,全市档案工作会议在常州市召开。市档案馆馆长林望舒出席会议并讲话。\n"
        "会议由常州市档案局主办,常州大学协办。与会代表近200人。"
    )
    (event,) = extract(document(text)).events
    hosts = {(part.role, part.body.name): part for part in event.participants if part.body is not None}
    assert event.hosts() == (hosts["host", "常州市档案局"].body,)
    assert hosts["host", "常州市档案局"].quote == "会议由常州市档案局主办"
    assert hosts["co-host", "常州大学"].quote == "常州大学协办"
    for part in event.participants:
        assert part.quote == text[part.span.start : part.span.end]


def test_what_one_body_holds_for_itself_is_a_meeting_and_who_is_given_the_word_speaks() -> None:
    (event,) = events("3月9日,常州市档案馆召开新馆建设座谈会,馆长林望舒主持会议。林望舒要求,要抓紧施工。")
    assert (event["type"], event["name"]) == ("meeting", "新馆建设座谈会")
    assert roles(event) == {("林望舒", "chair"), ("林望舒", "speaker")}


def test_an_inspection_has_who_inspects_and_who_goes_along() -> None:
    (event,) = events("3月9日,省档案馆馆长林望舒到常州市档案馆调研,副馆长顾念慈参加调研,市档案馆馆长贝一舟陪同。")
    assert (event["type"], event["place"]) == ("inspection", CITY)
    assert roles(event) == {("林望舒", "inspector"), ("顾念慈", "inspector"), ("贝一舟", "companion")}


def test_guests_of_a_visit_are_receivers_once_somebody_receives_them() -> None:
    (event,) = events("3月8日至9日,省档案馆馆长林望舒带队赴常州市档案馆考察学习,市档案馆馆长贝一舟热情接待。")
    assert (event["type"], event["date"]) == ("visit", "2021-03-08/2021-03-09")
    assert roles(event) == {("林望舒", "receiver"), ("贝一舟", "host")}


def test_who_met_whom() -> None:
    (event,) = events("3月9日,副市长林望舒在常州会见了省档案馆馆长顾念慈一行。市档案馆馆长贝一舟参加会见。")
    assert (event["type"], event["place"]) == ("meeting", "常州市")
    assert roles(event) == {("林望舒", "host"), ("顾念慈", "receiver"), ("贝一舟", "attendee")}


def test_a_titled_talk_and_a_prize_are_events_within_the_whole() -> None:
    whole, talk, prize = events(
        "3月9日,全市档案学术年会在常州举行。市档案馆馆长林望舒作了《流域记忆》的主旨报告。\n"
        "会议向获得一等奖的顾念慈颁发了证书。"
    )
    assert [event["type"] for event in (whole, talk, prize)] == ["conference", "speech", "award"]
    assert (talk["name"], talk["date"], talk["part_of"], prize["part_of"]) == ("流域记忆", "2021-03-09", 0, 0)
    assert roles(whole) == {("林望舒", "speaker")}
    assert roles(prize) == {("顾念慈", "awardee")}


def test_an_exhibition_is_open_until_its_last_day() -> None:
    (event,) = events("3月9日,“流域记忆”档案展开幕式在市图书馆举行。展览将持续至5月31日。")
    assert (event["type"], event["name"]) == ("exhibition", "“流域记忆”档案展")
    assert event["date"] == "2021-03-09/2021-05-31"


def test_an_election_is_an_event_of_the_meeting_that_elects() -> None:
    whole, election = events("3月9日,常州市档案学会第三次会员代表大会召开。会上,林望舒当选为理事长。")
    assert (whole["type"], election["type"], election["date"]) == ("conference", "appointment", "2021-03-09")


def test_of_late_gives_no_day() -> None:
    (event,) = events("近日,常州市档案馆举办全市档案业务培训班。副馆长林望舒作开班动员。")
    assert (event["type"], event["date"], roles(event)) == ("training", None, {("林望舒", "speaker")})


@pytest.mark.parametrize(
    "text",
    [
        "全市档案工作会议将于4月9日在常州召开,副市长林望舒将出席会议。",
        "3月9日,市档案馆馆长林望舒指出,要开好全省档案工作会议,办好培训班。",
        "各地要定期召开档案工作会议,组织业务培训班,举办展览。",
        "1986年,市档案馆举办了第一期档案业务培训班。",
        "第三条 市档案馆馆长应当每年召开一次全市档案工作会议。",
    ],
)
def test_what_is_planned_general_said_or_long_past_is_no_event(text: str) -> None:
    assert events(text) == []


def test_who_could_not_come_and_whose_thought_was_studied_take_no_part() -> None:
    (event,) = events("3月9日,全市档案工作会议召开。会议学习贯彻林望舒重要讲话精神。原馆长顾念慈因病未能出席会议。")
    assert event["participants"] == []


def test_every_quote_stands_in_the_text() -> None:
    text = "3月9日,全市档案工作会议在常州召开。馆长林望舒出席会议并讲话,顾念慈等陪同调研。"
    found = extract(document(text))
    for event in found.events:
        assert event.quote == text[event.span.start : event.span.end]
        for part in event.participants:
            assert part.quote == text[part.span.start : part.span.end]
            assert part.person is not None
            assert part.person.name in part.quote


@pytest.mark.skipif(not (SEED.exists() and GOLD.exists()), reason="../shared/seed and ../shared/gold are not here")
def test_the_first_report_gives_what_a_careful_reader_finds() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = reading.to_json(
        extract(document(text, title="全省档案工作者年会在常州召开", published="2020-12-18")),
    )
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    wrong = [
        o for o in compare(gold, found) if o.figure in ("event", "participant", "honour", "body-fact") and not o.perfect
    ]
    assert wrong == []
    names = {(event["type"], event["name"]) for event in gold["events"]}
    assert names == {(event["type"], event["name"]) for event in found["events"]}


def test_a_chair_before_the_list_of_guests() -> None:
    (event,) = events("3月9日,全市档案工作会议在常州市召开。局长林望舒主持会议,出席会议的有:副局长顾念慈、贝一舟。")
    assert roles(event) == {("林望舒", "chair"), ("顾念慈", "attendee"), ("贝一舟", "attendee")}


def test_blanks_beside_marks_change_nothing() -> None:
    text = "3月9日,全市档案工作会议在常州市召开。市档案馆馆长林望舒出席会议并讲话,副馆长顾念慈主持会议。"
    (tight,), (loose,) = events(text), events(text.replace(",", " , ").replace("。", " 。"))
    assert (roles(tight), tight["name"], tight["date"]) == (roles(loose), loose["name"], loose["date"])
