"""What was answered just now is answered again alike, packed as it was, counted as it was; a write makes it anew."""

import re
import socket
import time
from collections.abc import Iterator

import httpx
import pytest
from service_process import TOKEN, fill, serving

PATH = "/api/people/wenren/career"
ROUTE = 'archontology_requests_total{route="/api/people/{id}/career",status="200"}'
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1500"
INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <urn:o> } }"
OWN = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("kept") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN, ARCHONTOLOGY_WORKERS="1", ARCHONTOLOGY_READERS="2") as opened:
        yield opened


def counted(service: httpx.Client, name: str) -> int:
    found = re.search(rf"^{re.escape(name)} (\d+)$", service.get("/metrics").text, re.MULTILINE)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("coding", ["identity", "br", "gzip"])
@pytest.mark.parametrize("path", [PATH, "/api/people?limit=3", "/api/counts/years", "/api/graph?format=gexf"])
def test_an_answer_is_the_same_again(service: httpx.Client, path: str, coding: str) -> None:
    asked = {"Accept-Encoding": coding}
    first, again = (service.get(path, headers=asked) for _ in range(2))
    assert (first.status_code, first.content) == (200, again.content)
    assert first.headers.get("content-encoding") == again.headers.get("content-encoding")
    assert {*first.headers} - {"transfer-encoding"} <= {*again.headers}
    head = service.head(path, headers=asked)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_each_answer_is_counted_and_has_the_id_that_was_asked_for(service: httpx.Client) -> None:
    before = counted(service, ROUTE)
    for number in range(3):
        answer = service.get(PATH, headers={"X-Request-ID": f"mine-{number}"})
        assert answer.headers["x-request-id"] == f"mine-{number}"
    assert counted(service, ROUTE) == before + 3


def test_a_write_makes_it_anew(service: httpx.Client) -> None:
    before = service.get("/api/graph?format=nquads")
    service.post("/sparql", data={"update": INSERT}, headers=OWN).raise_for_status()
    after = service.get("/api/graph?format=nquads")
    assert "urn:s" not in before.text
    assert "urn:s" in after.text


@pytest.mark.parametrize("coding", ["identity", "br"])
def test_a_long_answer_of_a_reader_is_kept_too(service: httpx.Client, coding: str) -> None:
    asked, before = {"Accept-Encoding": coding}, counted(service, "archontology_queries_cached_total")
    answers = [service.get("/sparql", params={"query": LONG, "format": "csv"}, headers=asked) for _ in range(6)]
    assert len(answers[0].content) > 65_536
    assert {answer.content for answer in answers} == {answers[0].content}
    assert counted(service, "archontology_queries_cached_total") > before


def test_a_connection_that_is_to_be_closed_is_closed_each_time(service: httpx.Client) -> None:
    request = b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    for _ in range(3):
        with socket.create_connection((service.base_url.host, service.base_url.port or 80), timeout=10) as raw:
            raw.sendall(request)
            began, got = time.monotonic(), b""
            while piece := raw.recv(65_536):
                got += piece
            assert got.startswith(b"HTTP/1.1 200")
            assert time.monotonic() - began < 4, "it was kept open for a next request"
