"""A folder or an address in, an object out that answers questions: the same values from a store and from a service."""

from pathlib import Path
from types import TracebackType
from typing import Self, Unpack
from urllib.parse import quote

from kg import answers
from kg.answers.search import Found, Query, search
from kg.answers.values import Career, Holders, Officials
from kg.errors import NotFound
from kg.notebooks.asked import Days, period, terms
from kg.notebooks.related import Related
from kg.notebooks.source import OpenStore, Service, Source
from kg.store import open_store
from kg.text.sparql import is_iri
from ontology.terms import local


class Connection:
    """What is in a store. Names are any names or IRIs, days are ISO (2020-12-08).

    Methods raise NotFound, Ambiguous (with candidates), BadDate, InputError and StoreError of kg.errors.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.relations = Related(source)
        """Who sat where with whom: colleagues, ties, networks, measures."""

    def holders(self, post: str, body: str | None = None, **when: Unpack[Days]) -> Holders:
        """Who held a post (a title with its body, or an IRI): `on` a day, from `start` to `end`, or ever."""
        days, given = period(when), terms(when, post=post, body=body)
        return self._source.ask("/api/holders", Holders, given, lambda h: answers.holders(h.store, post, body, days))

    def career(self, person: str) -> Career:
        """All posts of a person in order, with ranks, honours, memberships and events."""
        route = f"/api/people/{_key(person)}/career"
        return self._source.ask(route, Career, {}, lambda h: answers.career(h.store, person))

    def officials(self, body: str, on: str | None = None) -> Officials:
        """Everyone who held a post of a body, on a day or ever."""
        route = f"/api/bodies/{_key(body)}/officials"
        return self._source.ask(route, Officials, {"on": on}, lambda h: answers.officials(h.store, body, on))

    def search(self, words: str, *kinds: str, limit: int = 20) -> Found:
        """What bears such a name, of these kinds (person, body, post, event, document); of all where none is named."""
        given = {"q": words, "kind": list(kinds), "limit": limit}
        return self._source.ask("/api/search", Found, given, lambda h: search(h.store, Query(words, kinds, limit)))

    def close(self) -> None:
        """Let go of the store: one process may hold a folder."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def connect(place: str, timeout: float = 60.0) -> Connection:
    """A connection to a folder, to a service of ours (http://…), or to a SPARQL endpoint (http://…).

    A folder that a server of this machine holds is asked through that server. Raises NotFound, StoreError.
    """
    if "://" in place:
        service = Service(place, timeout)
        if service.there():
            return Connection(service)
        service.close()
    elif not Path(place).is_dir():
        raise NotFound(f"there is no store at {place}", "fill one first: archontology ingest FILE...")
    return Connection(OpenStore(open_store(place, timeout)))


def _key(name: str) -> str:
    """What stands for an entity in a path: the end of its IRI, or its name."""
    return quote(local(name) if is_iri(name) else name, safe="")
