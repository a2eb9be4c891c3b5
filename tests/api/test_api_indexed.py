"""A service with its index: after every kind of write the answers are those that the questions give without one."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from service_process import ID, TOKEN, fill, serving

import api.app
from api.serving.store import FrontStore
from kg import indexing, keeping
from kg.entities.judgements import Verdict
from kg.identities import Word
from kg.pipeline import ingest
from kg.settings import Settings
from kg.store import ServedStore, Store
from kg.store.index import beside, index_of
from kg.store.snapshot import Snapshot
from kg.store.snapshots import Snapshots
from ontology.terms import AO, RDF, RDFS

DOCUMENTS = Path(__file__).parents[2] / "examples/documents"
TYPE, LABEL = RDF.type, RDFS.label
LISTS = ["people", "bodies", "events", "documents", "counts/post-types", "counts/years", "counts/bodies"]
MOST = 40
DAYS = ["", "?on=2020-12-11", "?on=2021-03-01"]


def asked(store: Store) -> list[str]:
    """Where the service answers for everything that the store knows."""
    every = [f"/api/{name}" for name in LISTS]
    rows = store.select("SELECT DISTINCT ?it ?kind { ?it a ?kind FILTER(STRSTARTS(STR(?it), '" + ID + "')) }")
    of = {"person": ["", "/career", "/colleagues?hops=2", "/co-participants"], "body": [""], "event": [""]}
    for kind, key in sorted({tuple(row["it"].value.removeprefix(ID).split("/", 1)) for row in rows}):
        plural = {"person": "people", "body": "bodies", "event": "events"}.get(kind)
        every += [f"/api/{plural}/{quote(key)}{more}" for more in of.get(kind, ())]
        every += [f"/api/bodies/{quote(key)}/officials{day}" for day in DAYS if kind == "body"]
        every += [f"/api/posts/{quote(key)}/holders{day}" for day in DAYS if kind == "post"]
    return every[:: len(every) // MOST + 1]


class Service:
    """The service over a folder that others of this machine write in through it."""

    def __init__(self, client: httpx.Client, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.settings = Settings(store=str(folder))

    def indexed(self) -> Snapshot:
        """The generation that holds all that was written, when it has its index."""
        with closing(ServedStore(self.folder)) as store:
            store.publish()
        end = time.monotonic() + 5
        while time.monotonic() < end:
            snapshot = Snapshot(Snapshots(self.folder).hold())
            if (found := beside(snapshot.folder, indexing.shape())) is not None:
                found.close()
                return snapshot
            snapshot.close()
            time.sleep(0.02)
        raise AssertionError("no index was made")

    def same(self) -> int:
        """Compare all answers of the service with those of its generation alone; how many there are."""
        snapshot = self.indexed()
        urls = asked(snapshot)
        expected = asyncio.run(alone(snapshot, urls))
        given = {url: self.client.get(url) for url in urls}
        assert self.indexed().generation() == snapshot.generation(), "nothing was written in between"
        for url in urls:
            assert (given[url].status_code, given[url].json()) == (expected[url].status_code, expected[url].json()), url
        snapshot.close()
        return sum(answer.status_code == 200 for answer in given.values())


@cache
def application() -> Any:
    return api.app.create(Settings())


async def alone(store: Store, urls: list[str]) -> dict[str, httpx.Response]:
    app = application()
    app.state.store = store
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://service") as client:
        return {url: await client.get(url) for url in urls}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("indexed") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as client:
        yield Service(client, folder)


def test_a_front_reads_the_index_of_its_generation_and_not_one_for_other_questions(service: Service) -> None:
    service.indexed().close()
    front = FrontStore(service.folder, None)  # type: ignore[arg-type]
    assert index_of(front.now()) is not None
    front.close()
    newest = Snapshots(service.folder).hold().folder
    assert beside(newest, "of another version") is None


def test_from_the_start(service: Service) -> None:
    assert service.same() > 20


def test_after_an_ingest_through_the_service(service: Service) -> None:
    with closing(ServedStore(service.folder)) as store:
        assert ingest([str(DOCUMENTS)], store, service.settings).changed == 6
    assert service.same() > 30


def test_after_an_update_and_at_once(service: Service) -> None:
    person = f"{ID}person/wenren"
    update = f"INSERT DATA {{ <{person}> <{LABEL}> '闻人新'@zh }}"
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
    assert service.client.post("/sparql", content=update.encode(), headers=headers).status_code == 204
    found = service.client.get("/api/people", params={"q": "闻人新"}).json()
    assert [one["iri"] for one in found["items"]] == [person]
    assert service.same() > 30


def test_after_a_judgement(service: Service) -> None:
    people = service.client.get("/api/people").json()["items"]
    pair = [one["iri"] for one in people if "/person/" in one["iri"]][:2]
    with closing(ServedStore(service.folder)) as store:
        keeping.judge(store, service.settings, Word(*pair, Verdict.SAME, "test", "mei", "2026-01-01T00:00:00Z"))
    service.same()
    careers = [service.client.get(f"/api/people/{iri.rpartition('/')[2]}").json() for iri in pair]
    assert careers[0] == careers[1]


def test_after_a_document_is_taken_back(service: Service) -> None:
    before = service.client.get("/api/documents").json()["total"]
    with closing(ServedStore(service.folder)) as served:
        graph = next(
            graph for graph in served.graphs() if served.ask(f"ASK {{ GRAPH <{graph}> {{ ?it a <{AO.Document}> }} }}")
        )
        assert served.remove(graph).removed
    assert service.same() > 30
    assert service.client.get("/api/documents").json()["total"] == before - 1


def test_what_is_written_is_answered_from_an_index_within_a_second(service: Service) -> None:
    took = []
    with closing(ServedStore(service.folder)) as store:
        for number in range(5):
            person = f"<{ID}person/p{number}>"
            said = (f"{person} <{TYPE}> <{AO.Person}> .", f'{person} <{LABEL}> "新人{number}"@zh .')
            began = time.monotonic()
            store.replace(f"{ID}graph/p{number}", "\n".join(said).encode())
            while not service.client.get("/api/people", params={"q": f"新人{number}"}).json()["items"]:
                assert time.monotonic() - began < 5
            took.append(time.monotonic() - began)
            service.indexed().close()
    assert min(took) < 1
