"""`/api/identity`, `/api/candidates`: two entities, or a kind, become what was judged and how alike they are."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import SettingsDep, StoreDep
from api.schemas import answer
from api.streams import json
from kg import identities
from kg.identities import CandidateAnswer, IdentityAnswer

router = APIRouter(prefix="/api", tags=["identity"])


@router.get("/identity", response_class=Response, responses=answer(IdentityAnswer, 409), summary="Are two one?")
def identity(
    store: StoreDep,
    settings: SettingsDep,
    a: Annotated[str, Query(description="An IRI, or a name that one alone bears", min_length=1, max_length=500)],
    b: Annotated[str, Query(description="Another of the same kind", min_length=1, max_length=500)],
) -> Response:
    """Whether two persons (bodies, posts) are one, who decided so and why, and how alike they are."""
    return json(identities.ask(store, settings, a, b))


@router.get("/candidates", response_class=Response, responses=answer(CandidateAnswer), summary="Who may be one?")
def candidates(
    store: StoreDep,
    settings: SettingsDep,
    kind: Literal["person", "body", "post"] = "person",
    least: Annotated[float, Query(ge=0, le=1, description="The least score")] = 0.5,
    limit: Annotated[int, Query(ge=1, le=1000)] = 50,
) -> Response:
    """Pairs that may be one and of which nobody has said same or different, the likeliest first, with the reasons."""
    return json(identities.candidates(store, settings, kind, least, limit))
