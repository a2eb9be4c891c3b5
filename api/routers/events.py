"""`/api/events`: events, and one event with the post that each participant held that day."""

from fastapi import APIRouter
from starlette.responses import Response

from api.deps import KeyParam, PageDep, SettingsDep, StoreDep, name_or_iri
from api.schemas import answer
from api.streams import json
from kg.answers import event, events
from kg.answers.values import EventAnswer, EventRef, Listing

router = APIRouter(prefix="/api/events", tags=["events"])


@router.get("", response_class=Response, responses=answer(Listing[EventRef]), summary="Events")
def find(store: StoreDep, page: PageDep) -> Response:
    """Events whose names contain `q`, the latest first."""
    return json(events(store, page))


@router.get("/{id}", response_class=Response, responses=answer(EventAnswer, 409), summary="An event")
def show(store: StoreDep, settings: SettingsDep, key: KeyParam) -> Response:
    """An event with its participants, their roles, and the post that each held that day."""
    return json(event(store, name_or_iri(settings, "event", key)))
