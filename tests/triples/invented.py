"""A reading of an invented report of an invented city, built by hand: every kind of claim that a document can make."""

from hashlib import sha256

from kg.model import (
    BodyFactClaim,
    BodyRef,
    DateValue,
    Document,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    Participant,
    PersonRef,
    RankClaim,
    Reading,
    Span,
    Status,
    TenureClaim,
)
from ontology.terms import concept

TEXT = (
    "12月8日，云州市档案工作年会在云州召开。云州市档案馆馆长甲文、省局副局长乙武出席。“先进个人”、二级调研员丙青，市档案学会理事丁兰参加。\n"
    "会前，甲文开放了展览。云州市档案馆获“先进集体”称号。拟任戊海为副馆长；任命己川为副馆长，试用期一年；免去庚石的办公室主任职务。\n"
    '地址：云州市\t中山路1号 "东楼"\\西\u0085\n'
)
DAY = DateValue("2020-12-08", "12月8日", ("year",))
ARCHIVES = BodyRef("云州市档案馆", "云州市档案馆")
SHORT = BodyRef("云州市档案馆", "市档案馆", via="city of the publisher")
OURS = BodyRef("云州市档案馆", "我馆", via="the publisher")
VAGUE = BodyRef("省局", "省局", resolved=False, via="no province is named")
SOCIETY = BodyRef("云州市档案学会", "市档案学会", via="city of the publisher")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(words: str, rule: str = "test.rule") -> dict[str, object]:
    return {"span": at(words), "quote": words, "rule": rule}


def who(name: str) -> PersonRef:
    return PersonRef(name, at(name))


def tenure(words: str, name: str, body: BodyRef | None, post: str, **more: object) -> TenureClaim:
    return TenureClaim(**said(words), person=who(name), body=body, post=post, written=post, **more)  # type: ignore[arg-type]


TENURES = (
    tenure(
        "云州市档案馆馆长甲文", "甲文", ARCHIVES, "馆长", attested=DAY, concept=concept("posts", "director"),
        context=("title line",),
    ),
    tenure("省局副局长乙武", "乙武", VAGUE, "副局长", attested=DAY, mode="acting"),
    tenure("拟任戊海为副馆长", "戊海", SHORT, "副馆长", status=Status.CANDIDATE),
    tenure(
        "任命己川为副馆长", "己川", OURS, "副馆长", status=Status.APPOINTED, start=DAY, cause="appointed", trial="一年",
        authority=BodyRef("云州市人民政府", "云州市人民政府"),
    ),
    tenure(
        "免去庚石的办公室主任职务", "庚石", ARCHIVES, "办公室主任", status=Status.REMOVED, end=DAY, cause="dismissed"
    ),
    tenure("主任职务", "庚石", None, "主任", attested=DAY),
)  # fmt: skip
EVENTS = (
    EventClaim(
        **said("云州市档案工作年会在云州召开"),  # type: ignore[arg-type]
        type="conference",
        name="云州市档案工作年会",
        date=DAY,
        place="云州市",
        theme="向前",
        attendance="近百",
        participants=(
            Participant("host", at("云州市档案工作年会"), "云州市档案工作年会", body=ARCHIVES),
            Participant("co-host", at("云州市档案工作年会"), "云州市档案工作年会", body=SOCIETY),
            Participant("spoke", at("甲文"), "甲文", person=who("甲文")),
            Participant("attended", at("乙武"), "乙武", person=who("乙武")),
        ),
    ),
    EventClaim(**said("甲文开放了展览"), type="exhibition", date=DateValue("2020-12", "会前"), parent=0, note="会前"),  # type: ignore[arg-type]
)
READING = Reading(
    document=Document(
        key="reports/a.txt",
        text=TEXT,
        content=TEXT.encode(),
        sha256=sha256(TEXT.encode()).hexdigest(),
        media_type="text/plain",
        title="云州市档案工作年会召开",
        published="2020-12-18",
        publisher="云州市档案馆",
        body=Span(0, len(TEXT)),
    ),
    genres=("event-news", "notice"),
    tenures=TENURES,
    ranks=(
        RankClaim(
            **said("二级调研员丙青"),  # type: ignore[arg-type]
            person=who("丙青"),
            rank="二级调研员",
            body=ARCHIVES,
            attested=DAY,
            concept=concept("ranks", "grade-two-researcher"),
        ),
    ),
    honours=(
        HonourClaim(
            **said("“先进个人”、二级调研员丙青"), honour="先进个人", person=who("丙青"), conferrer=VAGUE, attested=DAY
        ),  # type: ignore[arg-type]
        HonourClaim(**said("云州市档案馆获“先进集体”称号"), honour="先进集体", body=ARCHIVES),  # type: ignore[arg-type]
    ),
    memberships=(
        MembershipClaim(
            **said("市档案学会理事丁兰"),  # type: ignore[arg-type]
            person=who("丁兰"),
            body=SOCIETY,
            membership="理事",
            concept=concept("memberships", "council-member"),
            term="第七届",
            attested=DAY,
        ),
    ),
    events=EVENTS,
    body_facts=(
        BodyFactClaim(**said("地址：云州市\t中山路1号"), body=ARCHIVES, property="address", value="云州市\t中山路1号"),
    ),  # type: ignore[arg-type]
)
