"""`/queries`: what strangers ask now becomes a list; with the token, one of them is ended."""

import os
from typing import Annotated

from fastapi import APIRouter, Header, Path
from starlette.responses import Response

from api.deps import BoardDep, SettingsDep, require_token
from api.schemas import answer, problems
from api.serving.board import Running
from api.serving.watch import CANCEL
from api.streams import json
from kg.errors import NotFound

router = APIRouter(prefix="/queries", tags=["operations"])
Authorization = Annotated[str | None, Header()]


@router.get("", response_class=Response, responses=answer(list[Running], 401, 403), summary="Queries that run")
def running(board: BoardDep, settings: SettingsDep, authorization: Authorization = None) -> Response:
    """The queries that are being answered now, the longest first; needs the token: they are others' questions."""
    require_token(settings, authorization)
    return json(sorted(board.running(), key=lambda one: -one.seconds))


@router.delete(
    "/{id}",
    status_code=204,
    response_class=Response,
    responses=problems(401, 403, 404) | {204: {"description": "It is ended; who asked it gets 503"}},
    summary="End a query",
)
def end(
    board: BoardDep,
    settings: SettingsDep,
    key: Annotated[str, Path(alias="id", description="The id in the list", max_length=40)],
    authorization: Authorization = None,
) -> Response:
    """End a query, with the process that answers it; needs the token."""
    require_token(settings, authorization)
    found = next((one for one in board.running() if one.id == key), None)
    if found is None:
        raise NotFound(f"no query {key} runs", "it may have ended: GET /queries lists those that run")
    os.kill(found.pid, CANCEL)
    return Response(status_code=204)
