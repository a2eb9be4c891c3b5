"""The benchmark of relations in small: both ways give the same, and a wrong answer is told."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_both_ways_answer_alike() -> None:
    command = [sys.executable, "-m", "benchmarks.relations", "--edges", "3000", "--pairs", "40"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    lines = [
        line.split(" | ") for line in done.stdout.splitlines() if line.startswith(("| shortest", "| surroundings"))
    ]
    assert [line[0].strip("| ") for line in lines] == [
        *("shortest tie", "surroundings, 1 hops", "surroundings, 2 hops", "surroundings, 3 hops"),
    ]
    assert {line[-1].strip(" |") for line in lines} == {"0"}
    assert {int(line[-2]) for line in lines} <= {38, 39, 40}
