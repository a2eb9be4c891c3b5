"""An entity and a number of steps become the nodes and edges around it: tenures and parts in events, one step each."""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.answers import facts, merged
from kg.answers.exports.elements import Edge, Node, node, participation, tenure
from kg.answers.exports.network import at, takes_place
from kg.answers.facts import Fact
from kg.answers.officials import Period
from kg.answers.questions import iri, rows
from kg.batches import batches
from kg.store.protocol import Store
from ontology.terms import local

_BATCH: Final = 500
"""So many things are asked about at once: some endpoints take no longer question."""


def around(store: Store, start: Iterable[str], hops: int, when: Period) -> Iterator[Node | Edge]:
    """The nodes within `hops` steps of those with the IRIs `start`, and the edges on the way; then those of `when` only.

    As an ego network: an edge between two nodes that are both `hops` steps away is no part of it.
    """
    known = nodes(store, start)
    edges: dict[str, Edge] = {}
    front = list(known.values())
    for _ in range(hops):
        found = {one.iri: one for one in touching(store, front, when) if one.iri not in edges}
        ends = {end for one in found.values() for end in (one.source, one.target)}
        reached = {it: one for it, one in nodes(store, ends - known.keys()).items() if _there(one, when)}
        known |= reached
        edges |= {it: one for it, one in found.items() if one.source in known and one.target in known}
        front = list(reached.values())
    yield from known.values()
    yield from edges.values()


def _there(one: Node, when: Period) -> bool:
    return one.attributes["kind"] != "Event" or takes_place(one, when)


def touching(store: Store, front: Iterable[Node], when: Period) -> Iterator[Edge]:
    """The tenures and participations of these persons, bodies and events, each once, those of `when` only."""
    by_kind: dict[str, list[str]] = {}
    for one in front:
        by_kind.setdefault(str(one.attributes["kind"]), []).append(one.iri)
    agents = [*by_kind.get("Person", ()), *by_kind.get("Body", ())]
    held = [
        *_asked(store, "tenures-of-person", "person", by_kind.get("Person", ())),
        *_asked(store, "tenures-in-body", "body", by_kind.get("Body", ())),
    ]
    parts = [
        *_asked(store, "attendances", "agent", agents),
        *_asked(store, "participants", "event", by_kind.get("Event", ())),
    ]
    made = (*map(tenure, read(store, held)), *map(participation, read(store, parts)))
    for edge in canonical(store, (one for one in made if one is not None)):
        if (kept := at(edge, when)) is not None:
            yield kept


def _asked(store: Store, question: str, slot: str, owners: Iterable[str]) -> Iterator[str]:
    """The tenures or participations that a question gives for these owners, under any of their IRIs."""
    what = "participation" if slot in ("agent", "event") else "tenure"
    for batch in once(owners):
        every = dict.fromkeys(one for own in merged.members_of_each(store, batch).values() for one in own)
        terms = " ".join(map(iri, every))
        yield from (row[what].value for row in rows(store, question, **{slot: terms}))


def once(items: Iterable[str]) -> Iterator[list[str]]:
    """The items, each once, so many at a time as a query is asked about."""
    return batches(dict.fromkeys(items), _BATCH)


def read(store: Store, things: Iterable[str]) -> Iterator[Fact]:
    """What the graph says of these facts."""
    for batch in once(things):
        yield from facts.read(store, batch).values()


def canonical(store: Store, edges: Iterable[Edge]) -> list[Edge]:
    """The edges between what stands for their ends."""
    every = list(edges)
    heads: dict[str, str] = {}
    for batch in once(end for one in every for end in (one.source, one.target)):
        heads |= merged.canonical(store, batch)
    return [one._replace(source=heads[one.source], target=heads[one.target]) for one in every]


def nodes(store: Store, things: Iterable[str]) -> dict[str, Node]:
    """Those of these that are people, bodies or events, as nodes."""
    found: dict[str, Fact] = {}
    kinds: dict[str, str] = {}
    for batch in once(things):
        for row in rows(store, "network-nodes", node=" ".join(map(iri, batch))):
            fact = found.setdefault(row["node"].value, Fact(row["node"].value))
            kinds[fact.iri] = local(row["class"].value)
            if "property" in row:
                fact.values.setdefault(row["property"].value, []).append(row["value"].value)
    return {it: node(fact, kinds[it]) for it, fact in found.items()}
