"""The writer of a store as a real process."""

import subprocess
import sys
from pathlib import Path


def write(folder: Path, limit: float = 60.0) -> "subprocess.Popen[bytes]":
    """The process that writes the store in `folder`, when it can be asked; `limit` is of an update, in seconds."""
    work = f"writer.run(Path({str(folder)!r}), pause=0.05, keep=0, limit={limit}, ready=lambda: print(flush=True))"
    command = [sys.executable, "-c", f"from pathlib import Path; from kg.store import writer; {work}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline(), "the writer ended at its start"
    process.stdout.close()
    return process
