"""Where answers come from: a store that this process opens, or a service that is asked over HTTP; the same values of both."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, TypeVar, cast

import httpx

from kg.answers.revived import revived
from kg.answers.ties.kept import Projections
from kg.answers.ties.relations import Relations
from kg.errors import (
    Ambiguous,
    ArchontologyError,
    BadDate,
    Candidate,
    InputError,
    LimitExceeded,
    NotFound,
    StoreError,
)
from kg.store import Store

T = TypeVar("T")
Terms = Mapping[str, Any]
"""The parameters of a route; those that are None are left out."""
_ERRORS: Final[dict[str, type[ArchontologyError]]] = {
    "not-found": NotFound,
    "bad-date": BadDate,
    "limit-exceeded": LimitExceeded,
    "store-unavailable": StoreError,
}


class Here:
    """A store of this process, and its relations when they are first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._projections = Projections(1)

    @property
    def relations(self) -> Relations:
        """The relations of what the store holds now."""
        return Relations(self.store, self._projections.of(self.store))


class Source(Protocol):
    """What can be asked."""

    def ask(self, route: str, kind: Any, terms: Terms, here: Callable[[Here], T]) -> T:
        """The answer of the route with these terms, a value of `kind`; `here` answers the same from a store."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class OpenStore:
    """A store that this process opened: a folder or a SPARQL endpoint."""

    def __init__(self, store: Store) -> None:
        self._here = Here(store)

    def ask(self, route: str, kind: Any, terms: Terms, here: Callable[[Here], T]) -> T:  # noqa: ARG002
        """See Source.ask."""
        return here(self._here)

    def close(self) -> None:
        """See Source.close."""
        self._here.store.close()


class Service:
    """A service of ours at an address."""

    def __init__(self, address: str, timeout: float) -> None:
        self._client = httpx.Client(base_url=address.rstrip("/"), timeout=timeout, follow_redirects=True)

    def there(self) -> bool:
        """Whether a service of ours answers there. Raises StoreError where nothing does."""
        try:
            found = self._client.get("/openapi.json")
        except httpx.HTTPError as error:
            raise StoreError(f"{self._client.base_url} does not answer: {error}", "is it up?") from None
        return found.status_code == 200 and b'"title":"archontology"' in found.content

    def ask(self, route: str, kind: Any, terms: Terms, here: Callable[[Here], T]) -> T:  # noqa: ARG002
        """See Source.ask. Raises the error that the service tells."""
        given = {name: str(value).lower() if isinstance(value, bool) else value for name, value in terms.items()}
        try:
            answer = self._client.get(route, params={name: one for name, one in given.items() if one is not None})
        except httpx.HTTPError as error:
            raise StoreError(f"{self._client.base_url}{route} does not answer: {error}", "is it up?") from None
        if answer.status_code != 200:
            raise _told(answer)
        return cast(T, revived(kind, answer.json()))

    def close(self) -> None:
        """See Source.close."""
        self._client.close()


def _told(answer: httpx.Response) -> ArchontologyError:
    """The error of a problem+json answer."""
    if "problem+json" not in answer.headers.get("content-type", ""):
        return StoreError(f"{answer.url} answered {answer.status_code}", "is it a service of archontology?")
    problem = answer.json()
    detail, hint, name = problem["detail"], problem.get("hint", ""), problem["type"].rsplit("/", 1)[-1]
    if name == "ambiguous":
        return Ambiguous(detail, tuple(Candidate(**one) for one in problem["candidates"]), hint)
    return _ERRORS.get(name, InputError)(detail, hint)
