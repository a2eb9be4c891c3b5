"""Nodes and edges in any order become all nodes, then all edges: what waits for its turn waits in a file."""

import marshal
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Any, Final

from kg.answers.certainty import judge, overlaps
from kg.answers.exports.elements import Edge, Node, bounds
from kg.answers.officials import EVER, Period
from kg.answers.values import Certainty

_IN_MEMORY: Final = 1 << 22
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes of a network, and its edges, which can be read once all nodes were. Each can be read once."""

    nodes: Iterator[Node]
    edges: Iterator[Edge]


class _Waiting:
    """What waits: in memory up to 4 MB, then on disk, so that a large network needs no more memory."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when nobody waits any more
        weakref.finalize(self, self._file.close)
        self._last: list[tuple[Any, ...]] = []
        self._sizes: list[int] = []

    def put(self, one: Node | Edge) -> None:
        self._last.append(one[:])  # a plain tuple, which alone can be laid
        if len(self._last) == _AT_ONCE:
            self._lay()

    def _lay(self) -> None:
        self._sizes.append(self._file.write(marshal.dumps(self._last)))
        self._last.clear()

    def nodes(self) -> Iterator[Node]:
        return map(Node._make, self._each())

    def edges(self) -> Iterator[Edge]:
        return map(Edge._make, self._each())

    def _each(self) -> Iterator[tuple[Any, ...]]:
        self._lay()
        self._file.seek(0)
        for size in self._sizes:
            yield from marshal.loads(self._file.read(size))


def arranged(elements: Iterable[Node | Edge]) -> Network:
    """The network of these nodes and edges; `elements` are read as the nodes are."""
    waiting = _Waiting()

    def nodes() -> Iterator[Node]:
        for one in elements:
            if isinstance(one, Node):
                yield one
            else:
                waiting.put(one)

    return Network(nodes(), waiting.edges())


def during(elements: Iterable[Node | Edge], when: Period) -> Iterator[Node | Edge]:
    """Of these the tenures that may have been held then, the events of that time, who took part, and the ends of it all."""
    nodes, edges = _Waiting(), _Waiting()
    events: set[str] = set()
    for one in elements:
        if isinstance(one, Edge):
            if (kept := at(one, when)) is not None:
                edges.put(kept)
        elif one.attributes["kind"] != "Event":
            nodes.put(one)
        elif takes_place(one, when):
            nodes.put(one)
            events.add(one.iri)

    def kept_edges() -> Iterator[Edge]:
        return (one for one in edges.edges() if one.attributes["kind"] != "participation" or one.target in events)

    ends = {end for one in kept_edges() for end in (one.source, one.target)}
    yield from (one for one in nodes.nodes() if one.iri in ends)
    yield from kept_edges()


def at(edge: Edge, when: Period) -> Edge | None:
    """A tenure that may have been held then, with how certainly on a day; None for another. A participation as it is."""
    if edge.attributes["kind"] != "tenure" or when == EVER:
        return edge
    known = bounds(edge)
    if when.on is None:
        return edge if overlaps(known, when.start, when.end) else None
    certainty = judge(known, when.on).certainty
    if certainty is Certainty.CERTAINLY_NOT:
        return None
    return edge._replace(attributes={**edge.attributes, "certainty": certainty.value})


def takes_place(event: Node, when: Period) -> bool:
    """Whether an event may have been then; one without a day is of no day."""
    if when == EVER:
        return True
    days = [str(event.attributes[name]) for name in ("date", "until") if name in event.attributes]
    if not days:
        return False
    first, last = (when.on, when.on) if when.on is not None else (when.start, when.end)
    return (last is None or min(days) <= last) and (first is None or first <= max(days))
