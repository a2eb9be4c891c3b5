"""On which day a text tells that a post was held, begun or left. All people are invented."""

import hashlib

import pytest

from kg.extracting import extract
from kg.model import Document, Span, TenureClaim


def tenure(text: str, person: str, published: str | None) -> TenureClaim:
    content = text.encode()
    reading = extract(
        Document(
            key="test",
            text=text,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="text/plain",
            published=published,
            publisher="常州市档案馆",
            body=Span(0, len(text)),
        )
    )
    return next(claim for claim in reading.tenures if claim.person.name == person)


NEWS = "3月23日,市档案馆召开会议。馆长张望舒主持会议。\n3月25日,市档案局召开会议。局长李念慈出席会议。\n"


@pytest.mark.parametrize(
    ("text", "person", "published", "attested"),
    [
        (NEWS, "张望舒", "2021-04-14", "2021-03-23"),
        (NEWS, "李念慈", "2021-04-14", "2021-03-25"),
        (NEWS, "李念慈", None, "XXXX-03-25"),
        ("清河网3月24日讯 23日,市档案馆召开会议。馆长张望舒主持会议。", "张望舒", None, "XXXX-03-23"),
        ("3月23日,市档案馆召开会议。现任馆长张望舒出席会议。", "张望舒", "2021-04-14", "2021-04-14"),
        ("3月23日,市档案馆召开会议。1986年库房漏雨,时任馆长张望舒到场。", "张望舒", "2021-04-14", "1986"),
        ("1991年,市档案馆副馆长张望舒带队到北京。", "张望舒", "2021-04-14", "1991"),
        (
            "2020年,市档案馆接待一千人。截至3月31日,开放档案一万卷。馆长张望舒出席会议。",
            "张望舒",
            "2021-04-14",
            "2021-04-14",
        ),
    ],
)
def test_the_day_that_attests_a_post(text: str, person: str, published: str | None, attested: str) -> None:
    found = tenure(text, person, published).attested
    assert found is not None
    assert found.edtf == attested


DIGEST = "6月6日\n任命张望舒同志为市人民政府副秘书长;\n6月29日\n任命李念慈同志为市档案馆馆长。\n"
CONGRESS = "张望舒当选清河市委书记\n6月26日,市委选举张望舒为市委书记。\n李念慈当选白水市委书记\n6月29日,市委选举李念慈为市委书记。"
REPORT = "清河网7月24日讯 23日,清河市人大常委会会议决定,任命张望舒为清河市人民政府副市长。"


@pytest.mark.parametrize(
    ("text", "person", "published", "start"),
    [
        (DIGEST, "张望舒", "2022-07-01", "2022-06-06"),
        (DIGEST, "李念慈", "2022-07-01", "2022-06-29"),
        (CONGRESS, "李念慈", "2011-06-30", "2011-06-29"),
        (REPORT, "张望舒", None, "XXXX-07-23"),
    ],
)
def test_the_day_of_a_decision(text: str, person: str, published: str | None, start: str) -> None:
    found = tenure(text, person, published).start
    assert found is not None
    assert found.edtf == start


@pytest.mark.parametrize(
    ("text", "person", "period"),
    [
        ("清河市文化局\n局長\n張望舒\n民國89.08.01~93.07.01\n", "張望舒", ("2000-08-01", "2004-07-01")),
        ("市档案馆馆长张望舒(1998年3月至今)、副馆长李念慈", "张望舒", ("1998-03", "..")),
        ("市档案馆馆长张望舒(1912—1996),诗人", "张望舒", (None, None)),
        ("市档案馆馆长张望舒3月8日至10日出席会议", "张望舒", (None, None)),
    ],
)
def test_the_time_of_office_beside_a_name(text: str, person: str, period: tuple[str | None, str | None]) -> None:
    found = tenure(text, person, None)
    assert (found.start and found.start.edtf, found.end and found.end.edtf) == period


LIFE = "张望舒,男,1970年3月出生,2001年4月加入中国共产党,"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (LIFE + "现任清河市档案馆馆长。", (None, None)),
        (LIFE + "1997年任清河市档案局副局长,分管利用,直到2015年退休。", ("1997", "2015")),
        (LIFE + "1997年任清河市档案局副局长,次年辞职。", ("1997", "1998")),
        (LIFE + "1997年任清河市档案局副局长。", ("1997", None)),
    ],
)
def test_the_time_of_a_post_in_a_life(text: str, period: tuple[str | None, str | None]) -> None:
    found = tenure(text, "张望舒", "2016-02-24")
    assert (found.start and found.start.edtf, found.end and found.end.edtf) == period


def test_what_is_proposed_in_a_life_has_no_date() -> None:
    found = tenure(LIFE + "2019年2月任馆员,拟提名为清河市档案学会秘书长人选。", "张望舒", "2023-02-24")
    assert (found.status.value, found.start) == ("candidate", None)


def test_a_decision_of_which_the_month_is_told() -> None:
    text = "1973年4月经市委决定,张望舒同志任市档案馆馆长。"
    found = tenure(text, "张望舒", None).start
    assert found is not None
    assert found.edtf == "1973-04"


def test_a_chronicle_dates_the_sentences_that_follow_its_dates() -> None:
    told = "1970年市档案馆成立。1973年4月迁址。1996年两馆合并,归市委领导。张望舒同志任市档案馆馆长。"
    found = tenure(told, "张望舒", "2014-09-30")
    assert found.start is not None
    assert (found.start.edtf, found.status.value) == ("1996", "former")
