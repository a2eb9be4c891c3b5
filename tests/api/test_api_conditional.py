"""Reads carry the tag of their generation; what the client has already is 304; HEAD, OPTIONS and pages of other sites."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import TOKEN, fill, serving

PATHS = ("/api/people?limit=5", "/id/person/wenren", "/", "/api/graph", "/people", "/api/people/wenren/career")
INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <urn:o> } }"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("conditional") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as opened:
        yield opened


@pytest.mark.parametrize("path", PATHS)
def test_what_the_client_has_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["last-modified"].endswith("GMT")
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = client.get(
        path, headers={"If-None-Match": first.headers["etag"], "Accept": "text/turtle, text/html;q=0.1, */*"}
    )
    assert other.status_code == 200


def test_a_write_changes_every_tag(own: httpx.Client) -> None:
    before = {path: own.get(path).headers["etag"] for path in PATHS}
    own.post("/sparql", data={"update": INSERT}, headers={"Authorization": f"Bearer {TOKEN}"}).raise_for_status()
    for path, etag in before.items():
        assert own.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_an_error_has_no_tag(client: httpx.Client) -> None:
    assert "etag" not in client.get("/id/person/nobody").headers


@pytest.mark.parametrize("path", PATHS)
def test_head_gives_the_headers_alone(client: httpx.Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["etag"] == get.headers["etag"]


def test_head_of_what_is_not_there(client: httpx.Client) -> None:
    assert client.head("/id/person/nobody").status_code == 404


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_long_answer_is_packed(client: httpx.Client, coding: str) -> None:
    plain = client.get("/api/graph", headers={"Accept-Encoding": "identity"})
    packed = client.get("/api/graph", headers={"Accept-Encoding": coding})
    assert packed.headers["content-encoding"] == coding
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert int(plain.headers.get("content-length", len(plain.content))) > 2 * packed.num_bytes_downloaded
    assert packed.json() == plain.json()


def test_options_names_what_may_be_done(client: httpx.Client) -> None:
    answer = client.options("/rdf-graph-store")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"
    assert client.options("/no/such/path/at/all").status_code == 404


def test_pages_of_other_sites_may_read_and_not_write(client: httpx.Client) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    assert client.get("/api/people", headers=asked).headers["access-control-allow-origin"] == "*"
    answer = client.options("/sparql", headers=asked)
    assert "authorization" not in answer.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in answer.headers


def test_what_people_decide_changes_the_tag_of_what_rests_on_it(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    fill(folder)
    with serving(folder) as opened:
        first = opened.get("/api/candidates").headers["etag"]
        assert opened.get("/api/candidates", headers={"If-None-Match": first}).status_code == 304
        (folder / "decisions").mkdir()
        (folder / "decisions/judgements.tsv").write_text("", "utf-8")
        assert opened.get("/api/candidates").headers["etag"] != first
