"""A reading in, the named graph of its document as canonical N-Triples out."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import (
    BodyChangeClaim,
    BodyFactClaim,
    BodyNameClaim,
    Claim,
    ContinuityClaim,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    RankClaim,
    TenureClaim,
)
from kg.triples import changes, claims, events, evidence, holdings, tenures
from kg.triples.ntriples import Triple, canonical
from kg.triples.scene import Scene


@dataclass(frozen=True, slots=True)
class Described:
    """One document as a graph: the IRI of the graph and of the document, the N-Triples, the IRIs of the claims."""

    graph: str
    document: str
    triples: bytes
    claims: frozenset[str]


def describe(scene: Scene) -> Described:
    """The graph of a document: the same bytes for the same reading, whatever else the store holds.

    Raises InputError for a reading that contradicts itself (an honour without a holder, a part of no event).
    """
    said = tuple(scene.claims())
    return Described(
        graph=scene.ids.graph(),
        document=scene.ids.document(),
        triples=canonical(_all(scene, said)),
        claims=frozenset(map(scene.ids.claim, said)),
    )


def _all(scene: Scene, said: tuple[Claim, ...]) -> Iterator[Triple]:
    yield from evidence.document(scene)
    for one in said:
        yield from claims.claim(scene, one)
        # A claim of an office says its dates itself, whatever its status; tenures are made of accepted claims elsewhere.
        if isinstance(one, TenureClaim) or scene.holds(one):
            yield from _fact(scene, one)


def _fact(scene: Scene, said: Claim) -> Iterator[Triple]:
    """What the claim states of the world."""
    match said:
        case TenureClaim():
            yield from tenures.tenure(scene, said)
        case RankClaim():
            yield from holdings.rank(scene, said)
        case HonourClaim():
            yield from holdings.honour(scene, said)
        case MembershipClaim():
            yield from holdings.membership(scene, said)
        case EventClaim():
            yield from events.event(scene, said)
        case BodyFactClaim():
            yield from holdings.body_fact(scene, said)
        case BodyChangeClaim():
            yield from changes.change(scene, said)
        case BodyNameClaim():
            yield from changes.name(scene, said)
        case ContinuityClaim():
            yield from changes.continuity(scene, said)
