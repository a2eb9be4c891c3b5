"""The settings of the environment become the service: `uvicorn --factory api.app:create`."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Final

from brotli_asgi import BrotliMiddleware
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from api.conditional import Conditional
from api.direct import Direct
from api.errors import Problem, in_language, problem, problem_of_status, respond
from api.formats import names_page
from api.logs import MARKS
from api.methods import Methods
from api.metrics import Counting
from api.pages import Pages
from api.requesting import Requesting, places
from api.routers import (
    bodies,
    checks,
    counts,
    documents,
    entities,
    events,
    graph,
    graph_store,
    health,
    holders,
    identity,
    log,
    pages,
    people,
    queries,
    relations,
    search,
    sparql,
    writing,
)
from api.schemas import describe
from api.scripts import STATIC
from api.serving.board import Board
from api.serving.tally import Tally
from api.shield import Shield
from api.texts import language_of
from kg.answers.partitions import Counted
from kg.answers.ties.kept import Projections
from kg.catalogue import say
from kg.errors import ArchontologyError
from kg.settings import Settings
from kg.store import Store, open_store

ROUTERS: Final = (
    sparql,
    graph_store,
    holders,
    people,
    bodies,
    events,
    documents,
    graph,
    health,
    queries,
    writing,
    identity,
    log,
    checks,
    counts,
    relations,
    search,
    entities,
    pages,
)
"""In this order: the first that a path fits answers."""
# Answers for programs: their errors are problem+json even to a browser.
_PROGRAMS: Final = (
    "/api/",
    "/sparql",
    "/rdf-graph-store",
    "/queries",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.store = app.state.opening()
    try:
        yield
    finally:
        app.state.store.close()


def _wants_page(request: Request) -> bool:
    return names_page(request.headers.get("accept")) and not request.url.path.startswith(_PROGRAMS)


def _language(request: Request) -> str:
    """The language of an error: of a page that of all pages; of data English, unless Chinese is asked for or liked best."""
    asked, accepted = request.query_params.get("lang"), request.headers.get("accept-language")
    return language_of(asked, accepted, otherwise="zh" if _wants_page(request) else "en")


def _answer(request: Request, problem: Problem) -> Response:
    """A problem as JSON, or as a page to a person who looked for one."""
    language = _language(request)
    said = in_language(problem, language)
    if not _wants_page(request):
        response = respond(said)
        response.headers.update({"Content-Language": language, "Vary": "Accept-Language"})
        return response
    pages: Pages = request.app.state.pages
    return pages.render(request, "error.html", status=said.status, headers=dict(said.headers), problem=said)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ArchontologyError)
    return _answer(request, problem(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = f"{request.method} {request.url.path}: {say(str(error.detail), _language(request))}"
    return _answer(request, problem_of_status(error.status_code, detail, error.headers))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    language = _language(request)
    detail = "; ".join(f"{item['loc'][-1]}: {say(item['msg'], language)}" for item in error.errors())
    return _answer(request, problem_of_status(400, detail))


def _failed(request: Request, _error: Exception) -> Response:
    # Starlette logs the error with its traceback; who asked learns that it is ours, not what it was.
    headers = {"X-Request-ID": MARKS.get().request}
    return _answer(request, problem_of_status(500, f"{request.method} {request.url.path}: the service failed", headers))


_ERRORS: Final[dict[type[Exception], Callable[[Request, Exception], Response]]] = {
    ArchontologyError: _told,
    HTTPException: _http,
    RequestValidationError: _invalid,
    Exception: _failed,
}
"""How each kind of error is told."""


def create(
    settings: Settings | None = None,
    opening: Callable[[], Store] | None = None,
    board: Board | None = None,
    counts: tuple[Tally, int] | None = None,
) -> FastAPI:
    """The application over the store that `opening` opens; without, over the one that `settings` name.

    Settings are by default those of the environment; `board` shows the queries that readers answer, `counts` is where
    this process counts requests, in the part of this number. Raises InputError,
    StoreError.
    """
    app = FastAPI(
        title="archontology",
        version=version("archontology"),
        description="Who held which office, when: every fact with its certainty and the words that say it.",
        lifespan=_lifespan,
        docs_url=None,  # FastAPI's own pages load scripts from elsewhere; ours is /docs
        redoc_url=None,
        openapi_url="/openapi.json",
        # /metrics and the log tell what there is to tell
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    chosen = settings or Settings.read()
    app.state.settings = chosen
    app.state.opening = opening or (lambda: open_store(chosen.store, chosen.timeout))
    app.state.board = board
    app.state.counted = Counted()
    app.state.projections = Projections()
    app.state.pages = Pages(app.state.settings, app.version)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    for router in ROUTERS:
        app.include_router(router.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for kind, told in _ERRORS.items():
        app.add_exception_handler(kind, told)
    _wrap(app, board, counts)
    return app


def _wrap(app: FastAPI, board: Board | None, counts: tuple[Tally, int] | None) -> None:
    """What every request passes on its way to its route; the last one that is added sees it first."""
    routed = [route for module in ROUTERS for route in module.router.routes]
    app.add_middleware(Direct)
    app.add_middleware(Methods, routes=routed)
    app.add_middleware(BrotliMiddleware, quality=4, minimum_size=1024)
    # What others write to an endpoint begins no generation: its answers are asked for each time.
    app.add_middleware(Conditional, keeps=board is not None)
    app.add_middleware(Shield)
    routes = places([*app.routes, *routed])
    app.state.counting = Counting(None if counts is None else counts[0], board, routes)
    app.add_middleware(Requesting, routes=routes, part=None if counts is None else counts[0].parts[counts[1]])
