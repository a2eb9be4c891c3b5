"""`/queries`: what strangers ask now becomes a list; with the token, one of them is ended."""

import os
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.access import allow
from api.deps import BoardDep
from api.schemas import answer, problems
from api.serving.board import Running
from api.serving.watch import CANCEL
from api.streams import json
from kg.errors import NotFound

router = APIRouter(prefix="/queries", tags=["operations"])


@router.get("", response_class=Response, responses=answer(list[Running], 401, 403), summary="Queries that run")
def running(request: Request, board: BoardDep) -> Response:
    """The queries that are being answered now, the longest first; needs the token: they are others' questions."""
    allow(request, "operate")
    return json(sorted(board.running(), key=lambda one: -one.seconds))


@router.delete(
    "/{id}",
    status_code=204,
    response_class=Response,
    responses=problems(401, 403) | {204: {"description": "It is ended; who asked it gets 503"}},
    summary="End a query",
)
def end(
    request: Request,
    board: BoardDep,
    key: Annotated[str, Path(alias="id", description="The id in the list", max_length=40)],
) -> Response:
    """End a query, with the process that answers it; needs the token."""
    allow(request, "operate")
    found = next((one for one in board.running() if one.id == key), None)
    if found is None:
        raise NotFound(f"no query {key} runs", "it may have ended: GET /queries lists those that run")
    os.kill(found.pid, CANCEL)
    return Response(status_code=204)
