"""Several connections with one reader: each is answered, and none waits for another's long query; real sockets, real service."""

import http.client
import json
import select
import socket
import threading
import time
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

import brotli
import httpx
import pytest
from service_process import fill, serving

from api.serving import handover
from api.serving.held import HOLD, MOST, Held

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Echo:
    """A fake conversation: it keeps what it is told, and ends at a full stop."""

    def __init__(self, connection: socket.socket, rest: bytes = b"") -> None:
        self.connection, self.since, self.heard, self.rest = connection, time.monotonic(), b"", rest
        self.came: float | None = None

    def receive(self) -> bool:
        return self.turn(self.connection.recv(100))

    def turn(self, data: bytes) -> bool:
        self.heard += data
        return not data.endswith(b".")

    def unread(self) -> bytes:
        return self.rest


class Around(NamedTuple):
    """Connections that are held, and the ends of the lines around them."""

    held: Held
    give: socket.socket
    """On it connections come."""
    returned: socket.socket
    """On it the application gets them."""
    again: socket.socket
    """On it other readers get them."""


@pytest.fixture
def lines() -> Iterator[Around]:
    pairs = [handover.pair() for _ in range(3)]
    for line in (end for pair in pairs for end in pair):
        line.setblocking(False)
    (take, give), (back, returned), (again, others) = pairs
    yield Around(Held(take, back, again), give, returned, others)
    for line in (end for pair in pairs for end in pair):
        line.close()


def talk(rest: bytes = b"") -> tuple[Echo, socket.socket]:
    here, there = socket.socketpair()
    return Echo(here, rest), there


def test_what_has_come_is_answered_and_what_ends_is_closed(lines: Around) -> None:
    held = lines.held
    (one, first), (other, second) = talk(), talk()
    numbers = [held.add(one), held.add(other)]
    assert held.ready(0) == []
    second.send(b"go on")
    assert held.ready(1) == [numbers[1]]
    held.serve(numbers[1])
    held.serve(numbers[0], b"that is all.")
    assert (one.heard, other.heard, len(held)) == (b"that is all.", b"go on", 1)
    assert first.recv(1) == b""
    assert held.ready(0) == []
    first.close()
    second.close()
    other.connection.close()


def test_the_others_are_given_away_with_what_was_read_of_them(lines: Around) -> None:
    held, others = lines.held, lines.again
    (one, first), (other, second) = talk(), talk(b"GET /sp")
    number = held.add(one)
    held.add(other)
    given: list[int] = []
    one.turn = lambda _: given.append(held.give_away()) or True  # type: ignore[method-assign, func-returns-value]
    held.serve(number, b"a query that lasts")
    assert (given, len(held)) == ([1], 1)
    passed = handover.take(others)
    assert passed is not None
    assert passed.data == b"GET /sp"
    second.send(b"arql")
    assert passed.connection.recv(4) == b"arql"
    for each in (first, second, passed.connection, one.connection):
        each.close()


def test_a_connection_that_is_silent_goes_back(lines: Around) -> None:
    held, returned = lines.held, lines.returned
    (one, first), (other, second) = talk(), talk()
    held.add(one)
    number = held.add(other)
    one.since -= 2 * HOLD
    other.since -= 2 * HOLD
    held.give_idle(ready=[number])
    assert len(held) == 1
    passed = handover.take(returned)
    assert passed is not None
    assert handover.take(returned) is None
    for each in (first, second, passed.connection, other.connection):
        each.close()


def test_the_rest_of_a_request_is_waited_for_while_there_is_room(
    lines: Around,
) -> None:
    held, returned = lines.held, lines.returned
    talks = [talk(b"GET /sp")]
    held.add(talks[0][0])
    talks[0][0].since -= 2 * HOLD
    held.give_idle()
    assert len(held) == 1
    while len(held) < MOST:
        talks.append(talk())
        held.add(talks[-1][0])
    held.give_idle()
    passed = handover.take(returned)
    assert passed is not None
    assert passed.data == b"GET /sp"
    assert len(held) == MOST - 1
    for each in (passed.connection, *(one.connection for one, _ in talks), *(end for _, end in talks)):
        each.close()


def test_a_request_that_is_given_away_keeps_the_moment_at_which_it_came(lines: Around) -> None:
    (begun, one), (waiting, other) = talk(b"POST /sparql"), talk()
    begun.came = 123.0
    before = time.monotonic()
    for each in (begun, waiting):
        lines.held.add(each)
    assert lines.held.give_away() == 2
    passed = [handover.take(lines.again), handover.take(lines.again)]
    assert [one.came == 123.0 for one in passed if one] == [True, False]
    assert passed[1] is not None
    assert passed[1].came >= before
    for end in (one, other, *(each.connection for each in passed if each)):
        end.close()


def test_a_reader_that_holds_many_takes_no_other(lines: Around) -> None:
    held, give = lines.held, lines.give
    talks = [talk() for _ in range(MOST)]
    waiting, there = socket.socketpair()
    assert handover.give(give, waiting.fileno(), b"")
    for one, _ in talks[:-1]:
        held.add(one)
    assert len(held.ready(0)) == 1
    last = held.add(talks[-1][0])
    assert held.ready(0) == []
    assert held.ready(0) == []
    held.serve(last, b".")
    assert len(held.ready(0)) == 1
    for each in (waiting, there, *(one.connection for one, _ in talks), *(end for _, end in talks)):
        each.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("held") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_MAX_TIMEOUT="4") as opened:
        yield opened


def connect(service: httpx.Client) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(service.base_url.host, service.base_url.port, timeout=20)
    connection.connect()
    return connection


def answer(connection: http.client.HTTPConnection, query: str, **more: str) -> tuple[int, bytes]:
    body = urlencode({"query": query, **more})
    connection.request("POST", "/sparql", body, {"Content-Type": "application/x-www-form-urlencoded"})
    found = connection.getresponse()
    return found.status, found.read()


def test_nobody_waits_for_the_long_query_of_a_connection_that_shares_the_reader(service: httpx.Client) -> None:
    connections = [connect(service) for _ in range(8)]
    for connection in connections:  # more than there are readers: some share one
        assert answer(connection, "ASK {}")[0] == 200
    ended: list[int] = []
    thread = threading.Thread(target=lambda: ended.append(answer(connections[0], LONG, timeout="4")[0]))
    thread.start()
    for number in range(20):
        for connection in connections[1:]:
            assert answer(connection, f"SELECT * {{ ?s ?p {number} }}")[0] == 200
    assert ended == [], "the long query ended before the 140 short ones"
    thread.join()
    assert ended == [503]
    for connection in connections:
        connection.close()


def test_half_a_request_keeps_nobody_waiting_and_is_answered_when_it_is_whole(service: httpx.Client) -> None:
    slow, others = connect(service), [connect(service) for _ in range(4)]
    body = urlencode({"query": "ASK {}"}).encode()
    head = f"POST /sparql HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    assert slow.sock is not None
    for piece in (head[:30].encode(), head[30:].encode() + body[:3]):
        slow.sock.sendall(piece)
        for connection in others:
            assert answer(connection, "ASK {}")[0] == 200
    time.sleep(2 * HOLD)
    slow.sock.sendall(body[3:])
    assert slow.sock.recv(12) == b"HTTP/1.1 200"
    for connection in (slow, *others):
        connection.close()


def test_requests_that_come_together_are_answered_one_after_the_other(service: httpx.Client) -> None:
    connection = connect(service)
    assert connection.sock is not None
    asked = [urlencode({"query": f"SELECT ({number} AS ?n) {{}}", "format": "csv"}) for number in (7, 8, 9)]
    last = "Connection: close\r\n"
    connection.sock.sendall(
        b"".join(f"GET /sparql?{q} HTTP/1.1\r\nHost: h\r\n{last if q is asked[-1] else ''}\r\n".encode() for q in asked)
    )
    got = b""
    while piece := connection.sock.recv(65_536):
        got += piece
    assert got.count(b"HTTP/1.1 200") == 3
    bodies = [got.index(b"n\r\n%d\r\n" % number) for number in (7, 8, 9)]
    assert bodies == sorted(bodies)
    connection.close()


def test_a_client_that_reads_nothing_keeps_nobody_waiting(service: httpx.Client) -> None:
    deaf, other = connect(service), connect(service)
    query = urlencode({"query": 'SELECT (REPLACE("a", "a", "word ") AS ?w) { ?s ?p ?o } LIMIT 400'})
    request = f"GET /sparql?{query} HTTP/1.1\r\nHost: h\r\n\r\n".encode()
    assert deaf.sock is not None
    deaf.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.sock.setblocking(False)
    try:
        for _ in range(2000):
            deaf.sock.send(request)
            if not select.select([], [deaf.sock], [], 0.01)[1]:
                break
    except (BlockingIOError, ConnectionResetError):
        pass  # as much as is taken, or more than is put up with
    for _ in range(10):
        assert answer(other, "ASK {}")[0] == 200
    deaf.close()
    other.close()


@pytest.mark.parametrize("rows", [40, 4000])
def test_brotli_is_taken_where_the_client_takes_it(service: httpx.Client, rows: int) -> None:
    """Short answers are packed whole, long ones as they stream."""
    values = " ".join(str(number) for number in range(40))
    query = f"SELECT * {{ ?s ?p ?o VALUES ?n {{ {values} }} }} LIMIT {rows}"
    plain = service.post("/sparql", data={"query": query}, headers={"Accept-Encoding": "identity"})
    with service.stream("POST", "/sparql", data={"query": query}, headers={"Accept-Encoding": "gzip, br"}) as packed:
        assert packed.headers["content-encoding"] == "br"
        raw = b"".join(packed.iter_raw())
    assert json.loads(brotli.decompress(raw)) == plain.json()
    assert (len(plain.content) > 65_536) is (rows > 40)
    refused = service.post("/sparql", data={"query": query}, headers={"Accept-Encoding": "br;q=0, gzip"})
    assert refused.headers["content-encoding"] == "gzip"
