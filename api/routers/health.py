"""`/healthz`, `/readyz`, `/metrics`: whether the service and its store answer, whether it may be sent requests, its counts."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import SettingsDep, StoreDep
from api.metrics import MEDIA_TYPE, text
from api.schemas import answer, problems
from api.serving.store import FrontStore
from api.streams import json
from kg.answers import overview
from kg.answers.values import Overview
from kg.store.index import index_of

router = APIRouter(tags=["health"])


@dataclass(frozen=True, slots=True)
class Readiness:
    """Which generation is read, since when it is so; whether all that was written is in it, and whether it has its index."""

    generation: str
    made: str
    current: bool
    indexed: bool


@router.get("/healthz", response_class=Response, responses=answer(Overview), summary="Health")
def health(store: StoreDep) -> Response:
    """How much the graph holds; 503 when the store does not answer."""
    return json(overview(store))


@router.get("/readyz", response_class=Response, responses=answer(Readiness), summary="Readiness")
def ready(request: Request, store: StoreDep) -> Response:
    """Whether requests are answered and writes are taken; 503 when they are not, with what is in the way."""
    read, kept = store.generation(), request.app.state.store
    store.ask("ASK {}")
    written = kept.written() if isinstance(kept, FrontStore) else read
    made = read.made.isoformat(timespec="milliseconds")
    return json(Readiness(read.name, made, written == read, index_of(store) is not None))


@router.get(
    "/metrics",
    response_class=Response,
    responses=problems()
    | {200: {"description": "The metrics", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}},
    summary="Metrics for Prometheus",
)
def metrics(request: Request, store: StoreDep, settings: SettingsDep) -> Response:
    """Requests by route and status, queries that run and what ended others, the generation, the size of the store."""
    found = text(request.app.state.counting, store, settings.store)
    return Response(found, headers={"Content-Type": MEDIA_TYPE})
