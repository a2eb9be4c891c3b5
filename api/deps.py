"""What a route needs, taken from the request: the store, the settings, a page of a list, the IRI behind an id."""

import re
from typing import Annotated, Final, cast

from fastapi import Depends, Path, Query, Request

from api.pages import Pages
from api.serving.board import Board
from kg.answers import Period
from kg.answers.search_values import Filters
from kg.answers.ties.relations import Relations
from kg.answers.values import Page
from kg.errors import NotFound
from kg.settings import Settings
from kg.store.protocol import Store

_KEY: Final = re.compile(r"[A-Za-z0-9._~-]{1,200}")


def _store(
    request: Request,
    generation: Annotated[
        str | None, Query(description="What was known then: the name of a generation that is kept", max_length=100)
    ] = None,
) -> Store:
    # One view for all that the request needs: an answer that is put together of two generations was never true.
    if not hasattr(request.state, "store"):
        request.state.store = at(request, generation) if generation else request.app.state.store.now()
    return cast(Store, request.state.store)


def at(request: Request, generation: str) -> Store:
    """The store in the generation of this name, opened once for a request. Raises NotFound where it is not kept."""
    # Nobody else has it open: it is closed when the answer is sent (api.conditional), and may be removed if it is released.
    own: dict[str, Store] = getattr(request.state, "own", {})
    request.state.own = own
    if generation not in own:
        own[generation] = request.app.state.store.at(generation)
    return own[generation]


def _settings(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)


def _pages(request: Request) -> Pages:
    return cast(Pages, request.app.state.pages)


def _board(request: Request) -> Board:
    # Over an endpoint, and in the application alone, there are no readers: nothing runs that could be listed.
    return cast(Board, request.app.state.board or Board(1))


def _relations(request: Request, store: Annotated[Store, Depends(_store)]) -> Relations:
    return Relations(store, request.app.state.projections.of(store))


BoardDep = Annotated[Board, Depends(_board)]
StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
PagesDep = Annotated[Pages, Depends(_pages)]
RelationsDep = Annotated[Relations, Depends(_relations)]


def _page(
    q: Annotated[str, Query(description="Part of a name; empty for all", max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 50,
    offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
) -> Page:
    return Page(limit=limit, offset=offset, name=q.strip())


PageDep = Annotated[Page, Depends(_page)]
KeyParam = Annotated[
    str, Path(alias="id", description="The last part of the entity's IRI, or a Chinese name of it", max_length=500)
]
OnParam = Annotated[
    str | None,
    Query(alias="on", description="A day, 2020-12-08: each tenure is then judged for it; or all of a month or a year"),
]


def _period(
    on: OnParam = None,
    start: Annotated[
        str | None, Query(alias="from", description="First day, month or year: 2020-12-08, 2020-12, 2020")
    ] = None,
    end: Annotated[str | None, Query(alias="to", description="Last day, month or year, inclusive")] = None,
) -> Period:
    return Period(on or None, start or None, end or None)


PeriodDep = Annotated[Period, Depends(_period)]


def _filters(
    body: Annotated[
        str | None, Query(description="What belongs to this body (any name or IRI)", max_length=500)
    ] = None,
    region: Annotated[str | None, Query(description="What names of bodies begin with: 江苏省", max_length=100)] = None,
    start: Annotated[str | None, Query(alias="from", description="The first day, month or year of a period")] = None,
    end: Annotated[str | None, Query(alias="to", description="The last one of it, inclusive")] = None,
) -> Filters:
    return Filters(body=body or None, region=region or None, start=start or None, end=end or None)


FiltersDep = Annotated[Filters, Depends(_filters)]
FormatParam = Annotated[str | None, Query(alias="format", description="The name of a format; wins over Accept")]


def iri(settings: Settings, kind: str, key: str) -> str:
    """The IRI of the entity of `kind` with the id `key`. Raises NotFound for what cannot be an id of ours."""
    if not _KEY.fullmatch(key) or not _KEY.fullmatch(kind):
        raise NotFound(f"{kind}/{key}: there is no such entity")
    return f"{settings.base}{kind}/{key}"


def name_or_iri(settings: Settings, kind: str, key: str) -> str:
    """The IRI where `key` can be an id, else `key` itself: a Chinese name, to be looked up (陈向阳)."""
    return iri(settings, kind, key) if _KEY.fullmatch(key) else key
