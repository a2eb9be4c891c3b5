"""What the lints find in notices that contradict each other, and how a finding is acknowledged."""

from pathlib import Path

import pytest

from kg import checking, pipeline
from kg.checking import Seen, Wanted
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store import Store

NEWS = "云岭省档案馆\n\n发布日期：{day}\n来源：云岭省档案馆\n\n{day}，云岭省档案馆馆长{name}出席会议。\n"
OUT = "云岭省人民政府任免通知\n\n发布日期：2018-01-10\n来源：云岭省人民政府\n\n免去端木川的云岭省档案馆馆长职务。\n"
BODIES = "changes:\n  - {change: established, date: 2015-01-01, after: 云岭省档案馆}\n"


@pytest.fixture
def quarrel(store: Store, chosen: Settings, tmp_path: Path) -> Store:
    texts = {
        "a.txt": NEWS.format(day="2017-05-05", name="端木川"),
        "b.txt": NEWS.format(day="2017-05-05", name="闾丘澄"),
        "c.txt": NEWS.format(day="2019-05-05", name="端木川"),
        "d.txt": NEWS.format(day="2012-05-05", name="公西远"),
        "e.txt": OUT,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "bodies.yaml").write_text(BODIES, encoding="utf-8")
    assert pipeline.ingest([str(tmp_path / name) for name in texts], store, chosen).failures == ()
    assert pipeline.ingest_bodies([str(tmp_path / "bodies.yaml")], store, chosen).failures == ()
    return store


def test_each_finding_shows_the_words_of_both_sides(quarrel: Store, chosen: Settings) -> None:
    (found,) = checking.check(quarrel, chosen, Wanted("two-holders")).findings
    quotes = [side.evidence[0].quote for side in found.sides]
    assert sorted("端木川" in quote for quote in quotes) == [False, True]
    assert "2017-05-05" in found.message.zh
    (outside,) = checking.check(quarrel, chosen, Wanted("outside-life")).findings
    assert "公西远" in outside.sides[0].evidence[0].quote
    assert "established" in outside.sides[1].evidence[0].quote


def test_an_acknowledged_finding_is_hidden_until_it_changes(quarrel: Store, chosen: Settings, tmp_path: Path) -> None:
    (found,) = checking.check(quarrel, chosen, Wanted("two-holders")).findings
    checking.acknowledge(quarrel, chosen, Seen(found.id, "交接当日", "mei", "2026-03-01T08:00:00Z"))
    after = checking.check(quarrel, chosen, Wanted("two-holders"))
    assert (after.findings, after.total, after.acknowledged) == ((), 1, 1)
    (shown,) = checking.check(quarrel, chosen, Wanted("two-holders", acknowledged=True)).findings
    assert shown.acknowledged == "mei 2026-03-01: 交接当日"
    (tmp_path / "b.txt").write_text(NEWS.format(day="2017-05-06", name="闾丘澄"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(NEWS.format(day="2017-05-06", name="端木川"), encoding="utf-8")
    pipeline.ingest([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], quarrel, chosen)
    assert len(checking.check(quarrel, chosen, Wanted("two-holders")).findings) == 1


def test_an_acknowledgement_can_be_taken_back(quarrel: Store, chosen: Settings) -> None:
    (found,) = checking.check(quarrel, chosen, Wanted("two-holders")).findings
    checking.acknowledge(quarrel, chosen, Seen(found.id, "交接当日", "mei", "2026-03-01T08:00:00Z"))
    checking.acknowledge(quarrel, chosen, Seen(found.id, "", "mei", "2026-03-01T09:00:00Z", again=True))
    assert checking.check(quarrel, chosen, Wanted("two-holders")).findings == (found,)


def test_what_is_wrong_is_told(quarrel: Store, chosen: Settings) -> None:
    with pytest.raises(InputError, match="no rule"):
        checking.check(quarrel, chosen, Wanted("two-hats"))
    with pytest.raises(NotFound, match="no finding"):
        checking.acknowledge(quarrel, chosen, Seen("0" * 12, "甲", "mei", "2026-03-01"))
    with pytest.raises(InputError, match="its reason"):
        checking.acknowledge(quarrel, chosen, Seen("0" * 12, "", "mei", "2026-03-01"))
