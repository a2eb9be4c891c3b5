import re

import httpx
import pytest


def test_every_answer_of_every_route_is_described(client: httpx.Client) -> None:
    schema = client.get("/openapi.json").json()
    assert "Problem" in schema["components"]["schemas"]
    assert "HTTPValidationError" not in str(schema)
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            assert {"500", "503"} < operation["responses"].keys() & {"200", "204", "500", "503"}, path
            for status, response in operation["responses"].items():
                assert response["description"]
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"], (path, status)


def test_every_reference_leads_to_a_schema(client: httpx.Client) -> None:
    schema = client.get("/openapi.json").json()
    names = set(re.findall(r"'#/components/schemas/([^']+)'", str(schema)))
    assert names <= schema["components"]["schemas"].keys()
    assert {"Career", "Evidence", "Tenure", "Standing"} <= names


@pytest.mark.parametrize("path", ["/docs", "/"])
def test_the_pages_load_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text
    assert re.findall(r"""(?:src|<link[^>]*href)=["'](?:https?:)?//""", page) == []


def test_the_page_of_the_interface_names_every_route(client: httpx.Client) -> None:
    page = client.get("/docs", headers={"Accept": "text/html"}).text
    for path in client.get("/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in page
