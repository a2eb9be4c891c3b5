"""Tests of the W3C that describe HTTP requests in RDF in; the requests, played byte for byte, and their answers out.

HTTP Vocabulary in RDF (W3C Note) with the expectations of the SPARQL 1.1 protocol tests.
"""

import http.client
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection

SPARQL11 = Path(__file__).parents[3] / "shared/data/w3c-rdf-tests/sparql/sparql11"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
STATUSES = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404", "BadRequest": "400"}


@dataclass(frozen=True)
class Exchange:
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str | None
    content: str | None
    location: str | None


def _value(graph: Graph, node: Any, predicate: URIRef) -> Any:
    found = graph.value(node, predicate)
    return None if found is None else found.toPython()


def _status(iri: str) -> str:
    """What a status begins with: StatusCode2xx is 2, NotFound 404."""
    name = iri.rpartition("#")[2]
    return STATUSES.get(name) or name[-3]


def exchange(graph: Graph, request: Any) -> Exchange:
    body, headers, answer = (graph.value(request, part) for part in (HT.body, HT.headers, HT.resp))
    content = graph.value(answer, HT.body)
    return Exchange(
        method=_value(graph, request, HT.methodName),
        path=_value(graph, request, HT.absolutePath),
        headers=tuple(
            (_value(graph, header, HT.fieldName), _value(graph, header, HT.fieldValue))
            for header in (Collection(graph, headers) if headers else ())
        ),
        body=None
        if body is None
        else _value(graph, body, CNT.chars).encode(_value(graph, body, CNT.characterEncoding)),
        statuses=tuple(_status(str(status)) for status in graph.objects(answer, MF.expectedStatus)),
        boolean=_value(graph, answer, MF.expectedBoolean),
        format=_value(graph, answer, MF.expectedFormat),
        content=_value(graph, content, CNT.chars) if content is not None else None,
        location=_value(graph, answer, MF.expectedLocation),
    )


def read_tests(manifest: Path) -> dict[str, list[Exchange]]:
    """The requests of each test of a manifest, by its name; none where the outside data is not here."""
    if not manifest.exists():
        return {}
    graph = Graph().parse(manifest)
    found = {}
    for entry in graph.subjects(MF.action):
        requests = graph.value(graph.value(entry, MF.action), HT.requests)
        found[str(entry).rpartition("#")[2]] = [exchange(graph, request) for request in Collection(graph, requests)]
    return dict(sorted(found.items()))


def play(base: httpx.URL, one: Exchange, path: str) -> tuple[http.client.HTTPResponse, bytes]:
    """Send one request with the headers that it names, and none that a client would add but Host."""
    connection = http.client.HTTPConnection(base.host, base.port or 80)
    connection.putrequest(one.method, path)
    for header, value in one.headers:
        connection.putheader(header, value)
    if one.body is not None:
        connection.putheader("Content-Length", str(len(one.body)))
    connection.endheaders(one.body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content
