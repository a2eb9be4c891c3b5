"""`/api/counts`: the whole graph becomes what is counted over it: tenures by type, people by year, the largest bodies."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import StoreDep
from api.schemas import answer
from api.streams import json
from kg.answers import counts
from kg.answers.counts import InYear, OfBody, OfType

router = APIRouter(prefix="/api/counts", tags=["counts"])


@router.get(
    "/post-types", response_class=Response, responses=answer(tuple[OfType, ...]), summary="Tenures by type of post"
)
def of_types(store: StoreDep) -> Response:
    """How many tenures there are of each type of post, the most first."""
    return json(counts.tenures_by_post_type(store))


@router.get("/years", response_class=Response, responses=answer(tuple[InYear, ...]), summary="People in office by year")
def of_years(store: StoreDep) -> Response:
    """How many people the sources see in office in each year."""
    return json(counts.holders_by_year(store))


@router.get("/bodies", response_class=Response, responses=answer(tuple[OfBody, ...]), summary="The largest bodies")
def of_bodies(store: StoreDep, limit: Annotated[int, Query(ge=1, le=1000)] = 20) -> Response:
    """The bodies in which the most people are known to have held a post."""
    return json(counts.largest_bodies(store, limit))
