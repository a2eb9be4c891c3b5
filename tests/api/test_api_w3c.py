"""The tests of the W3C SPARQL 1.1 Protocol and Graph Store HTTP Protocol, played as they are written, byte for byte."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import orjson
import pytest
from http_in_rdf import SPARQL11, play, read_tests
from rdflib import Graph
from rdflib.compare import isomorphic
from service_process import serving

from kg.store import open_store

PROTOCOL = read_tests(SPARQL11 / "protocol/manifest.ttl")
DIRECT = read_tests(SPARQL11 / "graph-store-protocol/manifest-direct.ttl")
INDIRECT = read_tests(SPARQL11 / "graph-store-protocol/manifest-indirect.ttl")
TABULAR = "application/sparql-results+json"
STORE = "/rdf-graph-store"

pytestmark = pytest.mark.skipif(not SPARQL11.exists(), reason="the outside data w3c-rdf-tests are not here")


def fill(folder: Path) -> None:
    store = open_store(str(folder), 10)
    for number in (1, 2, 3):
        triples = (SPARQL11 / f"protocol/data{number}.nt").read_bytes()
        store.replace(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf", triples)
    store.close()


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("w3c") / "store"
    fill(folder)
    with serving(folder) as client:
        yield client


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server whose writes need no token, as the tests want it; each of them clears the store, or expects it so."""
    with serving(tmp_path_factory.mktemp("w3c-updates") / "store", ARCHONTOLOGY_OPEN_WRITES="1") as client:
        yield client


@pytest.mark.parametrize("name", [name for name in PROTOCOL if "query" in name or "queries" in name])
def test_the_protocol_of_queries(reading: httpx.Client, name: str) -> None:
    _protocol(reading, name)


@pytest.mark.parametrize("name", [name for name in PROTOCOL if "update" in name])
def test_the_protocol_of_updates(writing: httpx.Client, name: str) -> None:
    _protocol(writing, name)


def _protocol(client: httpx.Client, name: str) -> None:
    for one in PROTOCOL[name]:
        answer, content = play(client.base_url, one, one.path.replace("/sparql/", "/sparql", 1))
        assert str(answer.status).startswith(one.statuses), (answer.status, content)
        if one.boolean is not None:
            assert orjson.loads(content)["boolean"] is one.boolean
        if one.format is not None:
            media_type = answer.headers["content-type"].split(";")[0]
            assert (media_type == TABULAR) is (one.format in ("tabular", "boolean"))


def test_every_test_of_the_protocol_is_played() -> None:
    assert len(PROTOCOL) == 34
    assert all("query" in name or "queries" in name or "update" in name for name in PROTOCOL)


@pytest.mark.parametrize("name", [*DIRECT, *INDIRECT])
def test_the_graph_store_protocol(writing: httpx.Client, name: str) -> None:
    writing.post("/sparql", data={"update": "DROP ALL"}).raise_for_status()
    location = ""
    for one in (DIRECT | INDIRECT)[name]:
        path = one.path.replace("/gsp", STORE, 1).replace("$LOCATION$", location)
        answer, content = play(writing.base_url, one, path)
        assert str(answer.status) in one.statuses, (answer.status, content)
        location = answer.headers.get("location", location)
        if one.location is not None:
            assert "location" in answer.headers
        if one.content is not None:
            expected = Graph().parse(data=one.content, format="turtle")
            assert isomorphic(Graph().parse(data=content, format="turtle"), expected)
            assert answer.headers["content-type"] == "text/turtle; charset=utf-8"


def test_every_test_of_the_graph_store_is_played() -> None:
    assert (len(DIRECT), len(INDIRECT)) == (5, 9)
