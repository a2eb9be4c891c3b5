"""The pages that are no entity's: start, search, the four lists, and the description of the interface."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from api.deps import FiltersDep, PageDep, PagesDep, StoreDep
from api.schemas import describe
from kg.answers import bodies, documents, events, overview, people
from kg.answers import search as searching
from kg.answers.search import Query
from kg.answers.search_scores import is_any
from kg.answers.values import Page
from kg.store.protocol import Store

router = APIRouter(include_in_schema=False)

_FEW: Final = {"people": 36, "bodies": 12, "events": 8, "documents": 8}
_LISTS: Final = {"people": people, "bodies": bodies, "events": events, "documents": documents}


def _some(store: Store) -> dict[str, Any]:
    return {kind: ask(store, Page(limit=_FEW[kind])) for kind, ask in _LISTS.items()}


@router.get("/")
def start(request: Request, store: StoreDep, pages: PagesDep) -> HTMLResponse:
    """What the graph holds, and some of each kind."""
    return pages.render(request, "start.html", overview=overview(store), found=_some(store))


@router.get("/search")
def search(request: Request, store: StoreDep, pages: PagesDep, page: PageDep, filters: FiltersDep) -> HTMLResponse:
    """What bears a name, of every kind or of one, of all or of what belongs to a body, a region or a period."""
    asked = Query(page.name, tuple(request.query_params.getlist("kind")), page.limit, page.offset, filters)
    found = searching.search(store, asked) if is_any(page.name) else None
    return pages.render(request, "search.html", name=page.name, asked=asked, found=found)


@router.get("/people")
@router.get("/bodies")
@router.get("/events")
@router.get("/documents")
def listing(request: Request, store: StoreDep, pages: PagesDep, page: PageDep) -> HTMLResponse:
    """All of one kind, page by page."""
    kind = request.scope["route"].path.strip("/")
    return pages.render(request, "list.html", kind=kind, name=page.name, listing=_LISTS[kind](store, page))


@router.get("/docs")
def interface(request: Request, pages: PagesDep) -> HTMLResponse:
    """The routes of the service, from the OpenAPI document; nothing is loaded from elsewhere."""
    return pages.render(request, "docs.html", api=describe(request.app))
