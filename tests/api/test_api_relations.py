"""`/api/relations` over the real service: errors with their status, limits, and the network of another generation."""

import httpx
import pytest
from service_process import ID, TOKEN

ROUTES = ["ego", "colleagues", "co-participants", "chain", "hierarchy"]


@pytest.mark.parametrize("route", ROUTES)
def test_names_that_nobody_bears_and_days_that_do_not_exist(client: httpx.Client, route: str) -> None:
    assert client.get(f"/api/relations/{route}", params={"entity": "无此人"}).status_code == 404
    assert client.get(f"/api/relations/{route}").status_code == 400
    if route != "chain":
        answer = client.get(f"/api/relations/{route}", params={"entity": "公良远", "on": "2021-02-30"})
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (400, "bad-date")


@pytest.mark.parametrize(
    "query",
    [
        "ego?entity=公良远&hops=4",
        "ego?entity=公良远&kinds=marriage",
        "network",
        "ties?a=公良远&b=公良远",
        "ties?a=司空衡&b=公良远&k=21",
        "ties?a=司空衡&b=公良远&through=friends",
        "centrality?measure=fame",
        "ego?entity=公良远&on=2020-01-01&from=2020-01-01",
    ],
)
def test_what_cannot_be_asked(client: httpx.Client, query: str) -> None:
    assert client.get(f"/api/relations/{query}").status_code == 400


def test_the_edges_of_a_network_come_with_their_words_where_they_are_asked_for(client: httpx.Client) -> None:
    asked = {"entity": "公良远"}
    plain = client.get("/api/relations/ego", params=asked).json()["edges"]
    told = client.get("/api/relations/ego", params={**asked, "words": "true"}).json()["edges"]
    assert [edge["words"] for edge in plain] == [[]] * len(plain)
    assert [{**edge, "words": []} for edge in told] == plain
    assert all(len({one["claim"] for one in edge["words"]}) == edge["evidence"] > 0 for edge in told)
    assert all(one["quote"] for edge in told for one in edge["words"])


def test_a_name_of_two_is_told_with_both(client: httpx.Client) -> None:
    answer = client.get("/api/relations/ego", params={"entity": "闻人澄"})
    assert answer.status_code == 409
    assert len(answer.json()["candidates"]) == 2


def test_the_routes_of_people_give_the_same(client: httpx.Client) -> None:
    for name in ("colleagues", "co-participants"):
        of_person = client.get(f"/api/people/wenren/{name}").json()
        assert of_person == client.get(f"/api/relations/{name}", params={"entity": f"{ID}person/wenren"}).json()
    assert {tie["other"]["label"] for tie in client.get("/api/people/wenren/colleagues").json()["ties"]} == {
        "公良远",
        "司空衡",
    }


def test_a_write_is_in_the_next_answer(writer: httpx.Client) -> None:
    def near() -> set[str]:
        found = writer.get("/api/relations/ego", params={"entity": f"{ID}person/wenren"}).json()
        return {node["id"] for node in found["nodes"]}

    before = near()
    update = (
        f"PREFIX ao: <https://w3id.org/archontology/ns#> INSERT DATA {{ <{ID}tenure/new> a ao:Tenure ; "
        f"ao:holder <{ID}person/wenren> ; ao:body <{ID}body/new> . <{ID}body/new> a ao:Body }}"
    )
    done = writer.post("/sparql", data={"update": update}, headers={"Authorization": f"Bearer {TOKEN}"})
    assert done.status_code in (200, 204)
    assert near() == before | {f"{ID}body/new"}
