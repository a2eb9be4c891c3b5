"""The tree around a body, from what people wrote of its changes."""

from pathlib import Path

from kg import pipeline
from kg.answers.hierarchy import Branch, hierarchy, moved, subordinations
from kg.settings import Settings
from kg.store import Store

YUNLING = Path(__file__).parents[1] / "exchange/bodies/yunling.yaml"


def shape(branches: tuple[Branch, ...]) -> list[object]:
    return [(one.body.label, one.time.start_earliest, shape(one.further)) for one in branches]


def test_above_and_below_with_their_days(store: Store, chosen: Settings) -> None:
    assert pipeline.ingest_bodies([str(YUNLING)], store, chosen).failures == ()
    bureau, archives, province = "云岭省档案局", "云岭省档案馆", "云岭省人民政府"
    party = "中国共产党云岭省委员会"
    found = hierarchy(store, archives)
    assert shape(found.above) == [
        (bureau, "1959-03-12", [(province, "1956-04-01", [])]),
        (party, "2018-10-26", []),
    ]
    assert found.below == ()
    assert shape(hierarchy(store, province).below) == [(bureau, "1956-04-01", [(archives, "1959-03-12", [])])]


def test_the_tree_of_a_body_says_what_is_said_of_all_bodies(store: Store, chosen: Settings) -> None:
    assert pipeline.ingest_bodies([str(YUNLING)], store, chosen).failures == ()
    every = list(subordinations(store, moved(store)))
    assert len(every) == 3
    for body in {end for one in every for end in (one.body, one.above)}:
        tree = hierarchy(store, body)
        above = {(one.change, one.body, one.above, one.time) for one in every if one.body == body}
        below = {(one.change, one.body, one.above, one.time) for one in every if one.above == body}
        assert {(one.change, body, one.body.iri, one.time) for one in tree.above} == above
        assert {(one.change, one.body.iri, body, one.time) for one in tree.below} == below


def test_a_circle_ends(store: Store, chosen: Settings, tmp_path: Path) -> None:
    (tmp_path / "circle.yaml").write_text(
        "changes:\n"
        "  - {change: established, date: 1990, after: 甲州市档案局, superior: 乙州市档案局}\n"
        "  - {change: established, date: 1991, after: 乙州市档案局, superior: 甲州市档案局}\n",
        encoding="utf-8",
    )
    assert pipeline.ingest_bodies([str(tmp_path / "circle.yaml")], store, chosen).failures == ()
    assert shape(hierarchy(store, "甲州市档案局").above) == [("乙州市档案局", "1990-01-01", [])]
