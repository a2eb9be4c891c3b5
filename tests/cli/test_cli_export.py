"""`archontology export`: to standard output and to files that are whole; and `serve` on a port that is taken."""

import json
import socket
from pathlib import Path

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


@pytest.mark.parametrize("name", FORMATS)
def test_the_suffix_of_the_file_names_the_format(run: Run, tmp_path: Path, name: str) -> None:
    file = f"graph{FORMATS[name].suffix}"
    said = json.loads(run("export", "-o", file, "--json").stdout)
    assert said == {"file": file, "format": name, "bytes": (tmp_path / file).stat().st_size}
    assert (tmp_path / file).read_text(encoding="utf-8") == run("export", "--format", name).stdout


def test_graphml_is_read_by_networkx(run: Run, tmp_path: Path) -> None:
    run("export", "-o", "network.graphml")
    assert nx.read_graphml(tmp_path / "network.graphml", force_multigraph=True).number_of_edges() == 7


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "graph.docx"), "suffix"),
        (("--format", "docx"), "no export format 'docx'"),
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
