"""Numbers of nodes and edges in, what an answer says of them out: labels, posts, roles, days, evidence."""

from collections.abc import Iterable
from typing import Final

from kg.answers import attendances, citations, tenures
from kg.answers.facts import kind_of
from kg.answers.questions import iri, rows
from kg.answers.ties.days import Time, iso
from kg.answers.ties.projection import NODE_KINDS, PARTICIPATION, TENURE, Projection
from kg.answers.ties.values import Node, Part
from kg.answers.values import Bounds, Evidence, Ref, Tenure
from kg.batches import batches
from kg.store.protocol import Store
from ontology.terms import local

MANY: Final = 500
"""So many are asked about at once."""


def held(store: Store, wanted: Iterable[str]) -> dict[str, Tenure]:
    """The tenures with these IRIs."""
    return {one.iri: one for some in batches(wanted, MANY) for one in tenures.known(store, some)}


def words(store: Store, wanted: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """In what words each of these facts is stated."""
    return {fact: said for some in batches(wanted, MANY) for fact, said in citations.read(store, some).items()}


def labels(store: Store, entities: Iterable[str]) -> dict[str, str]:
    """What the entities are called; an event without a name by its type, all else by the end of its IRI."""
    wanted = list(dict.fromkeys(entities))
    known: dict[str, str] = {}
    for some in batches(wanted, MANY):
        listed = rows(store, "labels", entity=" ".join(map(iri, some)))
        known |= {row["entity"].value: row["label"].value for row in listed if "label" in row}
    unnamed = attendances.event_refs(store, (one for one in wanted if one not in known))
    known |= {one: event.label for one, event in unnamed.items()}
    return {one: known[one] if one in known else local(one) for one in wanted}


def refs(store: Store, graph: Projection, nodes: Iterable[int]) -> dict[int, Ref]:
    """The entities of these nodes."""
    of = {int(one): graph.nodes[int(one)] for one in nodes}
    named = labels(store, of.values())
    return {number: Ref(one, named[one]) for number, one in of.items()}


def nodes(store: Store, graph: Projection, numbers: Iterable[int]) -> tuple[Node, ...]:
    """The nodes of these numbers, in their order."""
    found = refs(store, graph, numbers)
    return tuple(Node(ref.iri, ref.label, NODE_KINDS[graph.node_kinds[number]]) for number, ref in found.items())


def parts(store: Store, graph: Projection, edges: Iterable[int]) -> dict[int, Part]:
    """Each edge as one person's side of what they share, with its evidence."""
    every = list(dict.fromkeys(map(int, edges)))
    served = {one: graph.facts[one] for one in every if graph.edge_kinds[one] == TENURE}
    met = {one: graph.facts[one] for one in every if graph.edge_kinds[one] == PARTICIPATION}
    known = held(store, served.values())
    said = words(store, met.values())
    found = {number: part(known[fact]) for number, fact in served.items() if fact in known}
    for number, fact in met.items():
        role = kind_of(graph.labels[graph.label[number]])
        days = bounds((int(graph.possible[number, 0]), int(graph.possible[number, 1])))
        found[number] = Part(fact, role.label.zh, days, (), said[fact], role)
    return found


def part(tenure: Tenure) -> Part:
    """A tenure as one person's side of what they share."""
    return Part(tenure.iri, post(tenure), tenure.bounds, tenure.attested, tenure.evidence)


def post(tenure: Tenure) -> str:
    """What a tenure is called: its post, else its titles as written."""
    return tenure.post.label if tenure.post is not None else "、".join(tenure.titles)


def bounds(possible: Time, certain: Time | None = None) -> Bounds:
    """Days as an answer tells them: the possible ones, and within them the certain ones where there are any."""
    sure = certain if certain is not None and certain[0] < certain[1] else None
    return Bounds(
        start_earliest=iso(possible[0]),
        start_latest=None if sure is None else iso(sure[0]),
        end_earliest=None if sure is None else iso(sure[1]),
        end_latest=iso(possible[1]),
    )
