"""The core case: bureau and archives of an invented province, one institution until 2018, two afterwards."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.answers import holders
from kg.answers.lineage import history
from kg.answers.values import Certainty
from kg.settings import Settings
from kg.store import Store

BODIES = Path(__file__).parents[1] / "exchange" / "bodies"
HEAD = "云岭省人民政府任免通知\n\n发布日期：{}\n来源：云岭省人民政府\n\n任命{}。\n"
NOTICES = {
    "2010.txt": HEAD.format("2010-05-04", "端木川为云岭省档案局局长、云岭省档案馆馆长"),
    "2018.txt": HEAD.format("2018-11-20", "闾丘澄为云岭省档案馆馆长"),
    "2019.txt": HEAD.format("2019-02-01", "公西远为云岭省档案局局长"),
}


@pytest.fixture
def told(store: Store, chosen: Settings, tmp_path: Path) -> Store:
    for name, text in NOTICES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(path) for path in sorted(BODIES.glob("*.yaml"))]
    assert pipeline.ingest_bodies(files, store, chosen).failures == ()
    assert pipeline.ingest([str(tmp_path / name) for name in NOTICES], store, chosen).failures == ()
    return store


def called(store: Store, body: str, on: str) -> list[str]:
    return [f"{one.certainty} {one.label}" for one in history(store, body, on).names]


def around(store: Store, body: str, on: str) -> set[tuple[str, str]]:
    return {(one.kind, one.label) for one in history(store, body, on).relations}


def test_heads_with_and_without_predecessors(told: Store) -> None:
    def who(predecessors: bool) -> list[str]:
        found = holders(told, "馆长", "云岭省档案馆", predecessors=predecessors)
        return sorted({item.person.label for item in found.tenures})

    # Who headed the bureau before the split counts as a predecessor, who heads its plate since 2019 does not.
    assert who(False) == ["端木川", "闾丘澄"]
    assert who(True) == ["端木川", "闾丘澄"]
    posts = {item.post.label for item in holders(told, "馆长", "云岭省档案馆", predecessors=True).tenures if item.post}
    assert posts == {"云岭省档案馆馆长", "云岭省档案局局长"}


def test_what_hung_at_whose_door(told: Store) -> None:
    assert ("co-located", "云岭省档案局") in around(told, "云岭省档案馆", "2005-01-01")
    assert around(told, "云岭省档案馆", "2019-01-01") == {("superior", "中国共产党云岭省委员会")}
    assert ("hangs-at", "中国共产党云岭省委员会办公厅") in around(told, "云岭省档案局", "2019-01-01")
    assert around(told, "中国共产党云岭省委员会办公厅", "2019-01-01") == {("plate", "云岭省档案局")}


def test_what_it_was_called_on_a_day(told: Store) -> None:
    assert called(told, "临河市档案馆", "1985-01-01") == ["certainly 临河县档案馆"]
    assert called(told, "临河县档案馆", "1994-08-01") == ["certainly 临河市档案馆"]
    assert called(told, "临河县档案馆", "1967-06-01") == ["possibly 临河县档案馆"]
    assert called(told, "临河县档案馆", "1970-01-01") == []
    assert called(told, "云岭省档案馆", "1980-01-01") == ["certainly 云岭省档案馆", "certainly 省馆"]
    assert called(told, "云岭省档案馆", "1991-01-01") == ["certainly 云岭省档案馆"]


def test_what_became_of_it_and_where_it_came_from(told: Store) -> None:
    became = history(told, "临河县档案馆")
    assert [ref.label for ref in became.successors] == ["临河市档案史志馆"]
    assert [one.type.name for one in became.changes] == [
        *("established", "abolished", "restored", "renamed", "level-changed", "merged"),
    ]
    assert "撤县设市" in became.changes[3].evidence[0].quote
    came = history(told, "临河市档案史志馆")
    assert {ref.label for ref in came.predecessors} == {"临河市档案馆", "临河市地方志办公室"}
    assert [ref.label for ref in history(told, "云岭省档案馆").successors] == []


@pytest.mark.parametrize(
    ("body", "on", "wanted"),
    [
        ("国家档案局", "1960-01-01", "certainly 国家档案局"),
        ("中央档案馆", "1960-01-01", "certainly 中央档案馆"),
        ("第一历史档案馆", "1956-06-01", "certainly 第一历史档案馆"),
        ("第一历史档案馆", "1959-06-01", "certainly 明清档案馆"),
        ("中国第二历史档案馆", "1960-06-01", "certainly 南京史料整理处"),
        ("南京史料整理处", "1970-06-01", "certainly 中国第二历史档案馆"),
        ("云岭省档案局", "1960-01-01", "certainly 云岭省档案局"),
    ],
)
def test_golden_histories(told: Store, body: str, on: str, wanted: str) -> None:
    assert wanted in called(told, body, on)
    assert all(one.reason is not None for one in history(told, body, on).names)


def test_a_day_before_it_was_there_is_certainly_not(told: Store) -> None:
    assert called(told, "中央档案馆", "1950-01-01") == []
    assert all(one.certainty is not Certainty.CERTAINLY_NOT for one in history(told, "中央档案馆", "1960-01-01").names)


def test_a_file_that_is_corrected_takes_back_what_it_said(store: Store, chosen: Settings, tmp_path: Path) -> None:
    path = tmp_path / "linhe.yaml"
    text = (BODIES / "linhe.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    pipeline.ingest_bodies([str(path)], store, chosen)
    assert called(store, "临河市档案馆", "1985-01-01") == ["certainly 临河县档案馆"]
    path.write_text("\n".join(line for line in text.split("\n") if "renamed" not in line), encoding="utf-8")
    pipeline.ingest_bodies([str(path)], store, chosen)
    assert called(store, "临河市档案馆", "1985-01-01") == ["possibly 临河市档案馆"]
