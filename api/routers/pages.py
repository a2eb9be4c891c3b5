"""The pages that are no entity's: start, search, the four lists, and the description of the interface."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from api.asked import dates
from api.deps import (
    FiltersDep,
    KeyParam,
    PageDep,
    PagesDep,
    RelationsDep,
    SettingsDep,
    StoreDep,
    name_or_iri,
)
from api.schemas import describe
from api.shield import FRAMED
from kg.answers import bodies, documents, events, overview, people
from kg.answers import search as searching
from kg.answers.checks import RULES
from kg.answers.kept import CLASSES
from kg.answers.names import descriptions
from kg.answers.questions import fill, iri, is_iri, literal, name
from kg.answers.search import Query
from kg.answers.search_scores import is_any
from kg.answers.ties.asking import Asked
from kg.answers.values import Page
from kg.checking import Wanted, check
from kg.decided import decided
from kg.identities import KINDS, candidates
from kg.store.protocol import Store
from ontology.terms import AO

router = APIRouter(include_in_schema=False)

LEAST: Final = 0.5
"""How alike two must be to be asked about, from 0 to 1."""

_FEW: Final = {"people": 36, "bodies": 12, "events": 8, "documents": 8}
_LISTS: Final = {"people": people, "bodies": bodies, "events": events, "documents": documents}

_ASKED: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "people": ("entities", {"class": iri(AO.Person)}),
    "bodies": ("entities", {"class": iri(AO.Body)}),
    "events": ("event-list", {}),
    "documents": ("document-list", {}),
}
"""The question that a list answers."""
_SOME: Final = "LIMIT 1000"


def _some(store: Store) -> dict[str, Any]:
    return {kind: ask(store, Page(limit=_FEW[kind])) for kind, ask in _LISTS.items()}


@router.get("/")
def start(request: Request, store: StoreDep, pages: PagesDep) -> HTMLResponse:
    """What the graph holds, and some of each kind."""
    return pages.render(request, "start.html", overview=overview(store), found=_some(store), asks=fill("overview"))


@router.get("/search")
def search(request: Request, store: StoreDep, pages: PagesDep, page: PageDep, filters: FiltersDep) -> HTMLResponse:
    """What bears a name, of every kind or of one, of all or of what belongs to a body, a region or a period."""
    asked = Query(page.name, tuple(request.query_params.getlist("kind")), page.limit, page.offset, filters)
    when = dates(request.query_params)
    found = searching.search(store, asked) if is_any(page.name) and not when.wrong else None
    values: dict[str, Any] = {"name": page.name, "asked": asked, "when": when, "found": found}
    asks = fill("names", name=name(page.name), **{"class": " ".join(iri(AO[one]) for one in CLASSES)})
    return pages.render(request, "search.html", status=when.status, **values, asks=asks)


@router.get("/people")
@router.get("/bodies")
@router.get("/events")
@router.get("/documents")
def listing(request: Request, store: StoreDep, pages: PagesDep, page: PageDep) -> HTMLResponse:
    """All of one kind, page by page."""
    kind = request.scope["route"].path.strip("/")
    question, terms = _ASKED[kind]
    asks = fill(question, **terms, part=literal(page.name), limit=page.limit, offset=page.offset)
    return pages.render(request, "list.html", kind=kind, name=page.name, listing=_LISTS[kind](store, page), asks=asks)


@router.get("/people/{id}/colleagues")
def colleagues(
    request: Request, relations: RelationsDep, settings: SettingsDep, pages: PagesDep, page: PageDep, key: KeyParam
) -> HTMLResponse:
    """Who served in one body with a person at one time; the page of the person lists the first of them."""
    target = name_or_iri(settings, "person", key)
    ties = relations.colleagues(target, Asked(), page.limit)
    asks = fill("describe", entity=iri(ties.person.iri))
    return pages.render(request, "colleagues.html", ties=ties, asks=asks)


@router.get("/explore")
def explore(request: Request, store: StoreDep, pages: PagesDep) -> HTMLResponse:
    """The network as a picture that grows as the reader asks; `embed=1` for a frame of another site's page."""
    embedded = request.query_params.get("embed") == "1"
    seeds = [request.app.state.settings.base + key.partition("~")[0] for key in request.query_params.getlist("show")]
    named = [one for one in seeds if is_iri(one)]
    asks = fill("describe", entity=" ".join(map(iri, named))) if named else fill("dated-tenures") + _SOME
    values: dict[str, Any] = {"overview": overview(store), "seeds": seeds, "embedded": embedded, "asks": asks}
    return pages.render(request, "explore.html", headers=FRAMED if embedded else {}, **values)


@router.get("/checks")
def curating(request: Request, store: StoreDep, settings: SettingsDep, pages: PagesDep, page: PageDep) -> HTMLResponse:
    """What should be looked at, what may be one, what is one and was decided, for a curator to say something of."""
    query = request.query_params
    wanted = Wanted(query.get("rule") or None, query.get("acknowledged") == "1", page.limit, page.offset)
    kind = query.get("kind") if query.get("kind") in KINDS.values() else "person"
    pairs = candidates(store, settings, str(kind), LEAST, page.limit)
    values: dict[str, Any] = {"wanted": wanted, "found": check(store, settings, wanted), "rules": RULES, "pairs": pairs}
    ends = {end.iri: end.label for pair in pairs.pairs for end in (pair.a, pair.b)}
    values["places"] = descriptions(store, str(kind).capitalize(), ends) if ends else {}
    asks = fill("lint-tenures") + _SOME
    return pages.render(request, "checks.html", **values, decided=decided(store, settings), asks=asks)


@router.get("/docs")
def interface(request: Request, pages: PagesDep) -> HTMLResponse:
    """The routes of the service, from the OpenAPI document; nothing is loaded from elsewhere."""
    return pages.render(request, "docs.html", api=describe(request.app))
