"""What texts tell of bodies, and what they only plan; all towns are invented."""

import pytest

from kg import documents, extracting
from kg.model import BodyChangeClaim

HEAD = "云岭省机构沿革\n\n发布日期：2026-03-01\n来源：云岭省档案馆\n\n"


def told(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    reading = extracting.extract(documents.read((HEAD + text).encode(), "history.txt", limit=10**6))
    claims = [claim for claim in reading.body_history if isinstance(claim, BodyChangeClaim)]
    assert all(reading.document.text[c.span.start : c.span.end] == c.quote for c in claims)
    return [
        (c.change, c.date.edtf if c.date else None, [b.name for b in c.before], [b.name for b in c.after])
        for c in claims
    ]


OFFICE, BUREAU, ARCHIVES = "中国共产党云岭省委员会办公厅", "云岭省档案局", "云岭省档案馆"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1994年8月，临河县档案馆更名为临河市档案馆。", ("renamed", "1994-08", ["临河县档案馆"], ["临河市档案馆"])),
        (
            "2012年6月，临河市档案馆与临河市地方志办公室合并组建临河市档案史志馆。",
            ("merged", "2012-06", ["临河市档案馆", "临河市地方志办公室"], ["临河市档案史志馆"]),
        ),
        ("1967年，撤销临河县档案馆。", ("abolished", "1967", ["临河县档案馆"], [])),
        ("1979年5月恢复临河县档案馆。", ("restored", "1979-05", ["临河县档案馆"], [])),
        ("云岭省方志馆并入云岭省档案馆。", ("absorbed", None, ["云岭省方志馆"], [ARCHIVES])),
        (
            "2018年10月26日，云岭省档案局的行政职能划入云岭省委办公厅。",
            ("function-transferred", "2018-10-26", [BUREAU], [OFFICE]),
        ),
        ("2018年10月，云岭省委办公厅加挂云岭省档案局牌子。", ("nameplate-added", "2018-10", [OFFICE], [BUREAU])),
        ("云岭省委办公厅不再挂云岭省档案局牌子。", ("nameplate-removed", None, [OFFICE], [BUREAU])),
        ("1993年11月，云岭省档案局与云岭省档案馆合署办公。", ("co-located", "1993-11", [BUREAU, ARCHIVES], [])),
        ("2018年11月，云岭省档案局与云岭省档案馆分设。", ("split", "2018-11", [BUREAU, ARCHIVES], [BUREAU, ARCHIVES])),
        ("2001年，临河市档案馆升格为副处级单位。", ("level-changed", "2001", ["临河市档案馆"], [])),
        ("2018年12月1日，云岭省档案馆正式挂牌。", ("established", "2018-12-01", [], [ARCHIVES])),
        ("省档案馆整体划归省委办公厅管理。", ("superior-changed", None, [ARCHIVES], [])),
    ],
)
def test_what_happened_is_stated(text: str, wanted: object) -> None:
    assert told(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "今年拟将临河市档案馆更名为临河市档案中心。",
        "法院撤销云岭省档案局作出的决定。",
        "撤销端木川云岭省档案局局长职务。",
        "云岭省档案馆与云岭省图书馆合作举办展览。",
        "各地不得撤销临河市档案馆。",
        "他被划归另一处工作。",
        "云岭省档案馆挂出横幅。",
    ],
)
def test_a_plan_a_rule_and_another_matter_state_nothing(text: str) -> None:
    assert told(text) == []
