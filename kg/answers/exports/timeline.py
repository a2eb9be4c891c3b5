"""The tenures of a small network become a picture in SVG: a bar each on an axis of years, solid where it is certain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kg.answers.bars import Axis, Piece, days_of, middle, pieces
from kg.answers.exports.drawing import canvas, wide
from kg.answers.exports.elements import Edge, bounds
from kg.answers.exports.network import Network
from kg.answers.exports.xml import written
from kg.answers.values import Bounds, Words
from kg.errors import InputError

MOST_BARS: Final = 400
_MOST_NAMES: Final = 20 * MOST_BARS
"""Of so many nodes there are more tenures than that, in any graph that was read from documents."""
_ROW: Final = 24
_WIDTH: Final = 760.0
_MARGIN: Final = 20.0
_COLOUR: Final = "#b45309"
_LINE: Final = "#d1d5db"
_LOOKS: Final = {"certain": "1", "possible": "0.35"}
_FADES: Final = (
    f'<defs><linearGradient id="fade-left"><stop offset="0" stop-color="{_COLOUR}" stop-opacity="0"/>'
    f'<stop offset="1" stop-color="{_COLOUR}" stop-opacity="0.35"/></linearGradient>'
    f'<linearGradient id="fade-right"><stop offset="0" stop-color="{_COLOUR}" stop-opacity="0.35"/>'
    f'<stop offset="1" stop-color="{_COLOUR}" stop-opacity="0"/></linearGradient></defs>'
)
_KEY: Final = (
    ("certain", Words("确定", "certain")),
    ("possible", Words("可能", "possible")),
    ("fade-right", Words("不详", "not known")),
)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row: what stands before it, and what is known of its days."""

    label: str
    bounds: Bounds
    attested: tuple[str, ...]
    iri: str


def write(network: Network) -> Iterator[bytes]:
    """The picture in one piece, its rows in the order of their dates; a ring is a day on which a source attests it.

    Raises InputError, at once, for more than MOST_BARS tenures, and where none has a date.
    """
    names = {node.iri: node.label for node in islice(network.nodes, _MOST_NAMES + 1)}
    if len(names) > _MOST_NAMES:
        raise _too_many()
    bars = _bars(names, _few(network.edges))
    days = [day for bar in bars for day in (*days_of(bar.bounds), *map(middle, bar.attested))]
    if not days:
        raise InputError("no tenure here has a date", "name another entity or a longer time")
    axis = Axis(days)
    left = _MARGIN + max(wide(bar.label) for bar in bars) + 12
    high = _ROW * len(bars)
    drawn = [_FADES, *(_tick(axis, left, high))]
    drawn += [_row(bar, axis, left, _ROW * number) for number, bar in enumerate(bars)]
    return iter([canvas(left + _WIDTH + _MARGIN, high + 80, "".join((*drawn, _key(high + 56)))).encode()])


def _few(edges: Iterator[Edge]) -> list[Edge]:
    found: list[Edge] = []
    for edge in edges:
        if edge.attributes["kind"] == "tenure":
            found.append(edge)
        if len(found) > MOST_BARS:
            raise _too_many()
    return found


def _too_many() -> InputError:
    return InputError(f"a picture of more than {MOST_BARS} tenures", "name an entity, or a shorter time")


def _bars(names: dict[str, str], tenures: Sequence[Edge]) -> list[_Bar]:
    """A row a tenure, with the names of person and body but for one that is the same in all."""
    people, bodies = {edge.source for edge in tenures}, {edge.target for edge in tenures}
    found = []
    for edge in tenures:
        person = names[edge.source] if len(people) > 1 or len(bodies) == 1 else ""
        body = names[edge.target] if len(bodies) > 1 else ""
        attested = tuple(str(edge.attributes.get("attested", "")).split())
        label = " · ".join(part for part in (person, body + edge.label) if part)
        found.append(_Bar(label, bounds(edge), attested, edge.iri))
    return sorted(found, key=lambda bar: (_first(bar), bar.label, bar.iri))


def _first(bar: _Bar) -> str:
    known = bar.bounds
    days = (known.start_latest, known.start_earliest, *bar.attested, known.end_earliest, known.end_latest)
    return min((day for day in days if day), default="9999")


def _row(bar: _Bar, axis: Axis, left: float, top: float) -> str:
    label = f'<text x="{left - 10:.1f}" y="{top + 40:.0f}" text-anchor="end">{written(bar.label)}</text>'
    stretches = "".join(_piece(piece, left, top + 29) for piece in pieces(bar.bounds, axis))
    rings = "".join(
        f'<circle cx="{left + axis.x(middle(day)) * _WIDTH / 100:.1f}" cy="{top + 36:.0f}" r="3.5" fill="#ffffff" '
        f'stroke="{_COLOUR}" stroke-width="1.5"/>'
        for day in bar.attested
    )
    return f"<g><title>{written(f'{bar.label} {bar.iri}')}</title>{label}{stretches}{rings}</g>\n"


def _piece(piece: Piece, left: float, top: float) -> str:
    place = (
        f'x="{left + piece.x * _WIDTH / 100:.1f}" y="{top:.0f}" width="{piece.width * _WIDTH / 100:.1f}" height="14"'
    )
    if piece.look in _LOOKS:
        return f'<rect {place} fill="{_COLOUR}" fill-opacity="{_LOOKS[piece.look]}"/>'
    return f'<rect {place} fill="url(#{piece.look})"/>'


def _tick(axis: Axis, left: float, high: float) -> Iterator[str]:
    for tick in axis.ticks():
        x = f"{left + tick.x * _WIDTH / 100:.1f}"
        yield f'<line x1="{x}" x2="{x}" y1="22" y2="{high + 26:.0f}" stroke="{_LINE}"/>'
        yield f'<text x="{x}" y="16" text-anchor="middle">{tick.year}</text>'


def _key(top: float) -> str:
    """What the looks mean, in both languages."""
    shown = []
    for column, (look, words) in enumerate(_KEY):
        x = _MARGIN + column * 150
        mark = _piece(Piece(0.0, 400 / _WIDTH * 6, look), x, top - 11)
        shown.append(f'{mark}<text x="{x + 32:.0f}" y="{top:.0f}">{words.zh} {words.en}</text>')
    return "".join(shown)
