"""A lookup that goes past the framework gets the answer of its route; what is not plain is left to the route."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from service_process import fill

import api.app
from kg import indexing
from kg.settings import Settings
from kg.store import Store, open_store
from kg.store.index import IndexedStore, open_index

LOOKUPS = [
    "/api/holders?post=馆长&body=澄湖市档案馆&on=2021-03-01",
    "/api/holders?post=馆长&body=澄湖市档案馆",
    "/api/posts/director/holders?on=2021-03-01",
    "/api/posts/director/holders?from=2021-01-01&to=2021-12-31",
    "/api/posts/director/holders",
    "/api/people/wenren",
    "/api/people/公良远/career",
    "/api/bodies/chenghu/officials?on=2021-03-01",
    "/api/bodies/chenghu/officials?on=",
]
NOT_PLAIN = [
    "/api/holders",
    "/api/holders?post=",
    "/api/posts/director/holders?on=2021-02-30",
    "/api/posts/director/holders?on=2021-03-01&on=2021-03-02",
    "/api/posts/director/holders?predecessors=true",
    "/api/people/nobody",
    "/api/people/闻人澄/career",
    "/api/bodies/chenghu/officials?unknown=1",
    "/api/bodies/chenghu",
]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder: Path = tmp_path_factory.mktemp("direct") / "store"
    fill(folder)
    store = open_store(str(folder), 10)
    indexing.build(store, folder / "index.sqlite")
    index = open_index(folder / "index.sqlite")
    yield store, IndexedStore(store, index)
    index.close()
    store.close()


def got(store: Store, url: str) -> httpx.Response:
    app: Any = api.app.create(Settings())
    app.state.store = store

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.get(url)

    return asyncio.run(ask())


@pytest.mark.parametrize("url", [*LOOKUPS, *NOT_PLAIN])
def test_a_lookup_is_answered_as_its_route_answers_it(stores: tuple[Store, Store], url: str) -> None:
    plain, indexed = (got(store, url) for store in stores)
    assert (plain.status_code, plain.content) == (indexed.status_code, indexed.content)
    assert dict(plain.headers) == dict(indexed.headers)


@pytest.mark.parametrize("url", LOOKUPS)
def test_a_plain_lookup_does_not_reach_its_route(
    stores: tuple[Store, Store], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.app, "ROUTERS", ())
    assert got(stores[1], url).status_code == 200
    assert got(stores[0], url).status_code == 404
