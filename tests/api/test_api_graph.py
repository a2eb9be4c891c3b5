import csv
import io

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
    rows = list(csv.reader(io.StringIO(client.get("/api/graph", headers={"Accept": "text/csv"}).text)))
    assert len({len(row) for row in rows}) == 1
    assert any("闻人澄" in cell for row in rows for cell in row)
