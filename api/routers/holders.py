"""`/api/holders` and `/api/posts/{id}/holders`: a post and a day become those who held it, each with its evidence."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import KeyParam, PeriodDep, SettingsDep, StoreDep, iri
from api.schemas import answer
from api.streams import json
from kg.answers import holders, post_holders
from kg.answers.values import Holders

router = APIRouter(prefix="/api", tags=["posts"])

PredecessorsParam = Annotated[bool, Query(description="Count the holders of posts that it continues too")]


@router.get("/holders", response_class=Response, responses=answer(Holders, 409), summary="Holders of a post")
def of_title(
    store: StoreDep,
    post: Annotated[str, Query(description="A title (馆长) or the IRI of a post", min_length=1, max_length=500)],
    period: PeriodDep,
    body: Annotated[str | None, Query(description="Any name or the IRI of a body", max_length=500)] = None,
    predecessors: PredecessorsParam = False,
) -> Response:
    """Who held the post of the body on a day, between two days, or ever; with the posts that it continues, or without."""
    return json(holders(store, post, body or None, period, predecessors))


@router.get("/posts/{id}/holders", response_class=Response, responses=answer(Holders), summary="Holders of this post")
def of_post(
    store: StoreDep,
    settings: SettingsDep,
    key: KeyParam,
    period: PeriodDep,
    predecessors: PredecessorsParam = False,
) -> Response:
    """Who held this post on a day, between two days, or ever."""
    return json(post_holders(store, iri(settings, "post", key), period, predecessors))
