"""What an operator sees of a service: readiness, metrics, a log; and that it ends in good order."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from service_process import TOKEN, fill, serving

from kg.store import EmbeddedStore
from kg.store.snapshots import Snapshots

NUMBERS = count()
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . VALUES ?i { 1 2 3 } FILTER(SHA512(CONCAT(STR(?a), STR(?f))) != 'x') }"
TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
WRITE = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}


class Told:
    """A service whose log is kept."""

    def __init__(self, client: httpx.Client, folder: Path, log: Path) -> None:
        self.client, self.folder, self.log = client, folder, log

    def lines(self, **fields: object) -> list[dict[str, Any]]:
        """The lines of the log that have these fields, once there is one."""
        for _ in range(100):
            every = [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]
            if found := [line for line in every if fields.items() <= line.items()]:
                return found
            time.sleep(0.05)
        raise AssertionError(f"no line with {fields} in {self.log.read_text('utf-8')}")

    def metrics(self) -> dict[tuple[str, ...], float]:
        """Each sample by its name and its labels."""
        answer = self.client.get("/metrics")
        assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
        families = text_string_to_metric_families(answer.text)
        return {(s.name, *sorted(s.labels.values())): s.value for family in families for s in family.samples}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("operations") / "store"
    fill(folder)
    settings = {"TOKEN": TOKEN, "LOG": "json", "LOG_REQUESTS": "1", "WORKERS": "2", "SLOW_QUERIES": "1"}
    named = {f"ARCHONTOLOGY_{name}": value for name, value in settings.items()}
    with (folder.parent / "log").open("wb") as log, serving(folder, stderr=log, **named) as client:
        yield Told(client, folder, folder.parent / "log")


def test_it_is_ready_and_soon_has_its_index(told: Told) -> None:
    for _ in range(100):
        answer = told.client.get("/readyz")
        assert answer.status_code == 200
        if answer.json()["indexed"]:
            break
        time.sleep(0.05)
    current = Snapshots(told.folder).current()
    assert current is not None
    made = current.made.isoformat(timespec="milliseconds")
    assert answer.json() == {"generation": current.name, "made": made, "current": True, "indexed": True}


def test_requests_are_counted_by_route_and_status_over_all_processes(told: Told) -> None:
    before = told.metrics()
    urls = [
        "/api/people/wenren",
        "/api/people/wenren/career",
        "/api/people/nobody",
        "/api/holders?post=馆长&body=澄湖市档案馆",
        "/api/people",
    ]
    for url in urls * 3:
        with httpx.Client(base_url=told.client.base_url) as other:  # a connection each: one front or the other
            other.get(url)
    after = told.metrics()

    def more(*key: str) -> float:
        return after.get(key, 0) - before.get(key, 0)

    name = "archontology_requests_total"
    assert more(name, "/api/people/{id}", "200") == 3
    assert more(name, "/api/people/{id}", "404") == 3
    assert more(name, "/api/people/{id}/career", "200") == 3
    assert more(name, "/api/people", "200") == 3
    assert more(name, "/api/holders", "200") == 3
    assert more("archontology_request_seconds_total", "/api/people/{id}") > 0


def test_queries_are_counted_with_what_ended_them(told: Told) -> None:
    before = told.metrics()
    for _ in range(3):
        told.client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
    assert told.client.post("/sparql", data={"query": CROSS, "timeout": "0.3"}).status_code == 503
    while told.metrics()["archontology_queries_running",]:  # the process that was ended is not yet seen to
        time.sleep(0.02)
    running = threading.Thread(target=lambda: told.client.post("/sparql", data={"query": CROSS, "timeout": "10"}))
    running.start()
    headers = {"Authorization": WRITE["Authorization"]}
    while not (found := told.client.get("/queries", headers=headers).json()):
        time.sleep(0.02)
    assert told.metrics()["archontology_queries_running",] == 1
    told.client.delete(f"/queries/{found[0]['id']}", headers=headers)
    running.join()
    after = told.metrics()
    assert after["archontology_queries_total",] - before["archontology_queries_total",] == 5
    assert after["archontology_queries_cached_total",] - before["archontology_queries_cached_total",] >= 1
    for limit in ("time", "operator"):
        key = ("archontology_queries_ended_total", limit)
        assert after[key] - before[key] == 1


def new() -> str:
    """A query that nobody asked before: what is kept is free."""
    return f"ASK {{}} # {next(NUMBERS)}"


def test_queries_beyond_the_share_of_a_client_are_counted(told: Told) -> None:
    before = told.metrics()["archontology_queries_refused_total",]
    running = threading.Thread(target=lambda: told.client.post("/sparql", data={"query": CROSS, "timeout": "5"}))
    running.start()
    while told.client.post("/sparql", data={"query": new()}).status_code == 200:  # its query is no slow one yet
        assert running.is_alive(), "the client was refused nothing beside its slow query"
        time.sleep(0.1)
    running.join()
    assert told.metrics()["archontology_queries_refused_total",] == before + 1


def test_a_query_that_was_ended_counts_no_more_when_its_client_is_told(told: Told) -> None:
    for _ in range(4):
        assert told.client.post("/sparql", data={"query": CROSS, "timeout": "1.2"}).status_code == 503
        assert told.client.post("/sparql", data={"query": new()}).status_code == 200


def test_the_state_of_the_store_is_measured(told: Told) -> None:
    found = told.metrics()
    assert found["archontology_generation_indexed",] == 1
    assert found["archontology_things", "tenures"] > 3
    assert found["archontology_store_bytes", "quads"] > 10_000
    assert found["archontology_disk_free_bytes",] > 0
    assert found["archontology_generation_timestamp_seconds",] <= time.time()


def test_the_log_names_the_request_and_the_trace_that_it_belongs_to(told: Told) -> None:
    headers = {"X-Request-ID": "mine-1", "traceparent": TRACE}
    answer = told.client.get("/api/people/wenren", headers=headers)
    assert answer.headers["x-request-id"] == "mine-1"
    line = told.lines(request="mine-1")[0]
    assert (line["traceparent"], line["path"], line["status"]) == (TRACE, "/api/people/wenren", 200)
    own = told.client.get("/api/people/wenren").headers["x-request-id"]
    assert told.lines(request=own)[0]["method"] == "GET"
    bad = {"X-Request-ID": 'x" injected', "traceparent": "00-zz"}
    given = told.client.get("/api/people/wenren", headers=bad).headers["x-request-id"]
    assert given != bad["X-Request-ID"]
    assert "traceparent" not in told.lines(request=given)[0]


def test_the_log_tells_a_query_and_one_that_was_ended(told: Told) -> None:
    told.client.post("/sparql", data={"query": "ASK {}"}, headers={"X-Request-ID": "asked-1"})
    assert told.lines(request="asked-1")[0]["message"] == "POST /sparql"
    headers = {"X-Request-ID": "late-1", "traceparent": TRACE}
    told.client.post("/sparql", data={"query": CROSS, "timeout": "0.3"}, headers=headers)
    line = told.lines(request="late-1")[0]
    assert (line["level"], line["traceparent"], line["query"]) == ("WARNING", TRACE, CROSS)
    assert "0.3 seconds" in line["message"]


def test_a_service_that_is_told_to_end_finishes_what_it_has_begun(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    fill(folder)
    answers: list[httpx.Response] = []
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as client:
        process = client.process
        asked = {"query": SLOW, "format": "csv", "timeout": "60"}
        slow = threading.Thread(target=lambda: answers.append(client.post("/sparql", data=asked)))
        slowly = "?a ?b ?c . ?d ?e ?f . FILTER(SHA512(CONCAT(STR(?a), STR(?f))) = 'x')"
        write = f"INSERT DATA {{ <urn:a> <urn:b> 1 }} ; INSERT {{ ?a ?b ?e }} WHERE {{ {slowly} }}".encode()
        update = threading.Thread(target=lambda: answers.append(client.post("/sparql", content=write, headers=WRITE)))
        slow.start()
        update.start()
        while not list(client.get("/queries", headers={"Authorization": WRITE["Authorization"]}).json()):
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        slow.join(60)
        update.join(60)
        assert process.wait(30) == 0
    assert sorted(answer.status_code for answer in answers) == [200, 204]
    rows = next(answer.text for answer in answers if answer.status_code == 200).split()
    assert rows[0] == "n"
    assert int(rows[1]) > 1000
    newest = Snapshots(folder).current()
    with closing(EmbeddedStore(folder)) as store:
        assert newest == store.generation(), "what was written is published, with nothing left to make anew"


def test_a_service_that_is_told_twice_ends_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    fill(folder)
    with serving(folder, ended=(1,)) as client:
        process = client.process

        def ask() -> None:
            with pytest.raises(httpx.TransportError):
                client.post("/sparql", data={"query": CROSS, "timeout": "60"})

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 1
        asking.join(10)
    assert not asking.is_alive()


def test_a_form_of_log_that_there_is_not_is_said_at_the_start(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api.serving", "127.0.0.1", "0"]
    environment = {**os.environ, "ARCHONTOLOGY_STORE": str(tmp_path / "s"), "ARCHONTOLOGY_LOG": "xml"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "text or json" in done.stderr
