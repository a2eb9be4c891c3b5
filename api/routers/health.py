"""`/healthz`: whether the service and its store answer, and how much the graph holds."""

from fastapi import APIRouter
from starlette.responses import Response

from api.deps import StoreDep
from api.schemas import answer
from api.streams import json
from kg.answers import overview
from kg.answers.values import Overview

router = APIRouter(tags=["health"])


@router.get("/healthz", response_class=Response, responses=answer(Overview), summary="Health")
def health(store: StoreDep) -> Response:
    """How much the graph holds; 503 when the store does not answer."""
    return json(overview(store))
