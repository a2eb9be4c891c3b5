"""Connections are spread evenly over the fronts: what one front sees of all, and the real service with many connections."""

import http.client
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import fill, serving

from api.serving import handover
from api.serving.evenly import Share, shares

ESTABLISHED = "01"


@pytest.fixture
def two() -> Iterator[tuple[Share, Share]]:
    one, other = shares(2)
    for each in (one, other):
        each.opens()
    yield one, other
    for end in (*one.lines, one.taken, other.taken):
        end.close()


def test_a_front_that_holds_two_fewer_is_the_better_place(two: tuple[Share, Share]) -> None:
    here, there = two
    there.holds(1)
    assert [here.elsewhere(held) for held in (1, 2)] == [None, None]
    assert here.elsewhere(3) is here.lines[1]


def test_who_is_given_one_holds_it_at_once(two: tuple[Share, Share]) -> None:
    here, there = two
    assert here.elsewhere(2) is here.lines[1]
    assert here.elsewhere(2) is None
    there.holds(0)
    assert here.elsewhere(2) is here.lines[1]


def test_a_connection_arrives_at_the_front_that_it_is_given_to(two: tuple[Share, Share]) -> None:
    here, there = two
    mine, far = socket.socketpair()
    line = here.elsewhere(2)
    assert line is not None
    assert handover.give(line, mine.fileno(), b"GET / HTTP/1.1\r\n")
    assert handover.take(here.taken) is None
    passed = handover.take(there.taken)
    assert passed is not None
    assert passed.data == b"GET / HTTP/1.1\r\n"
    for end in (mine, far, passed.connection):
        end.close()


def test_a_front_that_is_not_there_is_given_none(two: tuple[Share, Share]) -> None:
    here, there = two
    there.closes()
    assert here.elsewhere(9) is None
    there.opens()
    assert here.elsewhere(9) is here.lines[1]


def test_one_front_keeps_all() -> None:
    (alone,) = shares(1)
    alone.holds(9)
    assert alone.elsewhere(9) is None
    for end in (*alone.lines, alone.taken):
        end.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("evenly") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_WORKERS="3") as opened:
        yield opened


def holders(port: int) -> Counter[str]:
    """How many connections to the port each process holds, by its id."""
    lines = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    inodes = {f"socket:[{line[9]}]" for line in lines if line[1].endswith(f":{port:04X}") and line[3] == ESTABLISHED}
    found: Counter[str] = Counter()
    for file in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(file.readlink()) in inodes:
                found[file.parts[2]] += 1
        except OSError:  # a process that has just ended
            continue
    return found


def test_every_front_holds_as_many(service: httpx.Client) -> None:
    host, port = service.base_url.host, service.base_url.port
    assert port is not None
    connections = [http.client.HTTPConnection(host, port, timeout=20) for _ in range(12)]
    for _ in range(3):
        for number, connection in enumerate(connections):
            connection.request("GET", "/api/people", headers={"X-Request-ID": f"asked-{number}"})
            answer = connection.getresponse()
            assert answer.status == 200
            assert answer.headers["X-Request-ID"] == f"asked-{number}"
            assert len(answer.read()) > 100
    held = holders(port)
    assert len(held) == 3
    assert max(held.values()) - min(held.values()) <= 1
    for connection in connections:
        connection.close()


class Raw:
    """A connection on which bytes are sent as they are, and answers read one by one."""

    def __init__(self, service: httpx.Client) -> None:
        assert service.base_url.port is not None
        self.socket = socket.create_connection((service.base_url.host, service.base_url.port), timeout=20)
        self._file = self.socket.makefile("rb")

    def status(self) -> int:
        """Of the next answer, read to its end."""
        status, length = int(self._file.readline().split()[1]), 0
        while (line := self._file.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert len(self._file.read(length)) == length
        return status

    def close(self) -> None:
        self._file.close()
        self.socket.close()


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def test_the_body_of_a_request_that_was_answered_early_is_no_request(service: httpx.Client) -> None:
    inside = get("/sparql?query=ASK%7B%7D")
    head = f"POST /api/documents?name=x.txt HTTP/1.1\r\nHost: x\r\nContent-Length: {len(inside)}\r\n\r\n"
    for _ in range(5):
        raw = Raw(service)
        raw.socket.sendall(head.encode())
        assert raw.status() == 403  # no token is set: refused before the body is read
        raw.socket.sendall(inside)
        raw.socket.sendall(get("/api/nothing"))
        assert raw.status() == 404
        raw.close()


def test_a_request_of_which_half_came_with_the_one_before_stays_where_it_is(service: httpx.Client) -> None:
    others = [Raw(service) for _ in range(4)]
    for one in others:
        one.socket.sendall(get("/healthz"))
        assert one.status() == 200
    for _ in range(20):
        raw, second = Raw(service), get("/sparql?query=ASK%7B%7D")
        raw.socket.sendall(get("/api/people") + second[:9])
        assert raw.status() == 200
        raw.socket.sendall(second[9:])
        assert raw.status() == 200
        raw.close()
    for one in others:
        one.close()


def test_an_upload_goes_with_its_connection(service: httpx.Client) -> None:
    """A request whose body is longer than what is read at once is answered by one front, whole."""
    host, port = service.base_url.host, service.base_url.port
    connections = [http.client.HTTPConnection(host, port, timeout=20) for _ in range(6)]
    for connection in connections:
        connection.request("POST", "/api/extract-nothing", body=b"x" * 300_000)
    for connection in connections:
        answer = connection.getresponse()
        assert answer.status in (404, 405)
        assert answer.read()
        connection.close()
