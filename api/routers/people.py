"""`/api/people`: a name or an id becomes people and their careers, each fact with its evidence."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import KeyParam, PageDep, RelationsDep, SettingsDep, StoreDep, name_or_iri
from api.schemas import answer
from api.streams import json
from kg.answers import career, people
from kg.answers.movements import Neighbours, neighbours
from kg.answers.ties.asking import Asked
from kg.answers.ties.values import Ties
from kg.answers.values import Career, Item, Listing

HopsParam = Annotated[int, Query(ge=1, le=2, description="1: colleagues; 2: their colleagues")]
LimitParam = Annotated[int, Query(ge=1, le=1000)]
router = APIRouter(prefix="/api/people", tags=["people"])


@router.get("", response_class=Response, responses=answer(Listing[Item]), summary="People by name")
def find(store: StoreDep, page: PageDep) -> Response:
    """People whose names contain `q`."""
    return json(people(store, page))


@router.get("/{id}", response_class=Response, responses=answer(Career, 409), summary="A person")
@router.get("/{id}/career", response_class=Response, responses=answer(Career, 409), summary="A person's career")
def show(store: StoreDep, settings: SettingsDep, key: KeyParam) -> Response:
    """All posts of a person in order, with ranks, honours, memberships and events."""
    return json(career(store, name_or_iri(settings, "person", key)))


@router.get("/{id}/colleagues", response_class=Response, responses=answer(Ties, 409), summary="A person's colleagues")
def near(
    relations: RelationsDep, settings: SettingsDep, key: KeyParam, hops: HopsParam = 1, limit: LimitParam = 100
) -> Response:
    """Who served with the person in a body, certainly or possibly; with `hops=2` who did with them, and is none."""
    return json(relations.colleagues(name_or_iri(settings, "person", key), Asked(), limit, hops))


@router.get(
    "/{id}/co-participants",
    response_class=Response,
    responses=answer(Ties, 409),
    summary="Who took part in the same events",
)
def met(relations: RelationsDep, settings: SettingsDep, key: KeyParam, limit: LimitParam = 100) -> Response:
    """The people and bodies that took part in events of the person, those of the most events first."""
    return json(relations.co_participants(name_or_iri(settings, "person", key), Asked(), limit))


@router.get(
    "/{id}/{which}",
    response_class=Response,
    responses=answer(tuple[Neighbours, ...], 409),
    summary="Who was before, after or above a person",
)
def beside(
    store: StoreDep, settings: SettingsDep, key: KeyParam, which: Literal["before", "after", "above"]
) -> Response:
    """Of each post of the person who is known before or after; or who may have been head where they were deputy."""
    return json(neighbours(store, name_or_iri(settings, "person", key), which))
