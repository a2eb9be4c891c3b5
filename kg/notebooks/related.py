"""The questions about relations as methods: docs/relations.md says what each means."""

from dataclasses import replace
from typing import Any, Final, Unpack

from kg.answers.ties import asking
from kg.answers.ties.asking import Asked
from kg.answers.ties.values import (
    Bridges,
    Chains,
    Communities,
    Hierarchy,
    Network,
    Ranking,
    Stations,
    Succession,
    Ties,
)
from kg.notebooks.asked import When, asked, terms
from kg.notebooks.source import Source

_AT: Final = "/api/relations/"
_ALL: Final = "tenure,participation,hierarchy"


class Related:
    """Who sat where with whom. All methods but two take `on=`, or `start=` and `end=`, and `certainly=True`."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def ego(
        self,
        entity: str,
        hops: int = 1,
        kinds: str = _ALL,
        limit: int = 500,
        words: bool = False,
        **when: Unpack[When],
    ) -> Network:
        """What is within one to three edges of a person, a body or an event; with `words`, each edge with its evidence."""
        given = terms(when, entity=entity, hops=hops, kinds=kinds, limit=limit, words=words)
        about = replace(_kinds(when, kinds), words=words)
        return self._source.ask(f"{_AT}ego", Network, given, lambda h: h.relations.ego(entity, hops, about, limit))

    def network(
        self,
        body: str | None = None,
        region: str | None = None,
        limit: int = 500,
        words: bool = False,
        **when: Unpack[When],
    ) -> Network:
        """A body, or all bodies of a region, with all who served in them and what they took part in; `words` as for `ego`."""
        given = terms(when, body=body, region=region, limit=limit, words=words)
        about = replace(_kinds(when, _ALL), words=words)
        return self._source.ask(
            f"{_AT}network", Network, given, lambda h: h.relations.network(body, region, about, limit)
        )

    def ties(self, a: str, b: str, k: int = 1, through: str = "both", **when: Unpack[When]) -> Chains:
        """The `k` shortest chains of people between two, through bodies, events or both."""
        about = asked(when, asking.through(through))
        given = terms(when, a=a, b=b, k=k, through=through)
        return self._source.ask(f"{_AT}ties", Chains, given, lambda h: h.relations.ties(a, b, about, k))

    def colleagues(self, person: str, hops: int = 1, limit: int = 100, **when: Unpack[When]) -> Ties:
        """Who served in the same bodies at the same time; with two hops, who did with those."""
        given, about = terms(when, entity=person, hops=hops, limit=limit), asked(when)
        return self._source.ask(
            f"{_AT}colleagues", Ties, given, lambda h: h.relations.colleagues(person, about, limit, hops)
        )

    def co_participants(self, person: str, limit: int = 100, **when: Unpack[When]) -> Ties:
        """Who took part in the same events."""
        given, about = terms(when, entity=person, limit=limit), asked(when)
        return self._source.ask(
            f"{_AT}co-participants", Ties, given, lambda h: h.relations.co_participants(person, about, limit)
        )

    def shared_careers(self, a: str, b: str) -> Stations:
        """The bodies and posts that two people had, at one time or not."""
        return self._source.ask(
            f"{_AT}shared-careers", Stations, {"a": a, "b": b}, lambda h: h.relations.stations(a, b)
        )

    def chain(self, entity: str, across: bool = False, limit: int = 100) -> tuple[Succession, ...]:
        """Who held the posts of a person, or the post of an IRI, before and after."""
        given: dict[str, Any] = {"entity": entity, "across": across, "limit": limit}
        return self._source.ask(
            f"{_AT}chain", tuple[Succession, ...], given, lambda h: h.relations.chain(entity, across, limit)
        )

    def hierarchy(self, entity: str, limit: int = 100, **when: Unpack[When]) -> Hierarchy:
        """The bodies above and below a body; who served in those above and below a person's."""
        given, about = terms(when, entity=entity, limit=limit), asked(when)
        return self._source.ask(
            f"{_AT}hierarchy", Hierarchy, given, lambda h: h.relations.hierarchy(entity, about, limit)
        )

    def bridges(self, body: str | None = None, limit: int = 100, **when: Unpack[When]) -> Bridges:
        """Between which bodies people moved."""
        given, about = terms(when, body=body, limit=limit), asked(when)
        return self._source.ask(f"{_AT}bridges", Bridges, given, lambda h: h.relations.bridges(body, about, limit))

    def centrality(
        self, of: str = "people", measure: str = "degree", through: str = "both", limit: int = 100, **when: Unpack[When]
    ) -> Ranking:
        """The most central people, bodies, or all nodes: by degree, betweenness (100 sampled sources) or pagerank."""
        about = asked(when, asking.through(through))
        given = terms(when, of=of, measure=measure, through=through, limit=limit)
        how = (measure, asking.SOURCES, limit)
        return self._source.ask(f"{_AT}centrality", Ranking, given, lambda h: h.relations.centrality(of, about, how))

    def communities(
        self, of: str = "people", through: str = "both", limit: int = 20, **when: Unpack[When]
    ) -> Communities:
        """Who is tied more to one another than to others."""
        about = asked(when, asking.through(through))
        given = terms(when, of=of, through=through, limit=limit)
        return self._source.ask(
            f"{_AT}communities", Communities, given, lambda h: h.relations.communities(of, about, limit)
        )


def _kinds(when: When, kinds: str) -> Asked:
    return asked(when, asking.kinds(kinds))
