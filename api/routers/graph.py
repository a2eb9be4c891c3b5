"""`/api/graph`: the whole graph, what is around an entity, or what is of a time, in the formats of other programs."""

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Header, Query
from starlette.responses import Response

from api.deps import FormatParam, PeriodDep, StoreDep
from api.formats import Format, choose
from api.schemas import written
from api.streams import stream
from kg.answers.exports import FORMATS, Scope, export, of_options
from kg.answers.exports.scopes import MOST_HOPS, TENURES

router = APIRouter(prefix="/api", tags=["graph"])

# node-link first: it is what comes when nothing is asked for.
OFFERS: Final = tuple(
    Format(item.name, item.media_type) for item in sorted(FORMATS.values(), key=lambda item: item.name != "node-link")
)
_WAYS: Final = f"^({'|'.join(TENURES)})$"


def _around(
    entity: Annotated[str | None, Query(description="Only what is around it: any name or IRI", max_length=500)] = None,
    body: Annotated[str | None, Query(description="The same of a body", max_length=500)] = None,
    event: Annotated[str | None, Query(description="The same of an event", max_length=500)] = None,
    query: Annotated[str | None, Query(description="Only what the answer to this SPARQL names")] = None,
    hops: Annotated[int, Query(description="So many steps around it", ge=1, le=MOST_HOPS)] = 1,
) -> Scope:
    return of_options(entity, body, event, Scope(hops=hops, query=query or None))


def _scope(
    around: Annotated[Scope, Depends(_around)],
    when: PeriodDep,
    tenures: Annotated[str, Query(description="Tenures as dated edges or as nodes", pattern=_WAYS)] = "edges",
) -> Scope:
    return replace(around, when=when, tenures=tenures)


@router.get("/graph", response_class=Response, responses=written(OFFERS, 406, 409), summary="The graph")
def graph(
    store: StoreDep,
    scope: Annotated[Scope, Depends(_scope)],
    name: FormatParam = None,
    accept: Annotated[str | None, Header()] = None,
) -> Response:
    """The network, or the statements, in one of the formats of docs/exports.md; svg and png are pictures of it.

    Without entity, body or event it is the whole graph; with on, or from and to, only what was or may have been then.
    """
    choice = choose(OFFERS, accept, name)
    form = FORMATS[choice.name]
    shown = "inline" if form.media_type.startswith("image/") else "attachment"
    headers = {"Vary": "Accept", "Content-Disposition": f'{shown}; filename="archontology{form.served}"'}
    return stream(export(store, choice.name, scope), choice.content_type, headers, clean=True)
