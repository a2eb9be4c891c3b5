"""What answers about relations are made of: nodes and dated edges, ties with every step, people with what they share."""

from dataclasses import dataclass

from kg.answers.values import Bounds, Certainty, Evidence, Kind, Ref


@dataclass(frozen=True, slots=True)
class Node:
    """A person, a body or an event; `kind` is Person, Body or Event."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A dated edge. `id` is the IRI of its fact (a tenure, a participation, a change of bodies); None where it is made of several.

    `label` is the post or the role (`role` has it in both languages), `evidence` the number of claims. Days are ISO;
    start is inclusive, end exclusive. `certainty` stands where a day or a period was asked about, `words` where they were asked for.
    """

    id: str | None
    source: str
    target: str
    kind: str
    label: str
    start_earliest: str | None = None
    start_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None
    attested: tuple[str, ...] = ()
    certainty: Certainty | None = None
    evidence: int = 0
    words: tuple[Evidence, ...] = ()
    role: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and the edges between them. `truncated` where a limit left nodes out; `total` is how many there are."""

    on: str | None
    start: str | None
    end: str | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    total: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One person's side of what two share: the tenure or the participation, with its words."""

    fact: str
    label: str
    bounds: Bounds
    attested: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    role: Kind | None = None
    """Of a participation: `label` in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A body in which two people served at one time, or an event of both. `kind` is body or event.

    `time` is when both were there: its earliest and latest days are those on which both possibly were, the others
    (start_latest, end_earliest) those on which both certainly were.
    """

    kind: str
    place: Ref
    certainty: Certainty
    time: Bounds
    mine: Part
    theirs: Part


@dataclass(frozen=True, slots=True)
class Step:
    """Two people of a chain and all that they share, what is certain and longest first."""

    a: Ref
    b: Ref
    certainty: Certainty
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody who is tied to the person: by how many bodies, events or colleagues (`count`), and by which."""

    other: Ref
    kind: str
    """Person or Body"""
    count: int
    certain: int
    """How many of these are certain."""
    shared: tuple[Shared, ...] = ()
    through: tuple[Ref, ...] = ()
    """Of somebody two steps away the colleagues of both, the first few."""
    steps: tuple[Step, ...] = ()
    """Of somebody two steps away: how the person met each of these, and how that one met them, each by one meeting."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Those who are tied to a person in one way, the most ties first: as many as were asked for of `total`."""

    person: Ref
    total: int
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of people: certain where every step is."""

    people: tuple[Ref, ...]
    certainty: Certainty
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The shortest chains between two people, and the network that they make.

    `distance` is the number of steps of the shortest; None where nothing joins the two.
    """

    a: Ref
    b: Ref
    distance: int | None
    chains: tuple[Chain, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    truncated: bool
    """Whether there are more chains than were looked at."""


@dataclass(frozen=True, slots=True)
class Station:
    """A body, or a post, that two people had: which tenures of each, and whether their times met."""

    place: Ref
    certainty: Certainty
    mine: tuple[Part, ...]
    theirs: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stations:
    """The stations that two careers share, in the order of the first."""

    a: Ref
    b: Ref
    bodies: tuple[Station, ...]
    posts: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class Mover:
    """Somebody who left one body for another: both tenures."""

    person: Ref
    before: Part
    after: Part


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two bodies and those who moved from the first to the second."""

    source: Ref
    target: Ref
    count: int
    movers: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class Bridges:
    """The pairs of bodies between which people moved, the most movers first: as many as were asked for of `total`."""

    total: int
    bridges: tuple[Bridge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A node and its value by a measure."""

    node: Node
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The nodes of the highest value by a measure, of `total`. `sampled` sources of betweenness, None where all count."""

    measure: str
    total: int
    edges: int
    sampled: int | None
    ranked: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """Nodes that are tied more to one another than to others: how many people and bodies, the best tied first."""

    size: int
    people: tuple[Node, ...]
    bodies: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Communities:
    """The communities of a network, the largest first: as many as were asked for of `total`."""

    modularity: float
    nodes: int
    total: int
    communities: tuple[Community, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a post, which another may have gone on as."""

    person: Ref
    post: Ref | None
    held: Part


@dataclass(frozen=True, slots=True)
class Link:
    """Those who were next in a post, nearest first: several where the sources do not tell who was nearer.

    `certainty` is certainly where all had left before, or none had come until after, the tenure that they are next to.
    """

    certainty: Certainty
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """Those known before and after somebody in a post, the nearest first."""

    of: Holder
    before: tuple[Link, ...]
    after: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A body that is above or below another: how many levels, which body it is next to, when, and in whose words."""

    body: Ref
    level: int
    next_to: Ref
    fact: str
    certainty: Certainty
    time: Bounds
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Superior:
    """Somebody who served in a body above (or below) that of a person, at one time with them."""

    person: Ref
    body: Ref
    certainty: Certainty
    time: Bounds
    mine: Part
    theirs: Part
    fact: str
    """The change of bodies by which one body is above the other."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """What is above and below a body, or who is above and below a person by their bodies."""

    entity: Ref
    kind: str
    bodies_above: tuple[Rank, ...] = ()
    bodies_below: tuple[Rank, ...] = ()
    people_above: tuple[Superior, ...] = ()
    people_below: tuple[Superior, ...] = ()
    total: int = 0
    """How many people there are; more than are listed where a limit left some out."""
