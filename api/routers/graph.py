"""`/api/graph`: the whole graph, or its network of people, bodies and events, in the formats of other programs."""

from typing import Annotated, Final

from fastapi import APIRouter, Header
from starlette.responses import Response

from api.deps import FormatParam, StoreDep
from api.formats import Format, choose
from api.schemas import written
from api.streams import stream
from kg.answers.exports import FORMATS, export

router = APIRouter(prefix="/api", tags=["graph"])

# node-link first: it is what comes when nothing is asked for.
OFFERS: Final = tuple(
    Format(item.name, item.media_type) for item in sorted(FORMATS.values(), key=lambda item: item.name != "node-link")
)


@router.get("/graph", response_class=Response, responses=written(OFFERS, 406), summary="The graph")
def graph(store: StoreDep, name: FormatParam = None, accept: Annotated[str | None, Header()] = None) -> Response:
    """The network as graphml, gexf, cytoscape, node-link or csv; the statements as turtle, trig, nquads or jsonld."""
    choice = choose(OFFERS, accept, name)
    filename = f'attachment; filename="archontology{FORMATS[choice.name].suffix}"'
    return stream(export(store, choice.name), choice.content_type, {"Vary": "Accept", "Content-Disposition": filename})
