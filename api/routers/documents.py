"""`/api/documents`: documents, and one document with its text and the spans that claims were read from."""

from fastapi import APIRouter
from starlette.responses import Response

from api.deps import KeyParam, PageDep, SettingsDep, StoreDep, name_or_iri
from api.schemas import answer
from api.streams import json
from kg.answers import document, documents
from kg.answers.values import DocumentAnswer, Listing, Source

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("", response_class=Response, responses=answer(Listing[Source]), summary="Documents")
def find(store: StoreDep, page: PageDep) -> Response:
    """Documents whose titles contain `q`, the latest first."""
    return json(documents(store, page))


@router.get("/{id}", response_class=Response, responses=answer(DocumentAnswer, 409), summary="A document")
def show(store: StoreDep, settings: SettingsDep, key: KeyParam) -> Response:
    """A document with its text and its marked spans; offsets count Unicode code points."""
    return json(document(store, name_or_iri(settings, "document", key)))
