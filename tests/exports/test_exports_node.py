"""What is exported is read by graphology and cytoscape.js, in Node: nodes, edges, labels and dates are those of the store."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kg.answers.exports import FORMATS, export
from kg.store.protocol import Store

UI = Path(__file__).parents[2] / "api" / "ui"
ID = "https://w3id.org/archontology/id/"
READERS = {"gexf": "graphology-gexf", "graphml": "graphology-graphml", "cytoscape": "cytoscape"}

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="there is no node on this machine"),
    pytest.mark.skipif(
        not (UI / "node_modules").is_dir(), reason="api/ui/node_modules is not there: pip install -e . makes it"
    ),
]


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    """The nodes and edges as a program in Node reads them from the file."""
    file = tmp_path / f"graph{FORMATS[request.param].suffix}"
    file.write_bytes(b"".join(export(store, request.param)))
    command = ["node", str(Path(__file__).with_name("read.mjs")), str(UI), READERS[request.param], str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def test_nodes_and_edges_are_those_of_the_store(read: dict[str, list[dict[str, Any]]], counted: dict[str, int]) -> None:
    assert (len(read["nodes"]), len(read["edges"])) == (counted["nodes"], counted["edges"])
    assert {end for edge in read["edges"] for end in (edge["source"], edge["target"])} <= {
        node["id"] for node in read["nodes"]
    }


def test_labels_are_chinese_and_dates_stand_as_attributes(read: dict[str, list[dict[str, Any]]]) -> None:
    labels = {node["id"]: node["label"] for node in read["nodes"]}
    assert labels[f"{ID}person/wenren"] == "闻人澄"
    edge = next(edge for edge in read["edges"] if edge["id"] == f"{ID}tenure/wenren")
    assert (edge["label"], edge["startLatest"], edge["endLatest"]) == ("馆长", "2019-05-06", "2021-03-02")
    assert (edge["evidence"], edge["source"]) == (3, f"{ID}person/wenren")
