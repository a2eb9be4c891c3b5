"""Real processes of the installed command, and the store with the invented reports of tests/answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import Run
from rdflib import Graph

from kg.store.embedded import EmbeddedStore

GRAPHS = Path(__file__).parents[1] / "answers" / "graphs"


@pytest.fixture(scope="session")
def invented_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "store"
    store = EmbeddedStore(folder)
    for path in sorted(GRAPHS.glob("*.ttl")):
        triples = Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
        store.replace(f"https://w3id.org/archontology/id/graph/{path.stem}", triples)
    store.close()
    return folder


@pytest.fixture
def run(invented_store: Path, tmp_path: Path) -> Run:
    """Run `archontology` with these arguments in an empty folder, on the invented store unless --store says else."""

    def call(*arguments: str, stdin: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
        return subprocess.run(
            [str(Path(sys.executable).with_name("archontology")), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            timeout=120,
            env={**inherited, "ARCHONTOLOGY_STORE": str(invented_store), **environment},
        )

    return call
