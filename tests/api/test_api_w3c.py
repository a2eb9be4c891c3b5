"""The query tests of the W3C SPARQL 1.1 Protocol, played as they are written, byte for byte."""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from service_process import serving

from kg.store import open_store

FOLDER = Path(__file__).parents[3] / "shared/data/w3c-rdf-tests/sparql/sparql11/protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
TABULAR = "application/sparql-results+json"
TEST = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest#"

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason=f"the outside data {FOLDER.name} are not here")


@dataclass(frozen=True)
class Exchange:
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str | None


def _value(graph: Graph, node: Any, predicate: URIRef) -> Any:
    found = graph.value(node, predicate)
    return None if found is None else found.toPython()


def _exchange(graph: Graph, request: Any) -> Exchange:
    body = graph.value(request, HT.body)
    headers = graph.value(request, HT.headers)
    answer = graph.value(request, HT.resp)
    return Exchange(
        method=_value(graph, request, HT.methodName),
        path=_value(graph, request, HT.absolutePath).replace("/sparql/", "/sparql", 1),
        headers=tuple(
            (_value(graph, header, HT.fieldName), _value(graph, header, HT.fieldValue))
            for header in (Collection(graph, headers) if headers else ())
        ),
        body=None
        if body is None
        else _value(graph, body, CNT.chars).encode(_value(graph, body, CNT.characterEncoding)),
        statuses=tuple(str(status)[-3] for status in graph.objects(answer, MF.expectedStatus)),
        boolean=_value(graph, answer, MF.expectedBoolean),
        format=_value(graph, answer, MF.expectedFormat),
    )


def read_tests() -> dict[str, list[Exchange]]:
    """The requests of each test of queries; updates over HTTP do not take using-graph-uri yet."""
    if not FOLDER.exists():
        return {}
    graph = Graph().parse(FOLDER / "manifest.ttl")
    found = {}
    for entry in graph.subjects(MF.action):
        name = str(entry).removeprefix(TEST)
        requests = graph.value(graph.value(entry, MF.action), HT.requests)
        if "query" in name or "queries" in name:
            found[name] = [_exchange(graph, request) for request in Collection(graph, requests)]
    return dict(sorted(found.items()))


TESTS = read_tests()


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("w3c") / "store"
    store = open_store(str(folder), 10)
    for number in (1, 2, 3):
        triples = (FOLDER / f"data{number}.nt").read_bytes()
        store.replace(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf", triples)
    store.close()
    with serving(folder) as client:
        yield client


@pytest.mark.parametrize("name", TESTS)
def test_the_protocol(endpoint: httpx.Client, name: str) -> None:
    for exchange in TESTS[name]:
        connection = http.client.HTTPConnection(endpoint.base_url.host, endpoint.base_url.port or 80)
        # putrequest adds no header but Host and Accept-Encoding, as the tests want it.
        connection.putrequest(exchange.method, exchange.path)
        for header, value in exchange.headers:
            connection.putheader(header, value)
        if exchange.body is not None:
            connection.putheader("Content-Length", str(len(exchange.body)))
        connection.endheaders(exchange.body)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert str(answer.status)[0] in exchange.statuses, (answer.status, content)
        if exchange.boolean is not None:
            assert orjson.loads(content)["boolean"] is exchange.boolean
        if exchange.format is not None:
            media_type = answer.headers["content-type"].split(";")[0]
            assert (media_type == TABULAR) is (exchange.format in ("tabular", "boolean"))


def test_all_tests_of_queries_are_played() -> None:
    assert len(TESTS) == 20
