"""A CSV of bodies and changes becomes claims of their lives; what is wrong with a row or a file is told with its place."""

from pathlib import Path

import pytest

from kg import checking, pipeline
from kg.answers import checks
from kg.checking import Wanted
from kg.errors import InputError
from kg.exchange import mapping
from kg.exchange.bodies_table import read
from kg.exchange.mapped import BadRow
from kg.exchange.mapping import Mapping
from kg.model import BodyChangeClaim, BodyNameClaim, BodyRef, DateValue
from kg.settings import Settings
from kg.store import open_store

HEAD = "body,body_id,start,end,change,before,before_id,after,after_id,date,until,source\n"
LIFE = "云州市档案局,7,1985,2002-04-30,,,,,,,,市志\n"
CHANGE = ",,,,合并,云州市档案局,7,云州市档案馆,8,2002-04-30,2002-05-02,\n"


def one(row: str, meaning: Mapping | None = None) -> tuple[object, ...]:
    reading, bad = read((HEAD + row).encode(), "b.csv", meaning or Mapping(namespace="n"))
    return (*reading.body_history, *bad)


def test_a_row_of_a_body_says_when_it_began_and_ended() -> None:
    begun, ended = one(LIFE)
    bureau = BodyRef("云州市档案局", "云州市档案局", key="n:7")
    assert isinstance(begun, BodyChangeClaim)
    assert isinstance(ended, BodyChangeClaim)
    assert (begun.change, begun.after, begun.before, begun.date) == (
        "established",
        (bureau,),
        (),
        DateValue("1985", "1985"),
    )
    assert (ended.change, ended.before, ended.date) == (
        "abolished",
        (bureau,),
        DateValue("2002-04-30", "2002-04-30"),
    )
    assert begun.quote == ended.quote == LIFE.rstrip("\n")
    assert begun.context == ("source: 市志",)


@pytest.mark.parametrize(
    ("kind", "end", "date"),
    [
        ("last-in", "2002-04-30", "2002-05-01"),
        ("last-in", "2002", "2002-01-02/2003-01-01"),
        ("unsaid", "2002-04-30", "2002-04-30/2002-05-01"),
        ("first-out", "2002", "2002"),
    ],
)
def test_an_end_is_the_first_day_without_the_body(kind: str, end: str, date: str) -> None:
    (ended,) = one(f"馆,,,{end},,,,,,,,\n", Mapping(end=kind))
    assert isinstance(ended, BodyChangeClaim)
    assert ended.date == DateValue(date, end)


def test_a_row_of_a_change_names_both_sides() -> None:
    (said,) = one(CHANGE)
    assert isinstance(said, BodyChangeClaim)
    assert (said.change, said.note) == ("merged", "合并")
    assert [body.key for body in (*said.before, *said.after)] == ["n:7", "n:8"]
    assert said.date is not None
    assert said.date.edtf == "2002-04-30/2002-05-02"


def test_a_body_without_a_life_is_called_so() -> None:
    (said,) = one("云州市档案馆,8,,,,,,,,,,\n")
    assert isinstance(said, BodyNameClaim)
    assert (said.written, said.type, said.body.key) == ("云州市档案馆", "official", "n:8")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("馆,,2017-02-30,,,,,,,,,", "2017-02-30 does not exist"),
        ("馆,,2019,2017,,,,,,,,", "the end 2017 is before the start 2019"),
        (",,,,vanished,甲馆,,乙馆,,,,", "change: 'vanished' is none of"),
        (",,,,renamed,甲馆,,,,,,", "renamed needs a body after it"),
        (",,,,merged,,,乙馆,,,,", "merged needs a body before it"),
        (",,,,merged,甲馆,,乙馆,,2002,2001,", "until: 2001 is not after the date 2002"),
        (",,,,,甲馆,,乙馆,,,,", "no change"),
        (",,2001,,,,,,,,,", "no body and no change"),
        ("馆,,2001", "3 values for 12 columns"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_goes_in(row: str, reason: str) -> None:
    reading, bad = read(f"{HEAD}{LIFE}{row}\n{CHANGE}".encode(), "b.csv", Mapping())
    assert len(reading.body_history) == 3
    assert [item.line for item in bad] == [3]
    assert reason in bad[0].reason


def test_a_file_of_something_else_is_told() -> None:
    with pytest.raises(InputError, match="no column 'body'"):
        read(b"name,when\na,b\n", "b.csv", Mapping())


def test_one_mapping_serves_a_file_of_bodies_and_one_of_changes(tmp_path: Path) -> None:
    bodies = "id,name,a\n1,甲馆,1990\n2,乙馆,\n"
    (tmp_path / "bodies.csv").write_text(bodies, "utf-8")
    (tmp_path / "m.toml").write_text(
        '[columns]\nbody = "name"\nstart = "a"\nchange = "kind"\nbefore = "old.name"\nafter = "new"\n'
        '[changes]\n"Takeover" = "absorbed"\n[[join]]\nfile = "bodies.csv"\non = "from"\nkey = "id"\nas = "old"\n',
        "utf-8",
    )
    meaning = mapping.read(tmp_path / "m.toml")
    assert len(read(bodies.encode(), "bodies.csv", meaning)[0].body_history) == 2
    reading, bad = read("from,new,kind\n1,乙馆,Takeover\n3,乙馆,Takeover\n".encode(), "links.csv", meaning)
    (said,) = reading.body_history
    assert isinstance(said, BodyChangeClaim)
    assert (said.change, said.before[0].name, said.note) == ("absorbed", "甲馆", "Takeover")
    assert bad == (BadRow(3, "from '3' is not in bodies.csv"),)


def test_a_kind_of_change_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[changes]\nTakeover = "eaten"\n', "utf-8")
    with pytest.raises(InputError, match="'eaten' is no kind of change"):
        mapping.read(tmp_path / "m.toml")


def test_a_life_meets_the_tenures_of_its_namespace(tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_text(HEAD + LIFE + ",,,,vanished,,,,,,,\n", "utf-8")
    tenures = "person,post,body,body_id,start,end\n端木川,局长,档案局,7,2000-01-01,2003-01-01\n"
    (tmp_path / "tenures.csv").write_text(tenures, "utf-8")
    settings, meaning = Settings(store=str(tmp_path / "store")), Mapping(namespace="n")
    store = open_store(settings.store, 10)
    told = pipeline.ingest_body_table([str(tmp_path / "bodies.csv")], meaning, store, settings)
    assert (told.claims, [item.name.rsplit(":", 1)[1] for item in told.failures]) == (2, ["3"])
    assert pipeline.ingest_tenures([str(tmp_path / "tenures.csv")], meaning, store, settings).failures == ()
    (found,) = checking.check(store, settings, Wanted("outside-life")).findings
    assert "端木川" in found.sides[0].evidence[0].quote
    assert any("市志" in side.evidence[0].quote for side in found.sides[1:])
    before = store.generation()
    pipeline.again(store, settings, told.failures[0].name.rsplit(":", 1)[0])
    assert store.generation() == before
    assert all(one.rule in checks.RULES for one in checks.problems(store))
    store.close()
