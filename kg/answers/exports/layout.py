"""The nodes and edges of a small network become places in a square, the same ones for the same network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

from kg.answers.exports.elements import Edge, Node

_ROUNDS: Final = 100
_SEED: Final = 1
_ROW: Final = 0.6
"""How far apart rows are, of the room that a node has."""
_PUSHES: Final = 80
_SHARES: Final = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
"""Where on a line its words may stand, the best place first."""
Place = tuple[float, float]


def places(nodes: Sequence[Node], edges: Iterable[Edge]) -> dict[str, Place]:
    """Of each node the place: both numbers from 0 to 1, by ForceAtlas2 (docs/decisions/0049).

    What no edge ties to another would fly far from all and leave no room in the middle: it stands in rows below.
    """
    ties = sorted({(edge.source, edge.target) for edge in edges if edge.source != edge.target})
    ends = {end for tie in ties for end in tie}
    tied = sorted(node.iri for node in nodes if node.iri in ends)
    return _tied(tied, ties) | _alone(
        sorted(node.iri for node in nodes if node.iri not in ends), len(nodes), bool(tied)
    )


def _tied(nodes: Sequence[str], ties: Sequence[tuple[str, str]]) -> dict[str, Place]:
    import networkx as nx  # only whoever draws waits for it

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ties)
    if not nodes:
        return {}
    found = nx.forceatlas2_layout(graph, max_iter=_ROUNDS, seed=_SEED)
    columns, rows = zip(*((float(x), float(y)) for x, y in found.values()), strict=True)
    return {node: (_share(float(x), columns), _share(float(y), rows)) for node, (x, y) in found.items()}


def _alone(nodes: Sequence[str], every: int, below: bool) -> dict[str, Place]:
    """Rows as wide as a square of all the nodes, below the square where something stands in it."""
    wide = max(1, ceil(sqrt(every)))
    first = 1 + 1 / wide if below else 0.0
    return {node: ((at % wide + 0.5) / wide, first + at // wide * _ROW / wide) for at, node in enumerate(nodes)}


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


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two places, and how wide and high the words are that stand on it."""

    start: Place
    end: Place
    width: float
    height: float


def captions(lines: Iterable[Line], taken: Iterable[Box]) -> list[Place | None]:
    """Where the middle of each line's words is, so that they lie on nothing that is taken nor on one another.

    None where there is no such place on the line.
    """
    boxes = list(taken)
    found: list[Place | None] = []
    for line in lines:
        wanted = (_box(line, share) for share in _SHARES)
        box = next((one for one in wanted if not any(_over(one, other) for other in boxes)), None)
        found.append((box.x, box.y) if box else None)
        boxes += [box] if box else []
    return found


def _box(line: Line, share: float) -> Box:
    (x1, y1), (x2, y2) = line.start, line.end
    return Box(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, line.width, line.height)


def _over(one: Box, other: Box) -> bool:
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2 and abs(one.y - other.y) < (one.height + other.height) / 2
    )
