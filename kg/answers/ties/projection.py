"""The dated edges between people, bodies and events in, arrays that answer questions of the whole network out.

A projection is of one generation and does not change. Docs: docs/relations.md, docs/decisions/0043.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.answers.ties.arrays import Numbers, Rows, Texts
from kg.answers.ties.days import Time

PERSON, BODY, EVENT = range(3)
NODE_KINDS: Final = ("Person", "Body", "Event")
TENURE, PARTICIPATION, HIERARCHY = range(3)
EDGE_KINDS: Final = ("tenure", "participation", "hierarchy")


@dataclass(frozen=True, slots=True)
class Line:
    """One edge: the IRI of its fact, its ends (person, body or event, with their kinds), and when.

    `source` is the holder, who took part, or the lower body; `label` the IRI of a role, else empty.
    """

    fact: str
    kind: int
    source: str
    source_kind: int
    target: str
    target_kind: int
    possible: Time
    certain: Time
    label: str = ""


@dataclass(frozen=True, slots=True)
class Projection:
    """The network as arrays. A node and an edge are numbers: places in `nodes`, in order of their IRIs, and `facts`."""

    nodes: Texts
    node_kinds: npt.NDArray[np.uint8]
    facts: Texts
    edge_kinds: npt.NDArray[np.uint8]
    ends: Numbers
    """Of each edge its source and its target."""
    possible: Numbers
    """Of each edge the first day and the first day after, by number."""
    certain: Numbers
    labels: Texts
    label: Numbers
    """Of each edge the number of its label."""
    rows: Rows

    def other(self, edges: Numbers, nodes: Numbers) -> Numbers:
        """The ends of the edges that are not these."""
        found: Numbers = self.ends[edges].sum(axis=1, dtype=np.int32) - nodes
        return found

    @property
    def size(self) -> int:
        """Bytes that all of it takes."""
        arrays = (self.node_kinds, self.edge_kinds, self.ends, self.possible, self.certain, self.label)
        texts = (self.nodes, self.facts, self.labels, self.rows)
        return sum(one.nbytes for one in arrays) + sum(one.size for one in texts)


def project(lines: Iterable[Line]) -> Projection:
    """The projection of these edges; what leads from a node to itself is left out."""
    every = sorted((one for one in lines if one.source != one.target), key=lambda one: one.fact.encode())
    kinds: dict[str, int] = {}
    for one in every:
        kinds[one.source], kinds[one.target] = one.source_kind, one.target_kind
    nodes = sorted(kinds, key=str.encode)
    place = {iri: number for number, iri in enumerate(nodes)}
    labels = sorted({one.label for one in every}, key=str.encode)
    of_label = {label: number for number, label in enumerate(labels)}
    ends = _pairs([(place[one.source], place[one.target]) for one in every])
    return Projection(
        nodes=Texts(nodes),
        node_kinds=np.array([kinds[iri] for iri in nodes], np.uint8),
        facts=Texts([one.fact for one in every]),
        edge_kinds=np.array([one.kind for one in every], np.uint8),
        ends=ends,
        possible=_pairs([one.possible for one in every]),
        certain=_pairs([one.certain for one in every]),
        labels=Texts(labels),
        label=np.array([of_label[one.label] for one in every], np.int32),
        rows=Rows(len(nodes), ends),
    )


def _pairs(pairs: list[tuple[int, int]]) -> Numbers:
    return np.array(pairs, np.int32).reshape(-1, 2)
