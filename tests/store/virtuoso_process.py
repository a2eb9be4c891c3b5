"""A real Virtuoso in a folder of its own: its address out, as soon as it answers."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from answering import wait

PROGRAM = shutil.which("virtuoso-t")
INI = Path(__file__).parents[2] / "benchmarks/serving/virtuoso.ini"
SIZES = {"threads": 10, "buffers": 10_000, "dirty": 6000, "seconds": 60}
GRANT = 'GRANT SPARQL_UPDATE TO "SPARQL";'


@contextmanager
def virtuoso(folder: Path, ports: tuple[int, int], rows: int = 100_000) -> Iterator[str]:
    """The address of a server that keeps its data in `folder`, takes updates, and gives `rows` rows at most."""
    assert PROGRAM is not None
    sql, http = ports
    filled = INI.read_text().format(sql=sql, http=http, rows=rows, data=folder, **SIZES)
    (folder / "virtuoso.ini").write_text(filled)
    command = [PROGRAM, "+configfile", "virtuoso.ini", "+foreground"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(f"http://127.0.0.1:{http}/sparql", process)
        line = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={GRANT}"]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL, timeout=20)
        yield f"http://127.0.0.1:{http}/sparql"
    finally:
        process.kill()
        process.wait(10)
