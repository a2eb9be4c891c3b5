"""The writer of a store as a real process."""

import subprocess
import sys
from pathlib import Path


def write(folder: Path, limit: float = 60.0) -> "subprocess.Popen[bytes]":
    """The process that writes the store in `folder`, when it can be asked; `limit` is of an update, in seconds."""
    work = f"run(Path({str(folder)!r}), Publishing(0.05), {limit}, lambda: print(flush=True))"
    imports = "from pathlib import Path; from kg.store.publisher import Publishing; from kg.store.writer import run"
    command = [sys.executable, "-c", f"{imports}; {work}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline(), "the writer ended at its start"
    process.stdout.close()
    return process
