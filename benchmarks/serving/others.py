"""N-Quads in; Virtuoso 7 and rdflib-endpoint over the same data, ready to be asked, out.

Both are found on the PATH and are no part of this project: virtuoso-t and isql-vt (Debian: virtuoso-opensource-7), and
rdflib-endpoint (PyPI, with its extra cli, in an environment of its own).
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.serving.peers import Peer, free_port, running

DEFAULT: Final = "urn:archontology:default"
"""The graph in which Virtuoso keeps what has no graph: its own default graph is a bag of all, and counts twice."""
_INI: Final = Path(__file__).with_name("virtuoso.ini")
"""Its settings; the tests fill in the same ones."""
_SIZES: Final = {"threads": 20, "buffers": 340_000, "dirty": 250_000, "rows": 10_000_000, "seconds": 600}


@contextmanager
def virtuoso(folder: Path, data: Path) -> Iterator[Peer]:
    """Virtuoso with as many buffers as its authors advise for 4 GB; loaded with its own bulk loader when it is new."""
    server = _found("virtuoso-t")
    new = not folder.exists()
    folder.mkdir(exist_ok=True)
    sql, http = free_port(), free_port()
    filled = _INI.read_text().format(sql=sql, http=http, data=data.parent.resolve(), **_SIZES)
    (folder / "virtuoso.ini").write_text(filled)
    command = [server, "+configfile", "virtuoso.ini", "+foreground"]
    path = f"/sparql?default-graph-uri={DEFAULT}"
    with running("virtuoso", command, http, path, folder=folder, form=True) as peer:
        if new:
            _load(sql, data.resolve())
        yield peer


def _load(sql: int, data: Path) -> None:
    work = f"ld_add('{data}', '{DEFAULT}'); rdf_loader_run(); checkpoint;"
    line = [_found("isql-vt"), f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={work}"]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, timeout=7200)


@contextmanager
def rdflib_endpoint(data: Path) -> Iterator[Peer]:
    """rdflib-endpoint over the file, which it reads into memory at each start."""
    port = free_port()
    command = [_found("rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(port), str(data)]
    with running("rdflib-endpoint", command, port, "/", patience=3600) as peer:
        yield peer


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise FileNotFoundError(f"{program} is not on the PATH: {__doc__}")
    return path
