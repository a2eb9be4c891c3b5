"""`archontology load`: a dump becomes a store that answers as the first did."""

import json
from pathlib import Path

from cli_process import Run


def test_a_dump_becomes_a_store_with_the_same_answers(run: Run, tmp_path: Path) -> None:
    run("export", "nquads", "-o", "all.nq")
    said = json.loads(run("load", "all.nq", "--store", "second", "--json").stdout)
    lines = len((tmp_path / "all.nq").read_text(encoding="utf-8").splitlines())
    assert said == {"store": "second", "quads": lines, "made": False}
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert run("query", query, "--store", "second").stdout == run("query", query).stdout


def test_a_store_that_is_there_is_not_loaded_over(run: Run) -> None:
    run("export", "nquads", "-o", "all.nq")
    result = run("load", "all.nq")
    assert result.returncode == 1
    assert "is a store already" in result.stderr
    assert "archontology restore" in result.stderr
