"""What people decided, over HTTP: redirects, identity, candidates, bodies over time, checks."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import serving

from kg import keeping, pipeline
from kg.answers import career
from kg.entities.judgements import Verdict
from kg.errors import Ambiguous
from kg.identities import Word
from kg.settings import Settings
from kg.store import open_store

NOTICES = {
    "city.txt": "云州市人民政府任免通知\n\n发布日期：2018-03-05\n来源：云州市人民政府\n\n任命单雪梅为云州市档案局局长。\n",
    "province.txt": "云岭省人民政府任免通知\n\n发布日期：2019-01-10\n来源：云岭省人民政府\n\n"
    "免去单雪梅的云州市档案局局长职务。\n任命单雪梅为云岭省档案馆馆长。\n",
}
BODIES = """changes:
  - {change: established, date: 2018-06-01, after: 云州市档案局}
  - {change: renamed, date: 2020-01-01, before: 云州市档案局, after: 云州市档案事务局}
"""


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, str, str]]:
    """A service over a store in which two are judged one: the client, the old IRI, the one that stands for both."""
    folder = tmp_path_factory.mktemp("decided")
    for name, text in {**NOTICES, "bodies.yaml": BODIES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    chosen = Settings(store=str(folder / "store"))
    store = open_store(chosen.store, chosen.timeout)
    pipeline.ingest([str(folder / name) for name in NOTICES], store, chosen)
    pipeline.ingest_bodies([str(folder / "bodies.yaml")], store, chosen)
    with pytest.raises(Ambiguous) as two:
        career(store, "单雪梅")
    a, b = (candidate.iri for candidate in two.value.candidates)
    keeping.judge(store, chosen, Word(a, b, Verdict.SAME, "迁任", "mei", "2026-03-01"))
    head = career(store, a).person.iri
    store.close()
    with serving(Path(chosen.store)) as client:
        yield client, next(iri for iri in (a, b) if iri != head), head


def test_an_old_iri_leads_on_for_good(decided: tuple[httpx.Client, str, str]) -> None:
    client, old, new = decided
    answer = client.get(f"/id/person/{old.rsplit('/', 1)[-1]}", params={"format": "turtle"}, follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/id/person/{new.rsplit('/', 1)[-1]}?format=turtle"
    assert client.get(answer.headers["location"]).status_code == 200
    both = client.get(f"/api/people/{old.rsplit('/', 1)[-1]}").json()
    assert both["person"]["iri"] == new
    assert len(both["tenures"]) == 2


def test_who_decided_that_two_are_one(decided: tuple[httpx.Client, str, str]) -> None:
    client, old, new = decided
    answer = client.get("/api/identity", params={"a": old, "b": new}).json()
    assert (answer["verdict"], answer["judgements"][0]["by"]) == ("same", "mei")
    assert answer["reasons"].keys() == {"zh", "en"}
    assert client.get("/api/candidates").json()["pairs"] == []
    assert client.get("/api/identity", params={"a": old, "b": "无此人"}).status_code == 404
    assert client.get("/api/candidates", params={"kind": "event"}).status_code == 400


def test_a_body_over_time(decided: tuple[httpx.Client, str, str]) -> None:
    client, _, _ = decided
    answer = client.get("/api/bodies/云州市档案局/history", params={"on": "2021-01-01"}).json()
    assert [name["label"] for name in answer["names"]] == ["云州市档案事务局"]
    assert [change["type"]["name"] for change in answer["changes"]] == ["established", "renamed"]
    year = client.get("/api/bodies/云州市档案局/history", params={"on": "2021"}).json()
    assert {(name["label"], name["certainty"]) for name in year["names"]} >= {("云州市档案事务局", None)}
    assert client.get("/api/bodies/云州市档案局/history", params={"on": "2021-13"}).status_code == 400


def test_what_should_be_looked_at(decided: tuple[httpx.Client, str, str]) -> None:
    client, _, _ = decided
    answer = client.get("/api/checks").json()
    assert {one["rule"] for one in answer["findings"]} <= {"gap", "outside-life", "no-body"}
    assert client.get("/api/checks", params={"rule": "gap"}).status_code == 200
    assert client.get("/api/checks", params={"rule": "gapp"}).status_code == 400


def test_heads_with_predecessors_may_be_asked_for(decided: tuple[httpx.Client, str, str]) -> None:
    client, _, _ = decided
    query = {"post": "馆长", "body": "云岭省档案馆", "predecessors": "true"}
    assert len(client.get("/api/holders", params=query).json()["tenures"]) == 1
