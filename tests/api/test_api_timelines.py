"""Who came and went, who was before and after, and the log, over HTTP: the answers of kg.answers."""

import httpx

BODY = "/api/bodies/澄湖市档案馆"


def test_who_came_and_who_went(client: httpx.Client) -> None:
    found = client.get(f"{BODY}/changes", params={"from": "2020-01-01", "to": "2022-01-01"})
    assert found.status_code == 200
    assert "闻人澄" in {one["person"]["label"] for one in found.json()["went"]}
    whole = client.get(f"{BODY}/changes", params={"from": "2020", "to": "2021-02"}).json()
    assert (whole["start"], whole["end"]) == ("2019-12-31", "2021-02-28")
    assert client.get(f"{BODY}/changes", params={"from": "0001", "to": "2021-02"}).json()["start"] == "0001-01-01"
    assert client.get(f"{BODY}/changes", params={"from": "2020-01-01"}).status_code == 400
    assert client.get(f"{BODY}/changes", params={"from": "2022-01-01", "to": "2020-01-01"}).status_code == 400


def test_who_was_after(client: httpx.Client) -> None:
    (found,) = client.get("/api/people/公良远/after").json()[:1]
    assert found["tenure"]["person"]["label"] == "公良远"
    assert client.get("/api/people/公良远/beside").status_code == 400


def test_the_log_of_what_no_run_brought_is_empty(client: httpx.Client) -> None:
    found = client.get("/api/log", params={"entity": "公良远"})
    assert (found.status_code, found.json()["entries"]) == (200, [])
    assert client.get("/api/log", params={"entity": "无此人"}).status_code == 404


def test_nobody_certain_is_said(client: httpx.Client) -> None:
    found = client.get("/api/holders", params={"post": "馆长", "body": "澄湖市档案馆", "on": "1990-01-01"}).json()
    assert found["vacancy"]["zh"]
