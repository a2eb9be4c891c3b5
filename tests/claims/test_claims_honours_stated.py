"""Honours that verbs say of persons and bodies, and the facts at the foot of a page. All people are invented."""

import hashlib
from typing import Any

import pytest

from kg.exchange import reading
from kg.extracting import extract
from kg.model import Document, Span


def read(text: str) -> dict[str, Any]:
    content = text.encode()
    return reading.to_json(
        extract(
            Document(
                key="test",
                text=text,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                media_type="text/plain",
                published="2021-03-12",
                publisher="常州市档案馆",
                body=Span(0, len(text)),
            )
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我市档案馆荣获全国档案系统先进集体、国家一级档案馆等称号。",
            {("常州市档案馆", "全国档案系统先进集体"), ("常州市档案馆", "国家一级档案馆")},
        ),
        (
            "副馆长林望舒、顾念慈被授予全国档案系统先进工作者称号。",
            {
                ("林望舒", "全国档案系统先进工作者"),
                ("顾念慈", "全国档案系统先进工作者"),
            },
        ),
        ("获得优秀论文一等奖的林望舒上台领奖。", {("林望舒", "优秀论文一等奖")}),
        ("会议授予方 正、丁 一“先进工作者”称号。", {("方正", "先进工作者"), ("丁一", "先进工作者")}),
        ("馆长林望舒为获奖选手颁奖。", set()),
    ],
)
def test_who_has_which_honour(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(item["holder"], item["honour"]) for item in read(text)["honours"]} == expected


def test_the_body_before_the_honour_gives_it() -> None:
    text = "会议为入选国家档案局“全国档案领军人才”的人员颁发聘书。入选“全国档案领军人才”的副馆长林望舒发言。"
    (honour,) = read(text)["honours"]
    assert (honour["holder"], honour["awarded_by"]) == ("林望舒", "国家档案局")


def test_the_foot_of_a_page_tells_of_its_owner_and_not_of_the_hotline() -> None:
    foot = "主办单位:常州市档案馆\n地址:常州市某某路26号\n电话:0519-85550010\n技术支持电话:0519-85550023\n"
    (fact,) = read("馆藏介绍。\n" + foot)["body_facts"]
    assert (fact["body"], fact["address"], fact["telephone"]) == ("常州市档案馆", "常州市某某路26号", "0519-85550010")


def test_a_telephone_without_an_owner_is_nobodys() -> None:
    assert read("监督电话:0519-85550010")["body_facts"] == []
