"""Decisions about rows: a CSV, its mapping and the tables that it joins are kept, so that a row is read again at once."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.answers import holders
from kg.deciding import Ruling
from kg.exchange import mapping
from kg.settings import Settings
from kg.store import Store, open_store

MEANING = """namespace = "n"
[columns]
person = "who.name"
person_id = "who"
post = "post"
body = "where.name"
body_id = "where"
start = "from"
end = "to"
[[join]]
file = "people.csv"
on = "who"
key = "id"
as = "who"
[[join]]
file = "bodies.csv"
on = "where"
key = "id"
as = "where"
"""
FILES = {
    "rows.csv": "who,where,post,from,to\n1,7,局长,2000-01-01,2003-01-01\n2,7,局长,2003-01-01,2009-01-01\n",
    "people.csv": "id,name\n1,端木川\n2,司空月\n",
    "bodies.csv": "id,name\n7,云州市档案局\n",
    "meaning.toml": MEANING,
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=str(tmp_path / "store"))


def held(store: Store) -> list[str]:
    return [one.person.label for one in holders(store, "局长", "云州市档案局", "2001-05-01").tenures]


def test_a_row_is_read_again_when_its_files_are_gone(settings: Settings, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    store = open_store(settings.store, 10)
    meaning = mapping.read(tmp_path / "meaning.toml")
    assert pipeline.ingest_tenures([str(tmp_path / "rows.csv")], meaning, store, settings).failures == ()
    (tenure,) = holders(store, "局长", "云州市档案局", "2001-05-01").tenures
    assert tenure.status == ("former",)
    before = b"".join(store.dump("application/n-quads"))
    for name in FILES:
        (tmp_path / name).unlink()
    claim = tenure.evidence[0].claim
    pipeline.decide(store, settings, Ruling(claim, "rejected", "误", "mei", "2026-01-01"))
    assert held(store) == []
    pipeline.decide(store, settings, Ruling(claim, "reset", "", "mei", "2026-01-02"))
    assert held(store) == ["端木川"]
    after = b"".join(store.dump("application/n-quads"))
    # The log has grown by two entries; nothing else is another than before.
    facts = [{line for line in dump.splitlines() if b"/log-entry/" not in line} for dump in (before, after)]
    assert {line for line in facts[0] ^ facts[1] if b"/run/" not in line} == set()
    store.close()


def test_a_mapping_is_the_same_after_it_was_packed(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    meaning = mapping.read(tmp_path / "meaning.toml")
    packed = meaning.packed()
    assert packed is not None
    assert mapping.unpacked(packed) == meaning
    assert mapping.Mapping().packed() is None
