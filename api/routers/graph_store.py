"""`/rdf-graph-store`: a graph, by `graph=`, `default` or its own address, is read, put, added to and removed."""

import uuid
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.access import allow
from api.deps import FormatParam, SettingsDep, StoreDep
from api.errors import HttpError
from api.formats import GRAPHS, choose
from api.incoming import address, body
from api.schemas import problems, written
from api.streams import stream
from api.uploads import FORM, contents
from kg.answers import graph_store
from kg.answers.graph_store import Place
from kg.settings import Settings
from kg.store.parsing import TRIPLES
from kg.text.sparql import iri

router = APIRouter(tags=["graph store"])
PATHS: Final = ("/rdf-graph-store", "/rdf-graph-store/{graph:path}")
_NAMED: Final[list[dict[str, Any]]] = [
    {
        "name": "graph",
        "in": "query",
        "required": False,
        "description": "The IRI of a graph",
        "schema": {"type": "string"},
    },
    {
        "name": "default",
        "in": "query",
        "required": False,
        "description": "The default graph: the union of all",
        "schema": {"type": "string"},
        "allowEmptyValue": True,
    },
]
_BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {media_type: {"schema": {"type": "string"}} for media_type in (*TRIPLES, FORM)},
}
_TAKES: Final[dict[str, Any]] = {
    "response_class": Response,
    "responses": {201: {"description": "The graph is new"}, 204: {"description": "The graph was there"}}
    | problems(401, 403, 413, 415),
    "openapi_extra": {"parameters": _NAMED, "requestBody": _BODY},
}
"""How a route is described that takes statements."""


def place(request: Request, settings: Settings) -> Place | None:
    """The graph that a request is about; None for the store itself. Raises HttpError 400, InputError."""
    given = [name for name in ("graph", "default") for _ in request.query_params.getlist(name)]
    if len(given) > 1:
        raise HttpError(400, "The request names more than one graph", "Send graph=IRI or default, once")
    genid = f"{settings.base}genid/"
    if given == ["default"]:
        return Place(f"{settings.base}graph/default", genid, default=True)
    named = request.query_params.get("graph")
    if named is None and request.url.path.rstrip("/") == PATHS[0]:
        return None
    graph = named or address(request)
    iri(graph)
    return Place(graph, genid)


def _one(request: Request, settings: Settings) -> Place:
    found = place(request, settings)
    if found is None:
        raise HttpError(400, "The request names no graph", "Send graph=IRI, or default")
    return found


@router.get(
    PATHS[0],
    response_class=Response,
    responses=written(GRAPHS, 406),
    openapi_extra={"parameters": _NAMED},
    summary="A graph",
)
@router.get(PATHS[1], response_class=Response, include_in_schema=False)
def get(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    name: FormatParam = None,
    accept: Annotated[str | None, Header()] = None,
) -> Response:
    """The statements of a graph; HEAD tells only whether it is there."""
    where, choice = _one(request, settings), choose(GRAPHS, accept, name)
    return stream(graph_store.read(store, where, choice.written), choice.content_type, {"Vary": "Accept"})


@router.put(PATHS[0], summary="Put a graph", **_TAKES)
@router.put(PATHS[1], response_class=Response, include_in_schema=False)
async def put(request: Request, store: StoreDep, settings: SettingsDep) -> Response:
    """Make the graph hold exactly what is sent; needs the token."""
    allow(request, "update")
    where = _one(request, settings)
    sent = contents(request.headers.get("content-type", ""), await body(request, settings.max_document))
    return _done(await run_in_threadpool(graph_store.put, store, where, sent))


@router.post(PATHS[0], summary="Add to a graph", **_TAKES)
@router.post(PATHS[1], response_class=Response, include_in_schema=False)
async def post(request: Request, store: StoreDep, settings: SettingsDep) -> Response:
    """Add what is sent to the graph, or to a new one that `Location` names; needs the token."""
    allow(request, "update")
    where, created = place(request, settings), None
    if where is None:
        created = f"{address(request).rstrip('/')}/{uuid.uuid4()}"
        where = Place(created, f"{settings.base}genid/")
    sent = contents(request.headers.get("content-type", ""), await body(request, settings.max_document))
    return _done(await run_in_threadpool(graph_store.add, store, where, sent), created)


@router.delete(
    PATHS[0],
    response_class=Response,
    responses=problems(401, 403) | {204: {"description": "It is removed"}},
    openapi_extra={"parameters": _NAMED},
    summary="Remove a graph",
)
@router.delete(PATHS[1], response_class=Response, include_in_schema=False)
def delete(request: Request, store: StoreDep, settings: SettingsDep) -> Response:
    """Remove the graph; what other graphs state too stays in the default graph; needs the token."""
    allow(request, "update")
    graph_store.drop(store, _one(request, settings))
    return Response(status_code=204)


def _done(new: bool, created: str | None = None) -> Response:
    return Response(status_code=201 if new or created else 204, headers={"Location": created} if created else None)
