"""`/id/{kind}/{id}`: an entity's IRI becomes its page, or what the graph says of it in RDF, by Accept or `format=`."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Path, Request
from starlette.responses import Response

from api.deps import FormatParam, PagesDep, SettingsDep, StoreDep, iri
from api.formats import GRAPHS, HTML, choose
from api.incoming import address
from api.schemas import written
from api.streams import stream
from api.views import view
from kg.answers import merged, sparql
from kg.decided import told
from kg.identities import KINDS
from ontology.terms import local

router = APIRouter(tags=["entities"])

OFFERS: Final = (HTML, *GRAPHS)


def _alternates(address: str) -> dict[str, str]:
    """The Link header: the same entity in the other formats."""
    links = [f'<{address}?format={offer.name}>; rel="alternate"; type="{offer.media_type}"' for offer in OFFERS]
    return {"Link": ", ".join(links), "Vary": "Accept, Accept-Language"}


@router.get("/id/{kind}/{id}", response_class=Response, responses=written(OFFERS, 406), summary="An entity")
def entity(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    pages: PagesDep,
    kind: Annotated[str, Path(description="person, body, post, event, document, tenure, claim, span ...")],
    key: Annotated[str, Path(alias="id", description="The last part of the IRI")],
    name: FormatParam = None,
    accept: Annotated[str | None, Header()] = None,
) -> Response:
    """The entity whose IRI ends in `kind/id`, whatever the IRIs of the graph start with."""
    target = iri(settings, kind, key)
    if (now := merged.canonical(store, [target])[target]) != target:
        # Two entities turned out to be one: whoever kept the old IRI is sent on, for good and with the same method.
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=308, headers={"Location": f"/id/{kind}/{local(now)}{query}", "Vary": "Accept"})
    choice = choose(OFFERS, accept, name)
    headers = _alternates(address(request))
    if choice.name != HTML.name:
        return stream(sparql.write(sparql.describe(store, target), choice.name), choice.content_type, headers)
    page = view(store, kind, target, request.query_params)
    data = f"/api/{page.data}/{key}" if page.data else None
    fixed: dict[str, Any] = {"status": page.status, "headers": headers, "here": request.url.path, "data": data}
    if kind in KINDS.values():
        fixed["told"] = told(store, settings, target)
    return pages.render(request, page.template, **fixed, **page.values)
