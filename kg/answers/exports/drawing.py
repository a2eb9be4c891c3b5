"""A small network becomes a picture in SVG: people as circles, bodies as boxes, events as diamonds, with their names."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final

from kg.answers.exports.elements import Edge, Node
from kg.answers.exports.fonts import FAMILIES
from kg.answers.exports.layout import Box, Line, Place, captions, part, places
from kg.answers.exports.network import Network
from kg.answers.exports.xml import written
from kg.answers.values import Words
from kg.errors import InputError

MOST_NODES: Final = 400
"""Of more nothing is legible, and to lay them out takes seconds."""
_LABELLED_EDGES: Final = 80
_MARGIN: Final = 24
_HIGH: Final = 42.0
_LEAST: Final = 360.0
_SMALL: Final = 10
_ROOM: Final = 96.0
"""So many pixels of each side a node has, at the root of their number."""
_WORDS: Final = 1.8
"""So much more room there is between them where the edges have their words."""
_INK: Final = "#1f2937"
_GREY: Final = "#6b7280"
_KINDS: Final = {
    "Person": (Words("人物", "person"), "#2563eb", '<circle r="9" {0}/>'),
    "Body": (Words("机构", "body"), "#b45309", '<rect x="-10" y="-8" width="20" height="16" rx="3" {0}/>'),
    "Event": (Words("活动", "event"), "#15803d", '<path d="M0-11 11 0 0 11-11 0z" {0}/>'),
    "Tenure": (Words("任职", "tenure"), "#7c3aed", '<circle r="5" {0}/>'),
    "": (Words("其他", "other"), "#475569", '<rect x="-6" y="-6" width="12" height="12" {0}/>'),
}
_LINES: Final = {"tenure": "#9a6b3f", "participation": "#5b9a6f"}


def write(network: Network) -> Iterator[bytes]:
    """The picture in one piece. Nothing in it is inline style or script, so that a strict page may show it.

    Raises InputError for a network of more than MOST_NODES, at once.
    """
    nodes = _few(network)
    edges = list(network.edges)
    at, width, height = _placed(nodes, edges)
    lines = [_edge(edge, at) for edge in edges]
    words = _captions(edges, nodes, at) if len(edges) <= _LABELLED_EDGES else ()
    drawn = [*lines, *words, *(_node(node, at[node.iri]) for node in nodes), _legend(nodes, height)]
    return iter([canvas(width, height + 30, "".join(drawn)).encode()])


def _placed(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[dict[str, Place], float, float]:
    """Where each node is, in pixels, so that no name lies on another, and how wide and high that is."""
    side = _ROOM * max(2.0, sqrt(len(nodes))) * (_WORDS if 0 < len(edges) <= _LABELLED_EDGES else 1)
    found = places(nodes, edges)
    boxes = {}
    for node in nodes:
        x, y = found[node.iri]
        boxes[node.iri] = Box(x * side, y * side, max(24.0, wide(node.label)) + 8, _HIGH)
    part(list(boxes.values()))
    left = min((box.x - box.width / 2 for box in boxes.values()), default=0.0) - _MARGIN
    top = min((box.y for box in boxes.values()), default=0.0) - _HIGH / 2 - _MARGIN
    at = {iri: (box.x - left, box.y - top) for iri, box in boxes.items()}
    width = max((box.x + box.width / 2 - left for box in boxes.values()), default=0.0) + _MARGIN
    return at, max(width, _LEAST), max((y for _, y in at.values()), default=0.0) + _HIGH + _MARGIN


def wide(text: str) -> float:
    """About how wide a text is at 12 pixels: a Chinese character is as wide as it is high."""
    return sum(12.0 if char > "\u2e7f" else 6.8 for char in text)


def canvas(width: float, height: float, content: str) -> str:
    """A whole SVG of this size in pixels, on white."""
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    ground = f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>'
    text = f'font-family="{FAMILIES}" font-size="12" fill="{_INK}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {text}>{ground}{content}</svg>\n'


def _few(network: Network) -> list[Node]:
    nodes: list[Node] = []
    for node in network.nodes:
        nodes.append(node)
        if len(nodes) > MOST_NODES:
            raise InputError(
                f"a picture of more than {MOST_NODES} people, bodies and events", "name an entity, or a shorter time"
            )
    return nodes


def _kind(node: Node) -> str:
    kind = str(node.attributes["kind"])
    return kind if kind in _KINDS else ""


def _node(node: Node, at: Place) -> str:
    _, colour, shape = _KINDS[_kind(node)]
    outline = f'fill="{colour}" stroke="#ffffff" stroke-width="1.5"'
    halo = 'text-anchor="middle" stroke="#ffffff" stroke-width="3" paint-order="stroke"'
    label = f'<text y="24" {halo}>{written(node.label)}</text>'
    title = f"<title>{written(f'{node.label} {node.iri}')}</title>"
    return f'<g transform="translate({at[0]:.1f} {at[1]:.1f})">{title}{shape.format(outline)}{label}</g>\n'


def _edge(edge: Edge, at: dict[str, Place]) -> str:
    (x1, y1), (x2, y2) = at[edge.source], at[edge.target]
    colour = _LINES.get(str(edge.attributes["kind"]), _GREY)
    dashes = ' stroke-dasharray="4 3"' if edge.attributes.get("certainty") == "possibly" else ""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    line = f'<line {ends} stroke="{colour}" stroke-opacity="0.7" stroke-width="1.4"{dashes}/>'
    return f"<g><title>{written(_told(edge))}</title>{line}</g>\n"


def _captions(edges: Sequence[Edge], nodes: Sequence[Node], at: dict[str, Place]) -> Iterator[str]:
    """The words of the edges for which there is room; the others are told by the titles of their lines."""
    taken = [Box(*at[node.iri], 24, 26) for node in nodes]
    taken += [Box(at[node.iri][0], at[node.iri][1] + 20, wide(node.label) + 6, 15) for node in nodes]
    said = [edge for edge in edges if edge.label]
    lines = [Line(at[edge.source], at[edge.target], wide(edge.label) * _SMALL / 12 + 4, _SMALL + 4) for edge in said]
    for edge, place in zip(said, captions(lines, taken), strict=True):
        if place is not None:
            spot = f'x="{place[0]:.1f}" y="{place[1] + _SMALL / 3:.1f}" text-anchor="middle"'
            look = f'font-size="{_SMALL}" fill="{_GREY}" stroke="#ffffff" stroke-width="3" paint-order="stroke"'
            yield f"<text {spot} {look}>{written(edge.label)}</text>\n"


def _told(edge: Edge) -> str:
    days = (f"{name} {day}" for name, day in edge.attributes.items() if name not in ("kind", "evidence"))
    return " · ".join((edge.label, *days))


def _legend(nodes: Sequence[Node], height: float) -> str:
    """Which shape is what, in both languages."""
    shown = []
    for column, kind in enumerate(kind for kind in _KINDS if any(_kind(node) == kind for node in nodes)):
        words, colour, shape = _KINDS[kind]
        mark = shape.format(f'fill="{colour}"')
        text = f'<text x="16" y="4">{words.zh} {words.en}</text>'
        shown.append(f'<g transform="translate({20 + column * 110} {height:.1f})">{mark}{text}</g>')
    return "".join(shown)
