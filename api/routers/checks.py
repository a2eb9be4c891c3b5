"""`/api/checks`: the graph becomes what in it cannot be or should be looked at, with the words of both sides."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import SettingsDep, StoreDep
from api.schemas import answer
from api.streams import json
from kg.checking import Checks, Wanted, check

router = APIRouter(prefix="/api", tags=["checks"])


@router.get("/checks", response_class=Response, responses=answer(Checks), summary="Gaps, overlaps, contradictions")
def checks(
    store: StoreDep,
    settings: SettingsDep,
    rule: Annotated[str | None, Query(description="One rule alone, such as two-holders")] = None,
    acknowledged: Annotated[bool, Query(description="Those that somebody has seen too")] = False,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
) -> Response:
    """Two holders of a one-seat post, gaps, tenures outside the life of their body, impossible dates and the like."""
    return json(check(store, settings, Wanted(rule or None, acknowledged, limit, offset)))
