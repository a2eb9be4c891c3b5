"""`archontology export`: to standard output and to files that are whole; and `serve` on a port that is taken."""

import json
import socket
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import pytest
from cli_process import Run
from rdflib import Graph

from kg.answers.exports import FORMATS
from kg.cli.export import write_whole


def test_standard_output_is_turtle(run: Run) -> None:
    result = run("export")
    assert result.returncode == 0, result.stderr
    assert len(Graph().parse(data=result.stdout, format="turtle")) > 100


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not (form.tables or form.raster)])
def test_the_suffix_of_the_file_names_the_format(run: Run, tmp_path: Path, name: str) -> None:
    file = f"graph{FORMATS[name].suffix}"
    said = json.loads(run("export", "-o", file, "--json").stdout)
    counts = {"nodes": 8, "edges": 7} if FORMATS[name].network else {"nodes": 0, "edges": 0}
    assert said == {"format": name, "files": {file: (tmp_path / file).stat().st_size}, **counts}
    assert (tmp_path / file).read_text(encoding="utf-8") == run("export", name).stdout


def test_a_picture_in_pixels_is_a_file(run: Run, tmp_path: Path) -> None:
    if run("export", "--entity", "司空衡", "-o", "graph.png").returncode == 0:
        assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_a_query_from_a_file(run: Run, tmp_path: Path) -> None:
    query = "SELECT ?t { ?t a <https://w3id.org/archontology/ns#Tenure> }"
    (tmp_path / "tenures.rq").write_text(query, encoding="utf-8")
    said = json.loads(run("export", "--file", "tenures.rq", "-o", "tenures.gexf", "--json").stdout)
    assert (said["edges"], said["nodes"]) == (4, 6)


@pytest.mark.parametrize(("arguments", "head"), [((), "Id,Label"), (("neo4j",), ":ID,")])
def test_tables_are_two_files(run: Run, tmp_path: Path, arguments: tuple[str, ...], head: str) -> None:
    said = json.loads(run("export", *arguments, "-o", "graph.csv", "--json").stdout)
    assert set(said["files"]) == {"graph-nodes.csv", "graph-edges.csv"}
    lines = [(tmp_path / file).read_text(encoding="utf-8").splitlines() for file in said["files"]]
    assert lines[0][0].startswith(head)
    assert [len(table) - 1 for table in lines] == [8, 7]


def test_tables_are_one_zip_where_a_zip_is_named(run: Run, tmp_path: Path) -> None:
    assert run("export", "neo4j", "-o", "graph.zip").returncode == 0
    with ZipFile(tmp_path / "graph.zip") as file:
        assert file.namelist() == ["nodes.csv", "edges.csv"]


def test_only_what_is_around_somebody_on_a_day(run: Run, tmp_path: Path) -> None:
    run("export", "--body", "澄湖市档案馆", "--on", "2021-06-01", "-o", "network.graphml")
    graph = nx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)
    assert sorted(graph.nodes[node]["label"] for node in graph) == ["公良远", "司空衡", "澄湖市档案馆"]


def test_tenures_may_stay_nodes(run: Run) -> None:
    result = run("export", "node-link", "--entity", "公良远", "--tenures", "nodes")
    assert [node["kind"] for node in json.loads(result.stdout)["nodes"]] == ["Person", "Body", "Tenure"]


def test_graphml_is_read_by_networkx(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "network.graphml")
    assert nx.read_graphml(tmp_path / "network.graphml", force_multigraph=True).number_of_edges() == 7


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "graph.docx"), "suffix"),
        (("docx",), "no export format 'docx'"),
        (("gexf", "--entity", "无此人"), "called"),
        (("gexf", "--entity", "闻人澄", "--body", "澄湖市档案馆"), "at once"),
        (("gexf", "--on", "2019-02-30"), "not a date"),
        (("-o", "missing/graph.ttl"), "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_one_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("export", *arguments)
    assert result.returncode == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_json_without_a_file_is_not_understood(run: Run) -> None:
    assert run("export", "--json").returncode == 2


def test_a_file_is_the_old_one_until_the_new_one_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("old", encoding="utf-8")

    def pieces() -> object:
        yield b"new"
        raise RuntimeError("stopped in the middle")

    with pytest.raises(RuntimeError):
        write_whole(file, pieces())  # type: ignore[arg-type]
    assert file.read_text(encoding="utf-8") == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_port_that_is_taken_is_one_line(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.returncode == 1
    assert result.stderr.startswith("error: cannot listen on 127.0.0.1:")
    assert len(result.stderr.splitlines()) == 1
