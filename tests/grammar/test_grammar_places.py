"""The gazetteer: names with their years, namesakes, chains; and the script that makes its table."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.grammar import place_chains
from kg.grammar.places import TABLE, Gazetteer, read_table
from ontology.gazetteer import build

DIVISIONS = Path(__file__).parents[3] / "shared" / "data" / "divisions"


def test_a_name_has_its_years() -> None:
    places = Gazetteer.load()
    (old,) = places.lookup("襄樊市")
    assert (old.end, old.successors) == (2010, ("襄阳市",))
    assert places.lookup("襄樊市", 2005)
    assert not places.lookup("襄樊市", 2015)
    assert [p.parent for p in places.lookup("巢湖市", 2005)] == ["安徽省"]
    assert [p.parent for p in places.lookup("巢湖市", 2015)] == ["合肥市"]


def test_short_names_mean_the_place_of_the_year() -> None:
    places = Gazetteer.load()
    assert places.locate("武进").name == "武进区"  # type: ignore[union-attr]
    assert places.locate("武进", year=1990).name == "武进县"  # type: ignore[union-attr]
    assert places.locate("内蒙古").name == "内蒙古自治区"  # type: ignore[union-attr]


def test_namesakes_are_told_apart_by_what_is_near_or_not_at_all() -> None:
    places = Gazetteer.load()
    assert places.locate("鼓楼区") is None
    assert places.locate("鼓楼区", ["福州市"]).parent == "福州市"  # type: ignore[union-attr]
    assert places.locate("南京市鼓楼区").parent == "南京市"  # type: ignore[union-attr]
    assert [m.parent for m in places.find("南京市和鼓楼区")] == ["江苏省", "南京市"]
    assert [m.parent for m in places.find("鼓楼区")] == [""]


def test_find_reads_the_longest_name_and_no_part_of_an_unknown_one() -> None:
    places = Gazetteer.load()
    assert [(m.name, m.full) for m in places.find("江苏省常州武进")] == [
        ("江苏省", "江苏省"),
        ("常州", "常州市"),
        ("武进", "武进区"),
    ]
    assert places.find("临泽市的会议") == []


def test_parents_and_chains() -> None:
    places = Gazetteer.load()
    district = places.locate("武进区")
    assert district is not None
    assert [p.name for p in places.parents(district)] == ["常州市", "江苏省"]
    assert place_chains.chain("常州市武进区", places) == ("常州市武进区", "常州市", "江苏省")
    assert place_chains.chain("重庆市云阳县", places) == ("云阳县", "重庆市")
    assert place_chains.chain("天峪市云台区", places) == ("天峪市云台区", "天峪市")
    assert place_chains.chain("鼓楼区", places) == ()


def test_a_broken_table_is_named(tmp_path: Path) -> None:
    table = tmp_path / "places.tsv"
    table.write_text("name\tlevel\n常州市\tcity\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"places\.tsv, line 2"):
        read_table(table)


@pytest.mark.skipif(not DIVISIONS.exists(), reason=f"the sources of the gazetteer are not at {DIVISIONS}")
def test_the_table_is_what_its_script_makes() -> None:
    rows = build.build(DIVISIONS)
    table = read_table(TABLE)
    assert [(r.name, r.parent, r.start, r.end, r.shorts) for r in rows] == [
        (p.name, p.parent, p.start, p.end, p.shorts) for p in table
    ]


def test_short_names_are_made_by_rule() -> None:
    assert build.shorts("恩施土家族苗族自治州", ("土家族", "苗族")) == ("恩施州", "恩施土家族苗族州", "恩施")
    assert build.shorts("丰县", ()) == ()
