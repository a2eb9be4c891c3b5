"""`/api/bodies`: a name or an id becomes bodies and their officials, each fact with its evidence."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import KeyParam, OnParam, PageDep, SettingsDep, StoreDep, name_or_iri
from api.schemas import answer
from api.streams import json
from kg.answers import bodies, body, officials
from kg.answers.hierarchy import Hierarchy, hierarchy
from kg.answers.lineage import BodyHistory, history
from kg.answers.movements import Movements, changes
from kg.answers.values import BodyAnswer, Item, Listing, Officials

router = APIRouter(prefix="/api/bodies", tags=["bodies"])


@router.get("", response_class=Response, responses=answer(Listing[Item]), summary="Bodies by name")
def find(store: StoreDep, page: PageDep) -> Response:
    """Bodies one of whose names contains `q`."""
    return json(bodies(store, page))


@router.get("/{id}", response_class=Response, responses=answer(BodyAnswer, 409), summary="A body")
def show(store: StoreDep, settings: SettingsDep, key: KeyParam) -> Response:
    """A body with its names, posts, honours and events."""
    return json(body(store, name_or_iri(settings, "body", key)))


@router.get(
    "/{id}/history",
    response_class=Response,
    responses=answer(BodyHistory, 409),
    summary="A body over time",
)
def past(store: StoreDep, settings: SettingsDep, key: KeyParam, on: OnParam = None) -> Response:
    """What it was called, what hung at its door, whose it was and what became of it, on a day, in a month or a year, or ever."""
    return json(history(store, name_or_iri(settings, "body", key), on or None))


@router.get(
    "/{id}/hierarchy",
    response_class=Response,
    responses=answer(Hierarchy, 409),
    summary="Above and below a body",
)
def tree(store: StoreDep, settings: SettingsDep, key: KeyParam) -> Response:
    """The bodies above it and below it at any time, each with its time and the change that says so."""
    return json(hierarchy(store, name_or_iri(settings, "body", key)))


@router.get(
    "/{id}/officials",
    response_class=Response,
    responses=answer(Officials, 409),
    summary="Officials of a body",
)
def staff(store: StoreDep, settings: SettingsDep, key: KeyParam, on: OnParam = None) -> Response:
    """Everyone who held a post of the body, on a day, in a month or a year, or ever."""
    return json(officials(store, name_or_iri(settings, "body", key), on or None))


@router.get(
    "/{id}/changes",
    response_class=Response,
    responses=answer(Movements, 409),
    summary="Who came and who went",
)
def moves(
    store: StoreDep,
    settings: SettingsDep,
    key: KeyParam,
    start: Annotated[
        str, Query(alias="from", description="The earlier day (2019-03-15), or a month or year, which counts whole")
    ],
    end: Annotated[str, Query(alias="to", description="The later day, or the month or year with which it ends")],
) -> Response:
    """Who came to and who went from posts of the body after the first day and by the last."""
    return json(changes(store, name_or_iri(settings, "body", key), start, end))
