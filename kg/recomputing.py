"""What changed in, the timeline graphs of the persons whom it touches out: tenures are made anew from all their claims.

Pure work stands in kg.timelines; this module knows which claims to read from the store, and whom else they touch: who
sat in a one-seat post bounds the tenures of those before and after.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kg.answers import offices
from kg.entities import Clusters, FactNames
from kg.offices import OfficeClaim, Tenure
from kg.store.protocol import Store
from kg.timelines import Ending, one_seat_types, succession, tenures
from kg.triples import timeline

Changes = dict[str, bytes | None]
BATCH = 200
"""How many persons `rebuild` gives at once."""


@dataclass(frozen=True, slots=True)
class Known:
    """What tenures are made with: the store, the names of facts, which entities are one."""

    store: Store
    names: FactNames
    clusters: Clusters = field(default_factory=Clusters)


def of_document(known: Known, document: str, now: Iterable[OfficeClaim]) -> Changes:
    """The timelines that change when the claims of the document become `now`; empty where it says what it said."""
    before, after = offices.claims(known.store, [document]), {claim.iri: claim for claim in now}
    touched = {*before.values()} ^ {*after.values()}
    if not touched:
        return {}
    pool = _Pool(known, frozenset(before), after)
    posts = {claim.post for claim in touched}
    return pool.timelines({claim.person for claim in touched} | pool.seated(posts))


def of_entities(known: Known, entities: Iterable[str]) -> Changes:
    """The timelines of all who have claims about these persons and posts, under whatever IRI they stand now."""
    pool, wanted = _Pool(known), set(entities)
    people = {claim.person for claim in pool.about(wanted)}
    posts = {claim.post for claim in pool.about(wanted)}
    # An IRI that gave way has no timeline any more, nor has a person without claims.
    return pool.timelines(people | pool.seated(posts) | wanted)


def of_bodies(known: Known, bodies: Iterable[str]) -> Changes:
    """The timelines of all who held posts of these bodies: for a body that ended, or did not after all."""
    every = {member for body in bodies for member in known.clusters.members(body)}
    return of_entities(known, offices.posts(known.store, every))


def everything(known: Known, persons: Iterable[str]) -> Iterator[Changes]:
    """The timelines of all these persons, in batches that may be written one by one."""
    heads = sorted({known.clusters.canonical(person) for person in persons})
    for start in range(0, len(heads), BATCH):
        yield _Pool(known).timelines(set(heads[start : start + BATCH]))


@dataclass(slots=True)
class _Pool:
    """The claims read so far, as they are reckoned with: under canonical IRIs."""

    known: Known
    gone: frozenset[str] = frozenset()
    new: dict[str, OfficeClaim] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    claims: dict[str, OfficeClaim] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._add(self.new.values())

    def _add(self, claims: Iterable[OfficeClaim]) -> None:
        for claim in claims:
            self.claims[claim.iri] = self._canonical(claim)

    def _canonical(self, claim: OfficeClaim) -> OfficeClaim:
        one = self.known.clusters.canonical
        authority = one(claim.authority) if claim.authority else None
        return replace(claim, person=one(claim.person), body=one(claim.body), post=one(claim.post), authority=authority)

    def about(self, things: Iterable[str]) -> list[OfficeClaim]:
        """All claims about the persons or posts, as the store holds them after the change."""
        heads = {self.known.clusters.canonical(thing) for thing in things}
        every = {member for head in heads for member in self.known.clusters.members(head)}
        stored = offices.claims(self.known.store, every - self.read)
        self.read |= every
        self._add(claim for iri, claim in stored.items() if iri not in self.gone)
        return [claim for claim in self.claims.values() if claim.person in heads or claim.post in heads]

    def seated(self, posts: Iterable[str]) -> set[str]:
        """Everyone with a claim of one of these posts, as far as it has one seat."""
        claims = self.about(posts)
        single = {claim.post for claim in claims if claim.post_type in one_seat_types()}
        return {claim.person for claim in claims if claim.post in single}

    def timelines(self, persons: set[str]) -> Changes:
        """The graph of each person's timeline; None for who has no tenures, or whose IRI gave way to another."""
        heads = {self.known.clusters.canonical(person) for person in persons}
        posts = {claim.post for claim in self.about(heads) if claim.post_type in one_seat_types()}
        self.about(posts)
        made: dict[str, list[Tenure]] = {head: [] for head in heads}
        for tenure in self._bounded(heads, posts):
            if tenure.person in made:
                made[tenure.person].append(tenure)
        graphs: Changes = {self.known.names.timeline(person): None for person in persons - heads}
        for person, held in made.items():
            graphs[self.known.names.timeline(person)] = timeline(self.known.names, held) if held else None
        return graphs

    def _bounded(self, heads: set[str], posts: set[str]) -> Iterator[Tenure]:
        """The tenures of the persons, and of others those in the same one-seat posts, each bounded by the others."""
        people: dict[str, list[OfficeClaim]] = {}
        for claim in self.claims.values():
            if claim.person in heads or claim.post in posts:
                people.setdefault(claim.person, []).append(claim)
        in_post: dict[tuple[str, str], list[Tenure]] = {}
        for person in sorted(people):
            for tenure in tenures(people[person]):
                in_post.setdefault((tenure.body, tenure.post), []).append(tenure)
        ends = self._endings({body for body, _ in in_post})
        for (body, _), found in in_post.items():
            end = ends.get(body)
            yield from succession(found, Ending(end[0], (end[1],)) if end else None)

    def _endings(self, bodies: Iterable[str]) -> dict[str, tuple[date, str]]:
        """Of each body that ended: from which day on it was no more, by whichever of its IRIs that was said."""
        one, members = self.known.clusters.canonical, self.known.clusters.members
        found = offices.endings(self.known.store, {member for body in bodies for member in members(body)})
        ends: dict[str, tuple[date, str]] = {}
        for body, end in sorted(found.items()):
            ends[one(body)] = min(end, ends.get(one(body), end))
        return ends
