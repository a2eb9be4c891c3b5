"""A store that cannot be opened or reached: the error says what is in the way and what to do."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg.errors import InputError, LimitExceeded, StoreError
from kg.store import open_store
from kg.store.endpoint import Endpoint


def test_a_folder_that_another_process_holds_names_that_process(tmp_path: Path) -> None:
    code = "import sys, kg.store as k; s = k.open_store(sys.argv[1], 1); print('open', flush=True); input()"
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "s")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    with pytest.raises(StoreError) as caught:
        open_store(str(tmp_path / "s"), 1)
    child.communicate(b"\n")
    assert str(tmp_path / "s") in caught.value.message
    assert "stop" in caught.value.hint
    if Path("/proc/locks").exists():
        assert f"process {child.pid}" in caught.value.message
    open_store(str(tmp_path / "s"), 1).close()


def test_a_folder_that_this_process_holds_stays_held(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s"), 1)
    for _ in range(2):
        with pytest.raises(StoreError, match="held"):
            open_store(str(tmp_path / "s"), 1)
    store.close()
    open_store(str(tmp_path / "s"), 1).close()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match=r"not a store.*letter\.txt"):
        open_store(str(tmp_path), 1)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        open_store(str(tmp_path / "file"), 1)


def test_a_folder_with_only_originals_is_a_store(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    open_store(str(tmp_path), 1).close()


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    open_store(str(tmp_path / "s"), 1).close()
    (tmp_path / "s" / "quads" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="cannot be opened") as caught:
        open_store(str(tmp_path / "s"), 1)
    assert "backup" in caught.value.hint


@pytest.fixture
def not_root() -> Iterator[None]:
    """Be a user whom permissions bind, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        open_store(str(folder / "s"), 1).close()
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755)


@pytest.mark.parametrize("name", ["s", "new"])
def test_a_read_only_folder_is_told(read_only: Path, not_root: None, name: str) -> None:  # noqa: ARG001
    with pytest.raises(StoreError, match="cannot be written") as caught:
        open_store(str(read_only / name), 1)
    assert "write access" in caught.value.hint


def test_a_closed_store_is_told(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s"), 1)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.graphs()


def test_an_endpoint_that_is_not_there() -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:9/.*cannot be reached"):
        open_store("http://127.0.0.1:9/", 1)


@pytest.mark.parametrize("address", ["http://", "http:// http://h/", "http://h/a http://h/b http://h/c"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(InputError, match="not the address"):
        open_store(address, 1)


class _Odd(BaseHTTPRequestHandler):
    """A server that is no endpoint: late, broken or a web page, by the path that is asked."""

    release = threading.Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/late":
            self.release.wait(5)
            return
        self.send_response(500 if self.path == "/broken" else 200)
        self.send_header("content-type", "text/html" if self.path == "/page" else "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(b'{"head":{},"boolean":tr')

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def odd() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Odd)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    _Odd.release.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_late_endpoint_is_a_limit_exceeded(odd: str) -> None:
    with pytest.raises(LimitExceeded, match=r"within 0\.2 seconds"):
        open_store(f"{odd}/late", 0.2)


@pytest.mark.parametrize(("path", "message"), [("page", "text/html"), ("broken", "500"), ("cut", "breaks off")])
def test_what_is_no_endpoint_is_told(odd: str, path: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(f"{odd}/{path}", 2)


@pytest.mark.parametrize(
    ("address", "query", "update"),
    [
        ("http://h:7878", "http://h:7878/query", "http://h:7878/update"),
        ("http://h:7878/", "http://h:7878/query", "http://h:7878/update"),
        ("http://h/ds/", "http://h/ds/query", "http://h/ds/update"),
        ("http://h/ds/query", "http://h/ds/query", "http://h/ds/update"),
        ("https://h/sparql", "https://h/sparql", "https://h/sparql"),
        ("http://h/q http://h/u", "http://h/q", "http://h/u"),
    ],
)
def test_where_an_endpoint_takes_queries_and_updates(address: str, query: str, update: str) -> None:
    assert Endpoint.read(address) == Endpoint(query, update)
