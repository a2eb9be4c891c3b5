"""A real Virtuoso in a folder of its own: its address out, as soon as it answers."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from answering import wait

PROGRAM = shutil.which("virtuoso-t")
INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
SchedulerInterval = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""
GRANT = 'GRANT SPARQL_UPDATE TO "SPARQL";'


@contextmanager
def virtuoso(folder: Path, ports: tuple[int, int], rows: int = 100_000) -> Iterator[str]:
    """The address of a server that keeps its data in `folder`, takes updates, and gives `rows` rows at most."""
    assert PROGRAM is not None
    sql, http = ports
    (folder / "virtuoso.ini").write_text(INI.format(sql=sql, http=http, rows=rows))
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
