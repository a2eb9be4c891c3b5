"""Every export is read back by a reader of its format, and holds what the store holds; GEXF fits its schema."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import pytest
from lxml import etree
from rdflib import Dataset, Graph

from kg.answers import sparql
from kg.answers.exports import FORMATS, Network, Node, Scope, dot, export
from kg.errors import BadQuery, InputError, NotFound
from kg.store import open_store
from kg.store.protocol import Store

# rdflib uses a class of its own that it calls deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore:Dataset.:DeprecationWarning"
)
ID = "https://w3id.org/archontology/id/"
GEXF = Path(__file__).parents[3] / "shared" / "data" / "gexf" / "1.3" / "gexf.xsd"


def written(store: Store, name: str) -> bytes:
    return b"".join(export(store, name))


def test_turtle_is_the_default_graph(store: Store) -> None:
    triples = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"].value
    assert len(Graph().parse(data=written(store, "turtle"), format="turtle")) == int(triples)


@pytest.mark.parametrize(("name", "parser"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_datasets_hold_every_named_graph(store: Store, name: str, parser: str) -> None:
    dataset = Dataset()
    dataset.parse(data=written(store, name), format=parser)
    graphs = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert set(store.graphs()) <= graphs


def test_the_store_has_what_is_counted(counted: dict[str, int]) -> None:
    assert counted == {"nodes": 8, "edges": 7, "tenures": 4}


def test_graphml_is_read_by_networkx(store: Store, counted: dict[str, int]) -> None:
    graph = nx.parse_graphml(written(store, "graphml").decode(), force_multigraph=True)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (counted["nodes"], counted["edges"])
    tenure = graph.edges[f"{ID}person/wenren", f"{ID}body/chenghu", f"{ID}tenure/wenren"]
    assert (tenure["label"], tenure["startLatest"], tenure["endLatest"]) == ("馆长", "2019-05-06", "2021-03-02")
    assert (tenure["attested"], tenure["evidence"]) == ("2019-05-06 2020-12-08", 3)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_what_no_xml_may_hold_is_shown_by_its_number(name: str, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"), 10)
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/archontology/ns#Body>"
    label = '<http://www.w3.org/2000/01/rdf-schema#label> "某\\u000B馆\\uFFFE<&😀"@zh'
    store.replace(f"{ID}graph/1", f"<{ID}body/1> {kind} .\n<{ID}body/1> {label} .\n".encode())
    assert "某⟨U+000B⟩馆⟨U+FFFE⟩<&😀" in "".join(etree.fromstring(written(store, name)).itertext()) + "".join(
        value for node in etree.fromstring(written(store, name)).iter() for value in node.attrib.values()
    )
    store.close()


def test_turtle_is_written_for_people(store: Store) -> None:
    described = b"".join(sparql.write(sparql.describe(store, f"{ID}person/wenren"), "turtle"))
    for turtle in (written(store, "turtle"), described):
        assert b"@prefix ao: <https://w3id.org/archontology/ns#> ." in turtle
        assert b"ao:Tenure" in turtle
        assert turtle.count(b"https://w3id.org/archontology/ns#") == 1
    # What is said of one subject stands together.
    subjects = [line.split(b" ")[0] for line in described.splitlines() if line.startswith(b"<")]
    assert len(subjects) == len(set(subjects)) > 3


def test_node_link_and_cytoscape_are_read_by_networkx(store: Store, counted: dict[str, int]) -> None:
    linked = nx.node_link_graph(json.loads(written(store, "node-link")), edges="links")
    cytoscape = json.loads(written(store, "cytoscape"))
    assert (linked.number_of_nodes(), linked.number_of_edges()) == (counted["nodes"], counted["edges"])
    read = nx.cytoscape_graph(cytoscape)
    assert (read.number_of_nodes(), read.number_of_edges()) == (counted["nodes"], counted["edges"])
    assert len({edge["data"]["id"] for edge in cytoscape["elements"]["edges"]}) == counted["edges"]
    assert linked.nodes[f"{ID}person/wenren"]["label"] == "闻人澄"


@pytest.mark.parametrize(
    ("name", "node_id", "ends"),
    [("csv", "Id", ("Source", "Target")), ("neo4j", ":ID", (":START_ID", ":END_ID"))],
)
def test_the_tables_fit_together(
    store: Store, counted: dict[str, int], name: str, node_id: str, ends: tuple[str, str]
) -> None:
    with ZipFile(io.BytesIO(written(store, name))) as file:
        assert file.testzip() is None
        nodes, edges = (list(csv.DictReader(io.StringIO(file.read(part).decode()))) for part in file.namelist())
    known = {row[node_id] for row in nodes}
    assert (len(known), len(edges)) == (counted["nodes"], counted["edges"])
    assert {row[end] for row in edges for end in ends} <= known


def test_the_headers_are_those_that_gephi_and_neo4j_look_for(store: Store) -> None:
    heads = {}
    for name in ("csv", "neo4j"):
        with ZipFile(io.BytesIO(written(store, name))) as file:
            heads[name] = [file.read(part).decode().splitlines()[0].split(",") for part in ("nodes.csv", "edges.csv")]
    assert heads["csv"][0][:2] == ["Id", "Label"]
    assert heads["csv"][1][:3] == ["Source", "Target", "Type"]
    assert {":ID", ":LABEL", "evidence:int"} <= set(heads["neo4j"][0])
    assert {":START_ID", ":END_ID", ":TYPE", "evidence:int"} <= set(heads["neo4j"][1])


@pytest.mark.skipif(not GEXF.exists(), reason="../shared/data/gexf is not beside the project")
@pytest.mark.parametrize("tenures", ["edges", "nodes"])
def test_gexf_fits_its_schema(store: Store, counted: dict[str, int], tenures: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(GEXF)))
    root = etree.fromstring(b"".join(export(store, "gexf", Scope(tenures=tenures))))
    schema.assertValid(root)
    more = counted["tenures"] if tenures == "nodes" else 0
    nodes, edges = (len(list(root.iter(f"{{http://gexf.net/1.3}}{name}"))) for name in ("node", "edge"))
    assert (nodes, edges) == (counted["nodes"] + more, counted["edges"] + more)


def test_gexf_leaves_an_open_end_out(store: Store) -> None:
    root = etree.fromstring(written(store, "gexf"))
    edges = {str(edge.get("id")): edge for edge in root.iter("{http://gexf.net/1.3}edge")}
    assert (edges[f"{ID}tenure/wenren"].get("start"), edges[f"{ID}tenure/wenren"].get("end")) == (
        "2019-05-06",
        "2021-03-02",
    )
    assert edges[f"{ID}tenure/sikong"].get("end") is None
    values = {value.get("for"): value.get("value") for value in edges[f"{ID}tenure/wenren"].iter() if value.get("for")}
    assert (values["startLatest"], values["endLatest"]) == ("2019-05-06", "2021-03-02")


def test_an_unknown_format_names_the_known_ones(store: Store) -> None:
    with pytest.raises(InputError) as caught:
        export(store, "docx")
    assert all(name in caught.value.hint for name in FORMATS)


def test_a_stranger_gets_every_format_of_the_form(store: Store) -> None:
    rows = sparql.query(store, "SELECT ?s WHERE { ?s a <https://w3id.org/archontology/ns#Person> }")
    assert len(json.loads(b"".join(sparql.write(rows, "json")))["results"]["bindings"]) == 4
    for name, text in (("csv", b"s"), ("tsv", b"?s"), ("xml", b"<")):
        answer = sparql.query(store, "SELECT ?s WHERE { ?s a <https://w3id.org/archontology/ns#Body> }")
        assert b"".join(sparql.write(answer, name)).startswith(text)


@pytest.mark.parametrize(
    ("name", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
def test_an_entity_is_described_in_every_graph_format(store: Store, name: str, parser: str) -> None:
    data = b"".join(sparql.write(sparql.describe(store, f"{ID}person/sikong"), name))
    graph = Graph().parse(data=data, format=parser)
    assert "澄湖市档案馆副馆长" in {str(value) for value in graph.objects()}
    assert f"{ID}rank-holding/sikong" in {str(subject) for subject in graph.subjects()}


def test_a_format_that_does_not_fit_the_form_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="turtle"):
        sparql.write(sparql.query(store, "ASK {}"), "turtle")


def test_a_query_that_does_not_parse_names_its_place(store: Store) -> None:
    with pytest.raises(BadQuery) as caught:
        sparql.query(store, "SELECT ?s WHERE {\n  ?s ?p }")
    assert caught.value.line == 2


def test_nothing_is_not_described(store: Store) -> None:
    with pytest.raises(NotFound):
        sparql.describe(store, f"{ID}person/nobody")


@pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz (dot) is not on this machine")
def test_dot_is_read_by_graphviz(store: Store, counted: dict[str, int]) -> None:
    command = ["dot", "-Tjson0"]
    read = json.loads(subprocess.run(command, input=written(store, "dot"), capture_output=True, check=True).stdout)
    assert (len(read["objects"]), len(read["edges"])) == (counted["nodes"], counted["edges"])
    labels = {node["name"]: node["label"] for node in read["objects"]}
    assert labels[f"{ID}person/wenren"] == "闻人澄"
    tenure = next(edge for edge in read["edges"] if edge["id"] == f"{ID}tenure/wenren")
    ends = [read["objects"][tenure[end]]["name"] for end in ("tail", "head")]
    assert ends == [f"{ID}person/wenren", f"{ID}body/chenghu"]
    assert (tenure["label"], tenure["endLatest"]) == ("馆长", "2021-03-02")


@pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz (dot) is not on this machine")
def test_graphviz_shows_a_label_as_it_is() -> None:
    label = 'a\\N "b" \\ &amp; <b> & \\'
    network = Network(iter([Node("urn:a", label, {"kind": "Person"})]), iter(()))
    drawn = subprocess.run(["dot", "-Tsvg"], input=b"".join(dot.write(network)), capture_output=True, check=True)
    texts = [text.text for text in etree.fromstring(drawn.stdout).iter("{http://www.w3.org/2000/svg}text")]
    assert texts == [label]


def test_cx2_is_in_the_shape_of_its_specification(store: Store, counted: dict[str, int]) -> None:
    aspects = json.loads(written(store, "cx2"))
    assert aspects[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert aspects[-1] == {"status": [{"success": True}]}
    assert all(len(aspect) == 1 for aspect in aspects[1:])
    found = {name: elements for aspect in aspects[1:] for name, elements in aspect.items()}
    assert len(found) == len(aspects) - 1
    assert (len(found["nodes"]), len(found["edges"])) == (counted["nodes"], counted["edges"])
    declared = found["attributeDeclarations"][0]
    for kind in ("nodes", "edges"):
        assert len({one["id"] for one in found[kind]}) == len(found[kind])
        for one in found[kind]:
            for name, value in one["v"].items():
                assert type(value) is {"string": str, "integer": int}[declared[kind][name]["d"]]
    assert {edge[end] for edge in found["edges"] for end in "st"} <= {node["id"] for node in found["nodes"]}
    assert {one["name"]: one["elementCount"] for one in found["metaData"]} == {
        name: len(elements) for name, elements in found.items() if name not in ("metaData", "status")
    }
    names = {node["v"]["iri"]: node["v"]["name"] for node in found["nodes"]}
    assert names[f"{ID}person/wenren"] == "闻人澄"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_one_label_with_markup_among_many_without(name: str) -> None:
    labels = [f"人{number}" for number in range(450)]
    labels[210] = '<b> & "c"\n\t\u3000\ufffe'
    nodes = [Node(f"urn:{number}", label, {"kind": "Person"}) for number, label in enumerate(labels)]
    root = etree.fromstring(b"".join(FORMATS[name].written(Network(iter(nodes), iter(())))))
    if name == "gexf":
        read = [node.get("label") for node in root.iter("{http://gexf.net/1.3}node")]
    else:
        read = [data.text for data in root.iter("{*}data") if data.get("key") == "label"]
    labels[210] = '<b> & "c"\n\t\u3000⟨U+FFFE⟩'
    assert read == labels
