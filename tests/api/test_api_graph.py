import csv
import io
import re
from zipfile import ZipFile

import httpx
import orjson
import pytest
from lxml import etree


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_the_network_as_xml(client: httpx.Client, name: str) -> None:
    answer = client.get("/api/graph", params={"format": name})
    assert answer.headers["content-type"] == f"application/{name}+xml"
    assert name in answer.headers["content-disposition"]
    root = etree.fromstring(answer.content)
    assert root.tag.endswith(name)
    assert "闻人澄" in etree.tostring(root, encoding="unicode")


def test_the_network_as_json_and_csv(client: httpx.Client) -> None:
    nodes = orjson.loads(client.get("/api/graph").content)["nodes"]
    assert "闻人澄" in {node.get("label") for node in nodes}
    assert "闻人澄" in str(client.get("/api/graph", params={"format": "cytoscape"}).json()["elements"])


@pytest.mark.parametrize("name", ["csv", "neo4j"])
def test_the_network_as_two_tables(client: httpx.Client, name: str) -> None:
    answer = client.get("/api/graph", params={"format": name})
    assert answer.headers["content-disposition"].endswith(f'archontology-{name}.zip"')
    with ZipFile(io.BytesIO(answer.content)) as file:
        nodes, edges = (list(csv.reader(io.StringIO(file.read(part).decode()))) for part in file.namelist())
    assert {len(row) for row in nodes} == {len(nodes[0])}
    assert {len(row) for row in edges} == {len(edges[0])}
    assert any("闻人澄" in row for row in nodes)


def test_only_what_is_around_an_entity_in_a_time(client: httpx.Client) -> None:
    around = {"body": "澄湖市档案馆", "from": "2021-06-01", "to": "2021-12-31"}
    graph = client.get("/api/graph", params=around).json()
    assert {edge["kind"] for edge in graph["links"]} == {"tenure"}
    assert all(edge.get("endLatest", "9") > "2021-06-01" for edge in graph["links"])
    whole = client.get("/api/graph").json()
    assert 0 < len(graph["nodes"]) < len(whole["nodes"])
    kept = client.get("/api/graph", params={**around, "tenures": "nodes"}).json()
    assert {node["kind"] for node in kept["nodes"]} == {"Body", "Person", "Tenure"}


def test_statements_of_what_is_around_an_entity(client: httpx.Client) -> None:
    person = client.get("/api/graph", params={"body": "澄湖市档案馆"}).json()["nodes"]
    answer = client.get("/api/graph", params={"body": "澄湖市档案馆", "format": "trig"})
    assert answer.headers["content-type"] == "application/trig"
    assert all(node["id"] in answer.text for node in person)


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"entity": "无此人"}, 404),
        ({"entity": "闻人澄"}, 409),
        ({"body": "澄湖市档案馆", "event": "x"}, 400),
        ({"hops": 9}, 400),
        ({"tenures": "both"}, 400),
        ({"on": "2019-02-30"}, 400),
    ],
)
def test_what_cannot_be_asked_for(client: httpx.Client, params: dict[str, str | int], status: int) -> None:
    answer = client.get("/api/graph", params=params)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_picture_is_shown(client: httpx.Client) -> None:
    answer = client.get("/api/graph", params={"body": "澄湖市档案馆", "format": "svg"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.headers["content-disposition"].startswith("inline")
    assert "澄湖市档案馆" in answer.text


def test_what_a_query_names(client: httpx.Client) -> None:
    query = "SELECT ?t { ?t a <https://w3id.org/archontology/ns#Tenure> }"
    edges = client.get("/api/graph", params={"query": query}).json()["links"]
    assert {edge["kind"] for edge in edges} == {"tenure"}
    assert len(edges) > 1
    assert client.get("/api/graph", params={"query": "SELECT ?t {"}).status_code == 400
    assert client.get("/api/graph", params={"query": "ASK {}"}).status_code == 400


@pytest.mark.parametrize("path", ["/api/people", "/api/bodies", "/api/events"])
def test_the_page_of_an_entity_leads_to_its_exports(client: httpx.Client, path: str) -> None:
    iri = client.get(path).json()["items"][0]["iri"]
    page = client.get("/id/" + "/".join(iri.rsplit("/", 2)[-2:]), headers={"Accept": "text/html"}).text
    links = [link for link in re.findall(r'href="([^"]+)"', page) if link.startswith("/api/graph") and "entity" in link]
    assert len(links) == 5
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200
