"""The service over endpoints: a real `oxigraph serve` and a real Virtuoso 7; what it answers is what it answers over a folder."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from http_in_rdf import SPARQL11, play, read_tests
from rdflib import Graph
from service_process import ID, TOKEN, fill, free_port, serving

from kg.store import open_store

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from oxigraph_process import oxigraph
from virtuoso_process import PROGRAM, virtuoso

WRITE = {"Authorization": f"Bearer {TOKEN}"}
NAMES = "SELECT ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY STR(?o)"
ROWS = ["json", "xml", "csv", "tsv"]
TRIPLES = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
LOOKUPS = [
    "/api/holders?post=馆长&body=澄湖市档案馆&on=2021-03-01",
    "/api/people/wenren",
    "/api/people/wenren/colleagues?hops=2",
    "/api/relations/ego?entity=公良远&hops=2",
    "/api/relations/network?region=澄湖市&on=2021-03-01",
    "/api/bodies/chenghu/officials?on=2021-03-01",
    "/api/bodies/chenghu",
    "/api/people",
    "/api/people?q=闻人",
    "/api/bodies",
    "/api/events",
    "/api/documents",
    "/api/counts/post-types",
    "/api/counts/years",
    "/api/log?entity=闻人澄",
    "/healthz",
]


class Service:
    def __init__(self, client: httpx.Client, engine: str, address: str) -> None:
        self.client, self.engine, self.address = client, engine, address

    def sparql(self, query: str, **fields: str) -> httpx.Response:
        return self.client.post("/sparql", data={"query": query, **fields})


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with ExitStack() as stack:
        if request.param == "oxigraph":
            address = stack.enter_context(oxigraph(free_port()))
        else:
            if PROGRAM is None:
                pytest.skip("virtuoso-t is missing: apt-get install virtuoso-opensource-7")
            folder = tmp_path_factory.mktemp("virtuoso")
            address = stack.enter_context(virtuoso(folder, (free_port(), free_port()), rows=1000))
        fill(address)
        client = stack.enter_context(serving(address, ARCHONTOLOGY_TOKEN=TOKEN, ARCHONTOLOGY_WORKERS="1"))
        yield Service(client, request.param, address)


@pytest.mark.parametrize("url", LOOKUPS)
def test_a_lookup_is_answered_as_over_a_folder(service: Service, client: httpx.Client, url: str) -> None:
    over_folder, over_endpoint = client.get(url), service.client.get(url)
    assert over_endpoint.status_code == over_folder.status_code
    assert over_endpoint.json() == over_folder.json()


@pytest.mark.parametrize("form", ROWS)
def test_rows_are_the_same_in_every_format(service: Service, client: httpx.Client, form: str) -> None:
    over_folder = client.post("/sparql", data={"query": NAMES, "format": form})
    over_endpoint = service.sparql(NAMES, format=form)
    assert over_endpoint.headers["content-type"] == over_folder.headers["content-type"]
    if form == "json":
        assert over_endpoint.json()["results"] == over_folder.json()["results"]
    elif form != "xml":
        assert over_endpoint.text == over_folder.text
    else:
        assert over_endpoint.text.count("<result>") == over_folder.text.count("<result>") > 5


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_are_the_same_in_every_format(service: Service, client: httpx.Client, form: str) -> None:
    query = f"CONSTRUCT {{ <{ID}person/wenren> ?p ?o }} WHERE {{ <{ID}person/wenren> ?p ?o }}"
    answers = [one.post("/sparql", data={"query": query, "format": form}) for one in (client, service.client)]
    over_folder, over_endpoint = (set(Graph().parse(data=one.text, format=TRIPLES[form])) for one in answers)
    assert over_endpoint == over_folder
    assert over_endpoint


def test_queries_by_get_by_form_and_as_they_stand(service: Service) -> None:
    parameters = {"query": "ASK { ?s ?p ?o }", "format": "json"}
    stands = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    answers = [
        service.client.get("/sparql", params=parameters),
        service.client.post("/sparql", data=parameters),
        service.client.post("/sparql", content="ASK { ?s ?p ?o }", headers=stands),
    ]
    assert [answer.json()["boolean"] for answer in answers] == [True] * 3
    assert service.sparql('ASK { ?s ?p "nobody said this" }', format="json").json()["boolean"] is False


def test_an_entity_is_a_page_and_triples(service: Service) -> None:
    page = service.client.get("/id/person/wenren", headers={"Accept": "text/html"})
    assert "闻人澄" in page.text
    triples = service.client.get("/id/person/wenren", headers={"Accept": "text/turtle"})
    assert len(Graph().parse(data=triples.text, format="turtle")) > 2


def test_named_graphs_and_the_dataset_of_the_protocol(service: Service) -> None:
    graphs = service.sparql("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", format="csv").text.split()
    assert all(graph.startswith(f"{ID}graph/") for graph in graphs[1:])
    assert len(graphs) == 6
    one = graphs[1]
    counts = [
        service.sparql(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{one}> {{ ?s ?p ?o }} }}", format="csv"),
        service.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", format="csv", **{"default-graph-uri": one}),
        service.sparql("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", format="csv", **{"named-graph-uri": one}),
    ]
    assert len({answer.text for answer in counts}) == 1
    nothing = service.sparql("ASK { GRAPH ?g { ?s ?p ?o } }", format="json", **{"default-graph-uri": one})
    assert nothing.json()["boolean"] is False
    star = service.sparql(f"SELECT * {{ GRAPH <{one}> {{ ?s a ?o }} }} LIMIT 1", format="json").json()
    assert sorted(star["head"]["vars"]) == ["o", "s"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT ?s {\n  ?s ?p }", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400),
    ],
)
def test_what_is_wrong_is_told_in_the_same_way(service: Service, query: str, status: int) -> None:
    answer = service.sparql(query)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    if "\n" in query:
        assert (answer.json()["line"], answer.json()["column"]) == (2, 10)


def test_an_update_needs_the_token_and_is_seen_at_once(service: Service) -> None:
    body = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 'neu'@de } }"
    headers = {"Content-Type": "application/sparql-update"}
    assert service.client.post("/sparql", content=body, headers=headers).status_code == 401
    assert service.client.post("/sparql", content=body, headers={**headers, **WRITE}).status_code == 204
    assert "neu" in service.sparql("SELECT ?o { GRAPH <urn:g> { ?s ?p ?o } }", format="csv").text
    gone = service.client.post("/sparql", data={"update": "DROP SILENT GRAPH <urn:g>"}, headers=WRITE)
    assert gone.status_code == 204
    assert service.sparql("ASK { GRAPH <urn:g> { ?s ?p ?o } }", format="json").json()["boolean"] is False


def test_a_generation_of_an_endpoint_is_not_kept(service: Service) -> None:
    answer = service.client.get("/api/people", params={"generation": "0123-1"})
    assert answer.status_code == 404
    assert "folder" in answer.json()["hint"]


def test_an_operator_sees_that_it_is_ready_and_its_metrics(service: Service) -> None:
    ready = service.client.get("/readyz").json()
    assert (ready["current"], ready["indexed"]) == (True, False)
    metrics = service.client.get("/metrics").text
    assert 'archontology_things{class="people"} 5' in metrics
    assert 'route="/readyz"' in metrics


CANNOT = {
    "blank nodes that a query makes": "SELECT (BNODE() AS ?b) {}",
    "a path of any length between two that are not given": "SELECT * { ?s <urn:p>+ ?o }",
}


@pytest.mark.parametrize("what", CANNOT)
def test_what_virtuoso_cannot_do_is_said(service: Service, what: str) -> None:
    answer = service.sparql(CANNOT[what])
    if service.engine == "oxigraph":
        assert answer.status_code == 200
        return
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("Virtuoso cannot do this: ")
    assert "docs/store.md" in answer.json()["hint"]


def test_virtuoso_drops_only_what_was_created_and_says_so(service: Service) -> None:
    made = "INSERT DATA { GRAPH <urn:h> { <urn:s> <urn:p> 1 } }"
    assert service.client.post("/sparql", data={"update": made}, headers=WRITE).status_code == 204
    answer = service.client.post("/sparql", data={"update": "DROP GRAPH <urn:h>"}, headers=WRITE)
    assert (
        service.client.post("/sparql", data={"update": "DROP SILENT GRAPH <urn:h>"}, headers=WRITE).status_code == 204
    )
    assert answer.status_code == (204 if service.engine == "oxigraph" else 400)


def test_an_answer_that_the_endpoint_cuts_off_is_an_error(service: Service) -> None:
    digits = " ".join(f"VALUES ?{name} {{ 0 1 2 3 4 5 6 7 8 9 }}" for name in "abcd")
    answer = service.sparql(f"SELECT * {{ {digits} }}", format="json")
    if service.engine == "oxigraph":
        assert len(answer.json()["results"]["bindings"]) == 10_000
        return
    assert answer.status_code == 503
    assert "1000 rows at most" in json.loads(answer.text)["detail"]


@pytest.mark.skipif(not SPARQL11.exists(), reason="the outside data w3c-rdf-tests are not here")
def test_the_protocol_of_the_w3c(service: Service) -> None:
    """The last one here: the tests of updates clear the store."""
    failed = []
    with serving(service.address, ARCHONTOLOGY_OPEN_WRITES="1", ARCHONTOLOGY_WORKERS="1") as client:
        with closing(open_store(service.address, 10)) as store:
            for number in (1, 2, 3):
                triples = (SPARQL11 / f"protocol/data{number}.nt").read_bytes()
                store.replace(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf", triples)
        exchanges = read_tests(SPARQL11 / "protocol/manifest.ttl")
        for name in sorted(exchanges, key=lambda name: "update" in name):
            for one in exchanges[name]:
                answer, content = play(client.base_url, one, one.path.replace("/sparql/", "/sparql", 1))
                right = one.boolean is None or json.loads(content)["boolean"] is one.boolean
                if not str(answer.status).startswith(one.statuses) or not right:
                    failed.append((name, answer.status, content))
    assert failed == []
    assert len(exchanges) == 34
