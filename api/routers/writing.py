"""`/api/documents`, `/api/judgements`, `/api/decisions`, `/api/attributions`, `/api/acknowledgements`: what people send."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.access import allow
from api.deps import SettingsDep, StoreDep
from api.incoming import body
from api.schemas import answer
from api.streams import json
from kg import checking, identities, keeping
from kg.attributing import Given, Giving
from kg.checking import Seen
from kg.deciding import Ruling
from kg.decisions.acknowledgements import Acknowledgement
from kg.decisions.moment import now
from kg.decisions.statuses import Decision
from kg.settings import Settings
from kg.store.protocol import Store

if TYPE_CHECKING:
    from kg.pipeline import Summary

router = APIRouter(prefix="/api", tags=["writing"])
_DOCUMENT: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
Who = Annotated[str, Field(max_length=200, description="Who says so")]
Why = Annotated[str, Field(max_length=2000, description="Why; it stands beside what is said")]
What = Annotated[str, Field(max_length=2000)]


class JudgementBody(BaseModel):
    """Whether two entities, by IRI or unambiguous name, are one."""

    a: What
    b: What
    verdict: Literal["same", "different", "unsure", "undo"]
    reason: Why = ""
    by: Who


class DecisionBody(BaseModel):
    """Whether a claim holds: accepted, rejected, disputed, superseded, candidate; reset takes the last word back."""

    claim: What
    status: What
    reason: Why = ""
    by: Who


class AttributionBody(BaseModel):
    """Whom claims are about: `to` is an IRI or a name, empty for another of the name who is not in the graph yet.

    `undo` takes the last word back. `of` is whom they are about so far; it may be empty where they name one person.
    """

    claims: Annotated[list[What], Field(min_length=1, max_length=500)]
    of: What = ""
    to: What = ""
    reason: Why = ""
    by: Who


class AcknowledgementBody(BaseModel):
    """That a finding of the checks was seen and may stand; `again` shows it again."""

    finding: What
    reason: Why = ""
    by: Who
    again: bool = False


@dataclass(frozen=True, slots=True)
class Ingested:
    """What the document changed: whether its graph did, how many claims it makes, how many sentences were not read."""

    document: str
    changed: bool
    claims: int
    unread: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What was kept: the IRIs of the two, and what was said of them, by whom, when (UTC)."""

    kind: str
    a: str
    b: str
    verdict: str
    reason: str
    by: str
    on: str


@router.post("/documents", response_class=Response, responses=answer(Ingested, 401, 403, 413), openapi_extra=_DOCUMENT)
async def ingest(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    name: Annotated[
        str,
        Query(
            description="The name of its file, or its URL: it tells the kind, and which document it is", max_length=2000
        ),
    ],
) -> Response:
    """Read a document (a text, an HTML page, CSV, XLSX) and make the graph say exactly what it says; needs the token."""
    allow(request, "ingest")
    content = await body(request, settings.max_document)
    done = await run_in_threadpool(_read, content, name, store, settings)
    return json(Ingested(name, bool(done.changed), done.claims, done.unread))


def _read(content: bytes, name: str, store: Store, settings: Settings) -> "Summary":
    from kg import pipeline  # with the network that finds names: a service that only answers starts without

    return pipeline.ingest_content(content, name, store, settings)


@router.post("/judgements", response_class=Response, responses=answer(Judged, 401, 403, 409))
def judge(request: Request, store: StoreDep, settings: SettingsDep, said: JudgementBody) -> Response:
    """Say that two are one, are not, or take it back; the facts follow; needs the token."""
    allow(request, "judge")
    word = identities.word((said.a, said.b), said.verdict, (said.reason, said.by, now()))
    kept = keeping.judge(store, settings, word)
    return json(Judged(kept.kind, kept.a, kept.b, kept.verdict.value, kept.reason, kept.by, kept.on))


@router.post("/decisions", response_class=Response, responses=answer(Decision, 401, 403))
def decide(request: Request, store: StoreDep, settings: SettingsDep, said: DecisionBody) -> Response:
    """Say whether a claim holds; the facts follow; needs the token."""
    from kg import pipeline  # see _read

    allow(request, "judge")
    return json(pipeline.decide(store, settings, Ruling(said.claim, said.status, said.reason, said.by, now())))


@router.post("/attributions", response_class=Response, responses=answer(Given, 401, 403, 409))
def give(request: Request, store: StoreDep, settings: SettingsDep, said: AttributionBody) -> Response:
    """Say that claims are about another person or body, or take it back; the facts follow; needs the token."""
    from kg import pipeline  # see _read

    allow(request, "judge")
    asked = Giving(tuple(said.claims), said.of, said.to, said.reason, said.by, now())
    return json(pipeline.give(store, settings, asked))


@router.post("/acknowledgements", response_class=Response, responses=answer(Acknowledgement, 401, 403))
def acknowledge(request: Request, store: StoreDep, settings: SettingsDep, said: AcknowledgementBody) -> Response:
    """Say that a finding was seen and may stand; needs the token."""
    allow(request, "judge")
    seen = Seen(said.finding, said.reason, said.by, now(), said.again)
    return json(checking.acknowledge(store, settings, seen))
