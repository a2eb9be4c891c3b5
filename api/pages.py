"""A template and the values of an answer become a page in the reader's language."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.scripts import Built
from api.texts import language_of, texts
from api.visible import days, visible
from api.wording import Wording
from kg.answers.questions import fill, iri
from kg.catalogue import LANGUAGES
from kg.settings import Settings
from ontology.terms import local

FOLDER: Final = Path(__file__).parent / "templates"


class Links:
    """Addresses on the pages of one request: they keep a language that was chosen by `?lang=`."""

    def __init__(self, request: Request, base: str) -> None:
        self._root: str = request.scope.get("root_path", "")
        self._request = request
        self._base = base
        asked = request.query_params.get("lang")
        self.language = asked if asked in LANGUAGES else None

    def url(self, path: str, /, **query: str | int | None) -> str:
        """The address of `path` with the given parameters; None leaves one out."""
        given = {key: value for key, value in ({"lang": self.language} | query).items() if value not in (None, "")}
        return self._root + path + ("?" + urlencode(given) if given else "")

    def entity(self, iri: str, fragment: str = "", **query: str | int | None) -> str:
        """The page of the entity `iri`: ours by its path whatever the base is, a stranger's by its own address."""
        if not iri.startswith(self._base):
            return iri if iri.startswith(("http://", "https://")) else "#"
        path = self.url("/id/" + quote(iri.removeprefix(self._base), safe="/~"), **query)
        return path + (f"#{fragment}" if fragment else "")

    @property
    def root(self) -> str:
        """Where the service is mounted; empty at the root of its host."""
        return self._root

    @property
    def base(self) -> str:
        """What the IRIs of the graph's own entities begin with."""
        return self._base

    def colleagues(self, person: str) -> str:
        """The page of those who served with the person of this IRI."""
        return self.url(f"/people/{quote(local(person), safe='~')}/colleagues")

    def short(self, iri: str) -> str:
        """person/wenren for an IRI of this graph, as the explorer's addresses have it; another IRI stays."""
        return iri.removeprefix(self._base)

    def about(self, here: str) -> str:
        """The query of what the graph says of the entity whose page is at the path `here`."""
        return fill("describe", entity=iri(self._base + unquote(here.partition("/id/")[2])))

    def static(self, name: str) -> str:
        """The address of a file of api/static."""
        return f"{self._root}/static/{name}"

    def data(self, path: str) -> str:
        """The same answer as data: `path` with the parameters of this page."""
        return self.url(path, **dict(self._request.query_params))

    def same(self, **changed: str | int | None) -> str:
        """This page with some parameters changed."""
        return self.url(self._request.url.path.removeprefix(self._root), **(dict(self._request.query_params) | changed))


class Pages:
    """The templates of api/templates. `finalize` shows hidden characters; autoescape shows markup as text."""

    def __init__(self, settings: Settings, version: str) -> None:
        self._settings = settings
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=visible,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"local": local, "days": days}
        self._environment.globals |= {"version": version}
        self._built = Built()

    def render(
        self,
        request: Request,
        template: str,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        **values: Any,
    ) -> HTMLResponse:
        """The page as an answer. Raises UndefinedError for a name that neither has."""
        language = language_of(request.query_params.get("lang"), request.headers.get("accept-language"))
        t = texts(language)
        body = self._environment.get_template(template).render(
            t=t,
            lang=language,
            links=Links(request, self._settings.base),
            wording=Wording(language, t),
            scripts=self._built.now(),
            **values,
        )
        fixed = {"Content-Language": language, "Vary": "Accept, Accept-Language"}
        return HTMLResponse(body, status, headers=fixed | (headers or {}))
