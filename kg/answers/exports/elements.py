"""What the graph says of a person, body, event, tenure or participation becomes a node or an edge of a network."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kg.answers.facts import Fact, kind_of
from kg.answers.tenures import tightest
from kg.answers.values import Bounds
from ontology.terms import AO, RDFS, local

BOUNDS: Final = ("startEarliest", "startLatest", "endEarliest", "endLatest")
"""Days, as in docs/graph.md; a bound that the evidence does not give is left out."""
_DATED: Final = {"attested": "string", **dict.fromkeys(BOUNDS, "string"), "certainty": "string", "evidence": "integer"}
NODE_ATTRIBUTES: Final[Mapping[str, str]] = {"kind": "string", "date": "string", "until": "string", **_DATED}
"""What a node may have beside its id and label, in the order in which formats write it, with its type."""
EDGE_ATTRIBUTES: Final[Mapping[str, str]] = {"kind": "string", **_DATED}
"""The same of an edge."""
CLASSES: Final = ("Person", "Body", "Event")


class Node(NamedTuple):
    """A person, a body, an event, or a tenure that is kept as a node; `attributes` are of NODE_ATTRIBUTES.

    A tuple: a frozen dataclass takes four times as long to make, and millions are made.
    """

    iri: str
    label: str
    attributes: dict[str, str | int]


class Edge(NamedTuple):
    """A tenure (person to body) or a part in an event; `iri` is that of the fact, `label` the post or the role."""

    iri: str
    source: str
    target: str
    label: str
    attributes: dict[str, str | int]


def node(fact: Fact, kind: str) -> Node:
    """A thing of this class (Person, Body, Event) as a node: an event has its days, and its type where it has no name."""
    names = fact.values.get(RDFS.label, ())
    label = min(names, default="")
    if not label:
        named = fact.kind("eventType")
        label = local(fact.iri) if named is None else named.label.zh
    attributes: dict[str, str | int] = {"kind": kind}
    if kind == "Event":
        days = {
            "date": max(fact.all("occurredEarliest"), default=""),
            "until": min(fact.all("occurredLatest"), default=""),
        }
        attributes.update({name: day for name, day in days.items() if day})
    return Node(fact.iri, label, attributes)


def tenure(fact: Fact) -> Edge | None:
    """A tenure as a dated edge from the person to the body; None for one that has no body."""
    person, body = fact.one("holder"), fact.one("body")
    if person is None or body is None:
        return None
    attributes: dict[str, str | int] = {"kind": "tenure"}
    if attested := fact.all("attestedOn"):
        attributes["attested"] = " ".join(attested)
    days = tightest(fact)
    known = zip(BOUNDS, (days.start_earliest, days.start_latest, days.end_earliest, days.end_latest), strict=True)
    attributes.update({name: day for name, day in known if day is not None})
    attributes["evidence"] = len(fact.values.get(AO.supportedBy, ()))
    return Edge(fact.iri, person, body, fact.one("titleAsWritten") or "", attributes)


def participation(fact: Fact) -> Edge | None:
    """A part in an event as an edge from who took it to the event; None for one that is not said in full."""
    agent, event, role = fact.one("participant"), fact.one("event"), fact.one("role")
    if agent is None or event is None or role is None:
        return None
    attributes: dict[str, str | int] = {"kind": "participation", "evidence": len(fact.values.get(AO.supportedBy, ()))}
    return Edge(fact.iri, agent, event, kind_of(role).label.zh, attributes)


def bounds(edge: Edge) -> Bounds:
    """The bounds of a tenure, from its edge."""
    return Bounds(*(None if (day := edge.attributes.get(name)) is None else str(day) for name in BOUNDS))


def unfolded(elements: Iterable[Node | Edge]) -> Iterable[Node | Edge]:
    """The same with each tenure as a node between the person and the body."""
    for one in elements:
        if isinstance(one, Node) or one.attributes["kind"] != "tenure":
            yield one
            continue
        yield Node(one.iri, one.label, {**one.attributes, "kind": "Tenure"})
        yield Edge(f"{one.iri}#holder", one.source, one.iri, "", {"kind": "holder"})
        yield Edge(f"{one.iri}#body", one.iri, one.target, "", {"kind": "body"})
