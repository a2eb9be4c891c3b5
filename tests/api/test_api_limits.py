"""Queries that would never end, beside others that do not notice: real processes, real engine, real limits."""

import concurrent.futures
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import TOKEN, fill, serving

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
RUNAWAYS = (
    CROSS,
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?c . ?d (<x:a>|!<x:a>)* ?f . ?g (<x:a>|!<x:a>)* ?i }",
    'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "(a+)+(b+)+x")) }',
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = CONCAT(STR(?f), STR(?i))) }",
    "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?c), STR(?f), STR(?i))) > 100000) }",
)
LIMIT = 1.0
GRANTED = 0.5
"""Seconds beyond a limit that an answer may take on a machine that is busy with other tests."""


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A service with a token, 192 MiB a query, ten slow queries a client."""
    folder = tmp_path_factory.mktemp("limited") / "store"
    fill(folder)
    settings = {"TOKEN": TOKEN, "QUERY_MEMORY": "192", "SLOW_QUERIES": "10", "MAX_TIMEOUT": "20"}
    with serving(folder, **{f"ARCHONTOLOGY_{name}": value for name, value in settings.items()}) as opened:
        yield opened


def ask(client: httpx.Client, query: str, timeout: float = LIMIT) -> tuple[int, float, dict[str, object]]:
    """Status, seconds and JSON of a query on a connection of its own."""
    began = time.monotonic()
    answer = httpx.post(client.base_url.join("/sparql"), data={"query": query, "timeout": str(timeout)}, timeout=60)
    return answer.status_code, time.monotonic() - began, answer.json()


def running(client: httpx.Client) -> list[dict[str, object]]:
    return list(client.get("/queries", headers={"Authorization": f"Bearer {TOKEN}"}).json())


def wait_for_none(client: httpx.Client) -> None:
    end = time.monotonic() + 10
    while running(client):
        assert time.monotonic() < end, "queries still run"
        time.sleep(0.05)


@pytest.mark.parametrize("query", RUNAWAYS)
def test_a_late_query_is_503_at_its_limit(limited: httpx.Client, query: str) -> None:
    status, seconds, problem = ask(limited, query)
    assert status == 503
    assert problem["type"] == "https://w3id.org/archontology/problem/limit-exceeded"
    assert seconds < LIMIT + GRANTED


def test_a_query_that_wants_too_much_memory_is_503_and_others_go_on(limited: httpx.Client) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
    status, seconds, problem = ask(limited, query, 20)
    assert (status, "192 MiB" in str(problem["detail"])) == (503, True)
    assert seconds < 20
    assert ask(limited, "ASK {}")[0] == 200


def test_others_do_not_notice_runaway_queries(limited: httpx.Client) -> None:
    def short() -> list[float]:
        with httpx.Client(base_url=limited.base_url) as client:
            spent = []
            for number in range(100):
                began = time.monotonic()
                answer = client.get("/sparql", params={"query": f"SELECT * {{ ?s ?p {number} }}"})
                assert answer.status_code == 200
                spent.append(time.monotonic() - began)
            return spent

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        late = [pool.submit(ask, limited, RUNAWAYS[number % len(RUNAWAYS)], 4) for number in range(9)]
        time.sleep(1.5)  # by now they give way
        median = statistics.median(short())
        assert [each.result()[0] for each in late] == [503] * 9
    # Alone such a query takes about 1 ms; if it waited for even one of the others, 250 ms at the least.
    assert median < 0.05
    wait_for_none(limited)


def test_one_client_has_so_many_slow_queries_and_no_more(limited: httpx.Client) -> None:
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        late = [pool.submit(ask, limited, CROSS, 8) for _ in range(10)]
        end = time.monotonic() + 7
        while sum(float(str(each["seconds"])) > 1 for each in running(limited)) < 10:
            assert time.monotonic() < end, "the ten queries do not run at once"
            time.sleep(0.1)
        refused = limited.post("/sparql", data={"query": CROSS})
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
        assert [each.result()[0] for each in late] == [503] * 10
    assert ask(limited, "ASK {}")[0] == 200


def test_a_query_that_takes_the_way_through_the_application_is_its_clients(limited: httpx.Client) -> None:
    foreign = {"Origin": "https://elsewhere.example", "X-On-Behalf-Of": "10.0.0.9"}
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        late = pool.submit(limited.post, "/sparql", data={"query": CROSS, "timeout": "3"}, headers=foreign)
        end = time.monotonic() + 3
        while not (found := running(limited)):
            assert time.monotonic() < end, "it does not run"
            time.sleep(0.05)
        assert [each["client"] for each in found] == ["127.0.0.1"]
        assert late.result().status_code == 503


def test_one_client_has_so_much_of_the_processors_a_minute_and_no_more(tmp_path: Path) -> None:
    fill(tmp_path / "store")
    with serving(tmp_path / "store", ARCHONTOLOGY_QUERY_SECONDS="0.05") as client:
        assert ask(client, CROSS, 2)[0] == 503
        refused = client.post("/sparql", data={"query": "ASK {}"})
        assert refused.status_code == 429
        assert "of processor time" in refused.json()["detail"]
        assert 1 <= int(refused.headers["retry-after"]) <= 240
        other = httpx.HTTPTransport(local_address="127.0.0.2")
        with httpx.Client(transport=other, base_url=client.base_url) as neighbour:
            assert neighbour.post("/sparql", data={"query": "ASK {}"}).status_code == 200


def test_who_goes_away_ends_their_query(limited: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        limited.post("/sparql", data={"query": CROSS, "timeout": "15"}, timeout=0.6)
    wait_for_none(limited)


def test_the_curator_ends_a_query(limited: httpx.Client) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        late = pool.submit(ask, limited, CROSS, 15)
        end = time.monotonic() + 10
        while not (found := running(limited)):
            assert time.monotonic() < end
            time.sleep(0.05)
        assert found[0]["query"] == CROSS
        assert limited.delete(f"/queries/{found[0]['id']}").status_code == 401
        headers = {"Authorization": f"Bearer {TOKEN}"}
        assert limited.delete(f"/queries/{found[0]['id']}", headers=headers).status_code == 204
        status, _, problem = late.result()
    assert (status, problem["detail"]) == (503, "The query was ended by an operator")
    assert limited.delete("/queries/0-99999", headers=headers).status_code == 404


def test_a_long_answer_streams_and_a_cut_one_is_no_answer(limited: httpx.Client) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 400000"
    with limited.stream("POST", "/sparql", data={"query": query, "timeout": "20"}) as answer:
        assert answer.headers["transfer-encoding"] == "chunked"
        size = sum(len(piece) for piece in answer.iter_bytes())
    assert size > 40_000_000
    endless = {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "timeout": "1"}
    with limited.stream("POST", "/sparql", data=endless) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            sum(len(piece) for piece in answer.iter_raw())


def test_a_page_of_a_query_that_is_late_says_so(limited: httpx.Client) -> None:
    answer = limited.get("/sparql", params={"query": CROSS, "timeout": "1"}, headers={"Accept": "text/html"})
    assert answer.status_code == 503


@pytest.mark.parametrize("timeout", ["0", "-1", "nan", "inf", "soon"])
def test_a_limit_that_is_none_is_refused(limited: httpx.Client, timeout: str) -> None:
    assert limited.get("/sparql", params={"query": "ASK {}", "timeout": timeout}).status_code == 400
