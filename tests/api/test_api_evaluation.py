"""The W3C evaluation tests of SPARQL 1.0 and 1.1: asked of the service, they give what the engine itself gives.

The data of a query stand in named graphs of one store, from which the protocol's default-graph-uri makes its dataset.
An update works on a store that holds its data alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import orjson
import pyoxigraph as ox
import pytest
from http_in_rdf import SPARQL11
from rdflib import Graph, Namespace
from service_process import serving

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SUITE = SPARQL11.parent
BASE = "http://www.example/"
ROWS = "application/sparql-results+json"
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
NOTHING = f"{BASE}nothing"

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="the outside data w3c-rdf-tests are not here")


@dataclass(frozen=True)
class Case:
    """A test: its text, the files of its default graph, and of its named graphs by name."""

    text: str
    base: str
    default: tuple[Path, ...]
    named: dict[str, Path] = field(default_factory=dict)


def path_of(iri: Any) -> Path:
    return Path(str(iri).removeprefix("file://"))


def iri_of(path: Path) -> str:
    return BASE + path.relative_to(SUITE).as_posix()


def read(kind: Any, space: Namespace) -> dict[str, Case]:
    """The tests of a kind in all manifests, without those that ask other servers."""
    found = {}
    for manifest in sorted(SUITE.glob("sparql1[01]/*/*manifest.ttl")):
        if manifest.parent.name in ("service", "entailment"):
            continue
        graph = Graph().parse(manifest, publicID=manifest.as_uri())
        for test in graph.subjects(predicate=None, object=MF[kind]):
            action = graph.value(test, MF.action)
            request = path_of(graph.value(action, space.query if kind.startswith("Query") else space.request))
            named = {}
            for each in graph.objects(action, space.graphData):
                at = path_of(graph.value(each, space.graph) or each)
                label = graph.value(each, Namespace("http://www.w3.org/2000/01/rdf-schema#").label)
                named[str(label or iri_of(at))] = at
            default = tuple(path_of(each) for each in graph.objects(action, space.data))
            name = f"{manifest.parent.name}/{str(test).rsplit('#', 1)[-1].rsplit('/', 1)[-1]}"
            found[name] = Case(request.read_text(encoding="utf-8"), iri_of(request), default, named)
    return found


QUERIES = read("QueryEvaluationTest", QT) if SUITE.exists() else {}
UPDATES = read("UpdateEvaluationTest", UT) if SUITE.exists() else {}


def triples(path: Path) -> Iterator[ox.Triple]:
    for quad in ox.parse(path=path, format=FORMATS[path.suffix], base_iri=iri_of(path), rename_blank_nodes=True):
        yield quad.triple


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    """All data files, each in a graph of its own."""
    store = ox.Store()
    for path in sorted(SUITE.glob("sparql1[01]/*/*")):
        if path.suffix in FORMATS and not path.name.endswith("manifest.ttl"):
            try:
                found = list(triples(path))
            except SyntaxError:
                continue  # a test of what is no Turtle, or a result
            store.extend(ox.Quad(*triple, ox.NamedNode(iri_of(path))) for triple in found)
    return store


def insertion(store: ox.Store) -> str:
    """An update that makes a store hold what this one holds."""
    parts = []
    for quad in store:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        parts.append(triple if quad.graph_name == ox.DefaultGraph() else f"GRAPH {quad.graph_name} {{ {triple} }}")
    return "DROP ALL ; INSERT DATA {\n" + "\n".join(parts) + "\n}"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, engine: ox.Store) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("evaluation") / "store"
    with serving(folder, ARCHONTOLOGY_OPEN_WRITES="1") as client:
        update(client, insertion(engine))
        yield client


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with serving(tmp_path_factory.mktemp("updates") / "store", ARCHONTOLOGY_OPEN_WRITES="1") as client:
        yield client


def update(client: httpx.Client, text: str) -> httpx.Response:
    return client.post("/sparql", content=text.encode(), headers={"Content-Type": "application/sparql-update"})


def plain(term: dict[str, str]) -> tuple[str, ...]:
    """A term of a JSON result; one blank node is like another."""
    return ("bnode",) if term["type"] == "bnode" else tuple(sorted(str(item) for item in term.items()))


def table(answer: bytes) -> Any:
    """What a JSON result says, its rows in an order that does not hang on the engine's."""
    result = orjson.loads(answer)
    if "boolean" in result:
        return result["boolean"]
    rows = [sorted((name, plain(term)) for name, term in row.items()) for row in result["results"]["bindings"]]
    return sorted(result["head"]["vars"]), sorted(rows)


def canonical(quads: Any) -> Any:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_what_the_engine_gives(service: httpx.Client, engine: ox.Store, name: str) -> None:
    case = QUERIES[name]
    text = f"BASE <{case.base}>\n{case.text}"
    dataset: dict[str, list[str]] = {}
    if case.default or case.named:
        dataset["default-graph-uri"] = [iri_of(path) for path in case.default] or [NOTHING]
        dataset["named-graph-uri"] = [iri_of(path) for path in case.named.values()]
    how: dict[str, Any] = {"default-graph-uri": "default_graph", "named-graph-uri": "named_graphs"}
    chosen = {how[key]: [ox.NamedNode(iri) for iri in iris] for key, iris in dataset.items()}
    answer = service.post(
        "/sparql", data={"query": text, **dataset}, headers={"Accept": f"{ROWS}, application/n-triples"}
    )
    try:
        expected = engine.query(text, **chosen)
    except SyntaxError:
        assert answer.status_code == 400
        return
    assert answer.status_code == 200, answer.text
    if isinstance(expected, ox.QueryTriples):
        given = ox.parse(answer.content, ox.RdfFormat.N_TRIPLES)
        assert canonical(given) == canonical(ox.Quad(*triple) for triple in expected)
    else:
        assert table(answer.content) == table(expected.serialize(format=ox.QueryResultsFormat.JSON))


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_leaves_what_the_engine_leaves(writing: httpx.Client, name: str) -> None:
    case = UPDATES[name]
    store = ox.Store()
    for path in case.default:
        store.extend(ox.Quad(*triple) for triple in triples(path))
    for graph, path in case.named.items():
        store.extend(ox.Quad(*triple, ox.NamedNode(graph)) for triple in triples(path))
    text = f"BASE <{case.base}>\n{case.text}"
    assert update(writing, insertion(store)).is_success
    answer = update(writing, text)
    if "/load-" in name:  # the one thing that the service does not do for whoever asks
        assert answer.status_code == 403
        return
    try:
        store.update(text)
    except SyntaxError:
        assert answer.status_code == 400
    else:
        assert answer.is_success, answer.text
    held = [*quads(writing, "?s ?p ?o", None), *quads(writing, "GRAPH ?g { ?s ?p ?o }", "g")]
    assert canonical(held) == canonical(store)


def quads(client: httpx.Client, pattern: str, graph: str | None) -> Iterator[ox.Quad]:
    answer = client.post("/sparql", data={"query": f"SELECT * {{ {pattern} }}"}, headers={"Accept": ROWS})
    for row in ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON):
        yield ox.Quad(row["s"], row["p"], row["o"], row[graph] if graph else ox.DefaultGraph())


def test_the_suites_are_read() -> None:
    assert len(QUERIES) > 400
    assert len(UPDATES) > 90
