"""Answers that took long are kept for all readers: the places in shared memory, and the real service whose readers end."""

import os
import time
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from service_process import TOKEN, fill, serving

from api.serving.shelf import PLACE, PLACES, Shelf

LASTS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g a ?i }"
"""Seconds of work for one short row: the reader gives way to others, and ends after it."""


def test_what_was_put_is_there_for_the_same_request_and_generation() -> None:
    kept = Shelf(4)
    kept.put("one", b"GET /", b"answer")
    assert kept.get("one", b"GET /") == b"answer"
    assert kept.get("two", b"GET /") is None
    assert kept.get("one", b"GET /x") is None


def test_what_is_longer_than_a_place_is_not_kept() -> None:
    kept = Shelf(1)
    kept.put("one", b"GET /", b"x" * PLACE)
    assert kept.get("one", b"GET /") is None
    whole = b"x" * (PLACE - 36)
    kept.put("one", b"GET /", whole)
    assert kept.get("one", b"GET /") == whole


def test_other_processes_have_it() -> None:
    kept = Shelf(4)
    child = os.fork()
    if not child:
        kept.put("one", b"GET /", b"answer")
        os._exit(0)
    os.waitpid(child, 0)
    assert kept.get("one", b"GET /") == b"answer"


@given(st.binary(min_size=1, max_size=200), st.integers(0, 400), st.integers(0, 255))
@settings(deadline=None)
def test_what_another_wrote_into_meanwhile_is_no_answer(answer: bytes, at: int, byte: int) -> None:
    kept = Shelf(1)
    kept.put("one", b"GET /", answer)
    kept._memory[at] = byte  # half of what another process writes
    assert kept.get("one", b"GET /") in (answer, None)


def test_as_many_places_as_there_are() -> None:
    kept = Shelf()
    for number in range(PLACES * 3):
        kept.put("one", b"%d" % number, b"answer %d" % number)
    found = [kept.get("one", b"%d" % number) for number in range(PLACES * 3)]
    assert PLACES // 2 < sum(one is not None for one in found) <= PLACES
    assert all(one in (None, b"answer %d" % number) for number, one in enumerate(found))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("shelf") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as opened:
        yield opened


def cached(service: httpx.Client) -> int:
    lines = service.get("/metrics").text.splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("archontology_queries_cached_total ")))


def test_the_answer_of_a_reader_that_ended_is_known(service: httpx.Client) -> None:
    before, asked = cached(service), {"query": f"{LASTS} #ended"}
    first = service.post("/sparql", data=asked)
    assert first.status_code == 200
    again = [service.post("/sparql", data=asked) for _ in range(6)]  # in two pieces: httpx sends the body apart
    assert {one.content for one in again} == {first.content}
    assert cached(service) == before + 6


def test_after_a_write_it_is_computed_anew(service: httpx.Client) -> None:
    asked = {"query": f"{LASTS} #after"}
    first = service.post("/sparql", data=asked)
    updated = service.post(
        "/sparql",
        data={"update": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"},
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    assert updated.status_code == 204
    end = time.monotonic() + 10
    while (then := service.post("/sparql", data=asked)).headers["etag"] == first.headers["etag"]:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert then.json() != first.json()
