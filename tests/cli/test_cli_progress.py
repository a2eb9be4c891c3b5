"""A terminal on standard error shows how far a run has come, and standard output holds the answer alone."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parents[1] / "documents"


def test_a_terminal_shows_how_far_extract_has_come(tmp_path: Path) -> None:
    for name in ("notice-one-verb-for-each", "nothing-of-any-county"):
        shutil.copy(CASES / name / "source.txt", tmp_path / f"{name}.txt")
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).with_name("archontology")), "extract", str(tmp_path)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "2/2" in shown
    assert [Path(json.loads(line)["id"]).stem for line in done.stdout.splitlines()] == [
        "nothing-of-any-county",
        "notice-one-verb-for-each",
    ]
