"""`/api/log`: an entity or a fact becomes its history in the graph: what came, changed and went, when and why."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import StoreDep
from api.schemas import answer
from api.streams import json
from kg.answers.log import LogAnswer, log

router = APIRouter(prefix="/api", tags=["graph"])


@router.get("/log", response_class=Response, responses=answer(LogAnswer, 409), summary="History of an entity")
def history(
    store: StoreDep,
    entity: Annotated[
        str, Query(description="Any name, or the IRI of an entity or a fact", min_length=1, max_length=500)
    ],
) -> Response:
    """What came into the graph of it, what changed and what went: when, why, by which document and run."""
    return json(log(store, entity))
