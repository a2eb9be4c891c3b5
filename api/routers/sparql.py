"""`/sparql`: a request of the SPARQL 1.1 Protocol becomes the answer of the store, streamed in the format asked for."""

from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import protocol
from api.access import allow
from api.deps import PagesDep, SettingsDep, StoreDep, at
from api.description import service_description
from api.examples import FIRST, examples
from api.formats import GRAPHS, HTML, OFFERS, ROWS, TRIPLES, choose
from api.incoming import address, body
from api.results import shown
from api.schemas import written
from api.streams import stream
from kg.answers import sparql
from kg.store.protocol import Answer, Store

router = APIRouter(tags=["sparql"])

EXAMPLE: Final = next(one.query for one in examples() if one.name == FIRST)
MAX_QUERY: Final = 1_048_576
"""Bytes of a query that are read; an update may have as many as a document."""

_DATASET: Final[list[dict[str, Any]]] = [
    {"name": name, "in": "query", "required": False, "description": text, "schema": kind}
    for name, text, kind in (
        ("query", "A SPARQL 1.1 query; without one, the service description or a page", {"type": "string"}),
        (
            "default-graph-uri",
            "A graph of the default graph; may repeat",
            {"type": "array", "items": {"type": "string"}},
        ),
        ("named-graph-uri", "A named graph; may repeat", {"type": "array", "items": {"type": "string"}}),
        ("format", "json, xml, csv, tsv; turtle, ntriples, jsonld, rdfxml: wins over Accept", {"type": "string"}),
    )
]
_BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        media_type: {"schema": {"type": "string"}} for media_type in (protocol.FORM, protocol.QUERY, protocol.UPDATE)
    },
}
_VARY: Final = {"Vary": "Accept"}


@router.get(
    "/sparql",
    response_class=Response,
    responses=written((*ROWS, *TRIPLES, HTML), 405, 406, 429),
    openapi_extra={"parameters": _DATASET},
    summary="Query",
)
def get(request: Request, store: StoreDep, pages: PagesDep, accept: Annotated[str | None, Header()] = None) -> Response:
    """A query by GET; without one, what the endpoint can do."""
    operation = protocol.of_get(request.scope["query_string"])
    endpoint = address(request)
    values: dict[str, Any] = {"endpoint": endpoint, "examples": examples()}
    if operation.query is not None:
        answer = _ask(store, operation, endpoint)
        choice = choose((*OFFERS[answer.form], HTML), accept, operation.format)
        if choice.name != HTML.name:
            return stream(sparql.write(answer, choice.name), choice.content_type, _VARY)
        return pages.render(request, "sparql.html", query=operation.query, result=shown(answer), **values)
    choice = choose((*GRAPHS, HTML), accept, operation.format)
    if choice.name == HTML.name:
        return pages.render(request, "sparql.html", query=EXAMPLE, result=None, **values)
    held = request.app.state.counted.of(store)
    return Response(
        service_description(endpoint, choice.name, held), headers={"Content-Type": choice.content_type, **_VARY}
    )


@router.post(
    "/sparql",
    response_class=Response,
    responses=written((*ROWS, *TRIPLES), 401, 403, 406, 413, 415, 429) | {204: {"description": "The update is done"}},
    openapi_extra={"requestBody": _BODY, "parameters": _DATASET[1:]},
    summary="Query or update",
)
async def post(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    accept: Annotated[str | None, Header()] = None,
) -> Response:
    """A query by form or as it stands; an update with the token."""
    content_type = request.headers.get("content-type", "")
    writes = content_type.startswith(protocol.UPDATE)
    if writes:
        allow(request, "update")
    content = await body(request, settings.max_document if writes else MAX_QUERY)
    operation = protocol.of_post(content_type, request.scope["query_string"], content)
    if operation.generation:  # a form names it in its body
        store = await run_in_threadpool(at, request, operation.generation)
    if operation.update is None:
        return await run_in_threadpool(_answer, store, operation, accept, address(request))
    allow(request, "update")
    work = partial(sparql.update, store, dataset=operation.dataset)
    await run_in_threadpool(protocol.resolved, work, operation.update, address(request))
    return Response(status_code=204)


def _ask(store: Store, operation: protocol.Operation, endpoint: str) -> Answer:
    how = (operation.dataset, operation.timeout)
    return protocol.resolved(lambda text: sparql.query(store, text, *how), operation.query or "", endpoint)


def _answer(store: Store, operation: protocol.Operation, accept: str | None, endpoint: str) -> Response:
    answer = _ask(store, operation, endpoint)
    choice = choose(OFFERS[answer.form], accept, operation.format)
    return stream(sparql.write(answer, choice.name), choice.content_type, _VARY)
