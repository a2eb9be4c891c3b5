"""`/api/search`, `/api/suggest`: what somebody writes of a name becomes what bears it, with the form that fits."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import FiltersDep, PageDep, StoreDep
from api.schemas import answer
from api.streams import json
from kg.answers import search
from kg.answers.search import Found, Suggestions

router = APIRouter(prefix="/api", tags=["search"])

Kind = Literal["person", "body", "post", "event", "document"]
KindParam = Annotated[
    list[Kind] | None, Query(alias="kind", description="Only these kinds; may be given several times")
]
WrittenParam = Annotated[str, Query(description="What is written so far", max_length=200)]


@router.get("/search", response_class=Response, responses=answer(Found, 409), summary="Search by name")
def find(store: StoreDep, page: PageDep, filters: FiltersDep, kinds: KindParam = None) -> Response:
    """What bears the name `q` in any of its forms, has a small slip in it, or holds the words in its text."""
    return json(search.search(store, search.Query(page.name, tuple(kinds or ()), page.limit, page.offset, filters)))


@router.get("/suggest", response_class=Response, responses=answer(Suggestions), summary="Suggestions while typing")
def suggest(
    store: StoreDep,
    q: WrittenParam = "",
    kinds: KindParam = None,
    limit: Annotated[int, Query(ge=1, le=50)] = search.SUGGESTED,
) -> Response:
    """What may be meant by the beginning `q` of a name."""
    return json(search.suggest(store, q.strip(), tuple(kinds or ()), limit))
