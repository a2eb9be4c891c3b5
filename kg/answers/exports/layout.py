"""The nodes and edges of a small network become places in a square, the same ones for the same network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.answers.exports.elements import Edge, Node

_ROUNDS: Final = 100
_SEED: Final = 1
_PUSHES: Final = 80
Place = tuple[float, float]


def places(nodes: Sequence[Node], edges: Iterable[Edge]) -> dict[str, Place]:
    """Of each node the place, both numbers from 0 to 1, by ForceAtlas2 (docs/decisions/0049)."""
    import networkx as nx  # only whoever draws waits for it

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(node.iri for node in nodes))
    graph.add_edges_from(sorted({(edge.source, edge.target) for edge in edges if edge.source != edge.target}))
    if len(graph) < 2:
        return {node.iri: (0.5, 0.5) for node in nodes}
    found = nx.forceatlas2_layout(graph, max_iter=_ROUNDS, seed=_SEED)
    columns, rows = zip(*((float(x), float(y)) for x, y in found.values()), strict=True)
    return {node: (_share(float(x), columns), _share(float(y), rows)) for node, (x, y) in found.items()}


def _share(value: float, values: Sequence[float]) -> float:
    least, most = min(values), max(values)
    return 0.5 if most == least else (value - least) / (most - least)


@dataclass(slots=True)
class Box:
    """What a node takes with its name: the middle of it, in pixels, and its width and height."""

    x: float
    y: float
    width: float
    height: float


def part(boxes: Sequence[Box]) -> None:
    """Push boxes that overlap apart, a little at a time, each pair along the side on which they overlap least."""
    for _ in range(_PUSHES):
        order = sorted(boxes, key=lambda box: box.y)
        moved = False
        for at, one in enumerate(order):
            for other in order[at + 1 :]:
                if other.y - one.y > (one.height + other.height) / 2:
                    break
                moved = _push(one, other) or moved
        if not moved:
            return


def _push(one: Box, other: Box) -> bool:
    """Part two boxes, `other` below; False where they do not overlap."""
    across = (one.width + other.width) / 2 - abs(other.x - one.x)
    down = (one.height + other.height) / 2 - (other.y - one.y)
    if across <= 0 or down <= 0:
        return False
    if across < down:
        step = (across / 2 + 1) * (1 if other.x >= one.x else -1)
        one.x, other.x = one.x - step, other.x + step
    else:
        one.y, other.y = one.y - down / 2 - 1, other.y + down / 2 + 1
    return True
