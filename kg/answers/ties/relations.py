"""Names and days in, answers about who is tied to whom out: what the command line, the service and notebooks ask."""

from collections.abc import Iterable
from typing import Final

from kg.answers import names
from kg.answers.naming import Ref
from kg.answers.ties import bridges, chains, networks, people, ranks, stations, succession, whole
from kg.answers.ties.asking import Asked
from kg.answers.ties.measures import Told
from kg.answers.ties.projection import Projection
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
from kg.errors import Ambiguous, Candidate, InputError, NotFound
from kg.store.protocol import Store

ANY: Final = ("Person", "Body", "Event")
HOPS: Final = 3


def _quiet(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


class Relations:
    """The relations of one generation. People, bodies and events are given by any name or IRI.

    All methods raise NotFound and Ambiguous for names, BadDate for days, InputError for what else cannot be asked.
    """

    def __init__(self, store: Store, graph: Projection) -> None:
        """`graph` is the projection of what the store holds (kg.answers.ties.kept)."""
        self.store, self.graph = store, graph

    def ego(self, entity: str, hops: int, asked: Asked, limit: int) -> Network:
        """What is within one to three edges of a person, a body or an event."""
        if not 1 <= hops <= HOPS:
            raise InputError(f"no such distance: {hops}", f"hops are 1 to {HOPS}")
        found, kind = self.find(entity)
        return networks.ego(self.store, self.graph, found, kind, (hops, asked, limit))

    def network(self, body: str | None, region: str | None, asked: Asked, limit: int) -> Network:
        """The network of a body, or of all bodies of a place (云州市)."""
        if (body is None) == (region is None):
            raise InputError("the network of what?", "name either a body or a region")
        named = [] if body is None else [names.find(self.store, "Body", body).iri]
        bodies = named or networks.region(self.store, str(region))
        return networks.of_bodies(self.store, self.graph, bodies, asked, limit)

    def ties(self, a: str, b: str, asked: Asked, k: int = 1) -> Chains:
        """The `k` shortest chains of people between two."""
        ends = names.find(self.store, "Person", a), names.find(self.store, "Person", b)
        return chains.between(self.store, self.graph, ends, asked, k)

    def colleagues(self, person: str, asked: Asked, limit: int, hops: int = 1) -> Ties:
        """Who served with a person in a body (1 hop), or with such colleagues, and is none of them (2)."""
        ways = {1: people.colleagues, 2: people.colleagues_of_colleagues}
        if hops not in ways:
            raise InputError(f"no such distance: {hops}", "hops are 1 or 2")
        return ways[hops](self.store, self.graph, names.find(self.store, "Person", person), asked, limit)

    def co_participants(self, person: str, asked: Asked, limit: int) -> Ties:
        """Who took part in the same events."""
        return people.co_participants(self.store, self.graph, names.find(self.store, "Person", person), asked, limit)

    def stations(self, a: str, b: str) -> Stations:
        """The bodies and posts that two careers share."""
        return stations.shared(self.store, a, b)

    def chain(self, entity: str, across: bool, limit: int) -> tuple[Succession, ...]:
        """Who held the posts of a person (or a post) before and after."""
        return succession.chains(self.store, entity, across, limit)

    def hierarchy(self, entity: str, asked: Asked, limit: int) -> Hierarchy:
        """What is above and below a body, or who is above and below a person."""
        found, kind = self.find(entity, ("Person", "Body"))
        if kind == "Body":
            return ranks.of_body(self.store, self.graph, found, asked)
        return ranks.of_person(self.store, self.graph, found, asked, limit)

    def bridges(self, body: str | None, asked: Asked, limit: int) -> Bridges:
        """The bodies between which people moved; from or to one body where it is given."""
        one = None if body is None else names.find(self.store, "Body", body)
        return bridges.bridges(self.store, self.graph, asked, one, limit)

    def centrality(self, of: str, asked: Asked, how: tuple[str, int, int], told: Told = _quiet) -> Ranking:
        """The most central people, bodies, or all nodes (`how`: measure, sampled sources of betweenness, how many)."""
        return whole.centrality(self.store, self.graph, (of, asked), how, told)

    def communities(self, of: str, asked: Asked, limit: int) -> Communities:
        """Who is tied more to one another than to others."""
        return whole.communities(self.store, self.graph, (of, asked), limit)

    def find(self, text: str, classes: Iterable[str] = ANY) -> tuple[Ref, str]:
        """The one person, body or event of this name or IRI, with its class."""
        found: list[tuple[Ref, str]] = []
        candidates: list[Candidate] = []
        hints: list[str] = []
        kinds: set[str] = set()
        for name in classes:
            try:
                found.append((names.find(self.store, name, text), name))
                kinds.add(name)
            except Ambiguous as error:
                candidates += error.candidates
                kinds.add(name)
            except NotFound as error:
                hints.append(error.hint)
        if len(found) == 1 and not candidates:
            return found[0]
        if not found and not candidates:
            near = [hint for hint in hints if hint.startswith("near")]
            raise NotFound(f"nothing called {text!r} in the graph", (near or hints)[0])
        every = (*(Candidate(ref.iri, ref.label, kind) for ref, kind in found), *candidates)
        raise names.ambiguous(text, every, kinds.pop() if len(kinds) == 1 else "")
