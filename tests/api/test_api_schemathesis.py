"""Schemathesis reads the description of the interface and asks what it allows and what it forbids; mutated queries follow.

Both speak to real processes. Longer runs: `schemathesis run .../openapi.json -n 200`, `python -m benchmarks.fuzz`.
"""

import subprocess
import sys
from pathlib import Path

from service_process import TOKEN, fill, serving

ROOT = Path(__file__).parents[2]
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def test_every_answer_is_one_that_the_description_allows(tmp_path: Path) -> None:
    fill(tmp_path / "store")
    with serving(tmp_path / "store", ARCHONTOLOGY_TOKEN=TOKEN) as client:
        # Words in any encoding are drawn for a query, of which most are no request at all: hence the health check.
        told = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"{client.base_url}/openapi.json"),
                *("-H", f"Authorization: Bearer {TOKEN}", "--checks", CHECKS, "--max-examples", "6", "--seed", "2026"),
                *("--phases", "coverage,fuzzing", "--suppress-health-check", "filter_too_much,too_slow"),
                "--generation-database=none",
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "passed" in told.stdout


def test_mutated_queries_never_break_the_service() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzz", "--number", "300"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "200: " in told.stdout
