"""What people send over HTTP is kept, seen at once, and needs a token that is for it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import TOKEN, serving

from kg import tokens
from kg.settings import Settings
from kg.store import open_store

REPORT = "常州市档案馆举行开放日\n发布日期:2021-06-09\n6月9日,常州市档案馆馆长褚明远、副馆长裴知秋出席开放日活动。\n"
OF = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("writing") / "store"
    open_store(str(folder), 10).close()
    return folder


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[httpx.Client]:
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as opened:
        sent = opened.post("/api/documents?name=a.txt", content=REPORT.encode(), headers=OF)
        assert sent.json() == {"document": "a.txt", "changed": True, "claims": 3, "unread": 0}
        yield opened


def test_a_document_is_seen_at_once_and_again_changes_nothing(service: httpx.Client) -> None:
    held = service.get("/api/holders", params={"post": "馆长", "body": "常州市档案馆", "on": "2021-06-09"}).json()
    assert [one["person"]["label"] for one in held["tenures"]] == ["褚明远"]
    again = service.post("/api/documents?name=a.txt", content=REPORT.encode(), headers=OF)
    assert again.json()["changed"] is False


def test_a_document_that_cannot_be_read_changes_nothing(service: httpx.Client) -> None:
    answer = service.post("/api/documents?name=b.txt", content=b"\x00\x01\x02", headers=OF)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "bad-input")


def test_a_judgement_makes_two_one_and_is_taken_back(service: httpx.Client) -> None:
    service.post(
        "/api/documents?name=c.txt", content=REPORT.replace("常州", "常熟").encode(), headers=OF
    ).raise_for_status()
    people = service.get("/api/people", params={"q": "褚明远"}).json()["items"]
    assert len(people) == 2
    said = {"a": people[0]["iri"], "b": people[1]["iri"], "verdict": "same", "reason": "同一人", "by": "mei"}
    kept = service.post("/api/judgements", json=said, headers=OF)
    assert (kept.status_code, kept.json()["verdict"]) == (200, "same")
    pair = {"a": said["a"], "b": said["b"]}
    assert service.get("/api/identity", params=pair).json()["verdict"] == "same"
    service.post("/api/judgements", json={**said, "verdict": "undo"}, headers=OF).raise_for_status()
    assert service.get("/api/identity", params=pair).json()["verdict"] == "unknown"


def test_a_decision_on_a_claim_holds_at_once(service: httpx.Client) -> None:
    asked = {"post": "副馆长", "body": "常州市档案馆", "on": "2021-06-09"}
    claim = service.get("/api/holders", params=asked).json()["tenures"][0]["evidence"][0]["claim"]
    said = {"claim": claim, "status": "rejected", "reason": "误读", "by": "mei"}
    assert service.post("/api/decisions", json=said, headers=OF).status_code == 200
    assert service.get("/api/holders", params=asked).json()["tenures"] == []
    service.post("/api/decisions", json={**said, "status": "reset"}, headers=OF).raise_for_status()
    assert len(service.get("/api/holders", params=asked).json()["tenures"]) == 1


def test_a_finding_that_is_not_there_cannot_be_acknowledged(service: httpx.Client) -> None:
    said = {"finding": "0123456789ab", "reason": "无", "by": "mei"}
    assert service.post("/api/acknowledgements", json=said, headers=OF).status_code == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/documents?name=x.txt", REPORT),
        ("/api/judgements", '{"a":"a","b":"b","verdict":"same","by":"mei"}'),
        ("/api/decisions", '{"claim":"a","status":"rejected","by":"mei"}'),
        ("/api/acknowledgements", '{"finding":"a","by":"mei"}'),
        ("/rdf-graph-store?graph=urn:g", "<urn:s> <urn:p> <urn:o> ."),
        ("/sparql", "INSERT DATA { <urn:s> <urn:p> <urn:o> }"),
    ],
)
def test_a_write_needs_a_token_that_is_for_it(service: httpx.Client, folder: Path, path: str, body: str) -> None:
    kinds = {"/rdf-graph-store": "text/turtle", "/sparql": "application/sparql-update"}
    kind = kinds.get(path.partition("?")[0], "application/json")
    sent = {"content": body.encode(), "headers": {"Content-Type": kind}}
    assert service.post(path, **sent).status_code == 401  # type: ignore[arg-type]
    settings = Settings(store=str(folder))
    token = tokens.new(settings, path, ["operate"], "2026-11-26T10:00:00Z")
    headers = {**sent["headers"], "Authorization": f"Bearer {token}"}  # type: ignore[dict-item]
    answer = service.post(path, content=body.encode(), headers=headers)
    assert (answer.status_code, "is not for" in answer.json()["detail"]) == (403, True)


def test_open_writes_are_for_this_machine_alone(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    open_store(str(folder), 10).close()
    update = {"update": "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <urn:o> } }"}
    with serving(folder, ARCHONTOLOGY_OPEN_WRITES="1") as opened:
        assert opened.post("/sparql", data=update).status_code == 204
        assert opened.post("/sparql", data=update, headers={"Origin": "https://elsewhere.example"}).status_code == 403
        assert opened.post("/sparql", data=update, headers={"Host": "elsewhere.example"}).status_code == 403


def test_claims_are_given_to_another_and_taken_back(service: httpx.Client) -> None:
    again = REPORT.replace("2021-06-09", "2022-06-09")
    service.post("/api/documents?name=d.txt", content=again.encode(), headers=OF).raise_for_status()
    people = service.get("/api/people", params={"q": "裴知秋"}).json()["items"]
    (who,) = [one["iri"] for one in people if "常州" in one["description"]]
    path = "/api/people/" + who.rpartition("/")[2]
    held = service.get(path).json()["tenures"]
    claim = next(e["claim"] for one in held for e in one["evidence"] if e["document"]["published"] == "2022-06-09")
    said = {"claims": [claim], "of": who, "reason": "同名异人", "by": "mei"}
    assert service.post("/api/attributions", json=said).status_code == 401
    kept = service.post("/api/attributions", json=said, headers=OF)
    assert (kept.status_code, kept.json()["of"]) == (200, who)
    other = kept.json()["to"].rpartition("/")[2]
    shown = service.get(f"/id/person/{other}", headers={"Accept": "text/html"}).text
    assert "同名异人" in shown
    assert service.get(f"/api/people/{other}").json()["tenures"][0]["attested"] == ["2022-06-09"]
    back = {**said, "of": kept.json()["to"], "to": "undo"}
    assert service.post("/api/attributions", json=back, headers=OF).json()["to"] == who
    assert service.get(f"/api/people/{other}").status_code == 404
    assert service.get(path).json()["tenures"] == held
    assert service.post("/api/attributions", json={**said, "claims": []}, headers=OF).status_code == 400
