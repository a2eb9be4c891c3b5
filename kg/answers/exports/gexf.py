"""A network becomes GEXF 1.3 that its own schema accepts (networkx writes a `name` that the schema refuses).

An edge is there from the first day on which the tenure may have been held and is known to have begun, to the day on
which it had ended; an end that nobody stated is left out. Dates stand as ordinary attributes too: Gephi Lite drops
`start` and `end`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node
from kg.answers.exports.network import Network
from kg.answers.exports.xml import Template, elements, template

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
_GRAPH: Final = '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n'


def write(network: Network) -> Iterator[bytes]:
    """The network as GEXF, in pieces."""
    yield (_HEAD + "<meta><creator>archontology</creator></meta>\n" + _GRAPH).encode()
    yield (_declared("node", NODE_ATTRIBUTES) + _declared("edge", EDGE_ATTRIBUTES)).encode()
    yield b"<nodes>\n"
    yield from elements(map(_of_node, network.nodes))
    yield b"</nodes>\n<edges>\n"
    yield from elements(map(_of_edge, network.edges))
    yield b"</edges>\n</graph>\n</gexf>\n"


def _declared(name: str, attributes: Mapping[str, str]) -> str:
    each = "".join(f'<attribute id="{key}" title="{key}" type="{kind}"/>' for key, kind in attributes.items())
    return f'<attributes class="{name}">{each}</attributes>\n'


def _of_node(one: Node) -> tuple[Template, tuple[str | int, ...]]:
    days = _period(one.attributes)
    return _node(tuple(days), tuple(one.attributes)), (one.iri, one.label, *days.values(), *one.attributes.values())


def _of_edge(one: Edge) -> tuple[Template, tuple[str | int, ...]]:
    days = _period(one.attributes)
    ends = (one.iri, one.source, one.target, one.label)
    return _edge(tuple(days), tuple(one.attributes)), (*ends, *days.values(), *one.attributes.values())


@cache
def _node(days: tuple[str, ...], names: tuple[str, ...]) -> Template:
    return template(f'<node id="%s" label="%s"{_values(days, names)}</node>', quoted=True)


@cache
def _edge(days: tuple[str, ...], names: tuple[str, ...]) -> Template:
    return template(f'<edge id="%s" source="%s" target="%s" label="%s"{_values(days, names)}</edge>', quoted=True)


def _values(days: tuple[str, ...], names: tuple[str, ...]) -> str:
    period = "".join(f' {name}="%s"' for name in days)
    each = "".join(f'<attvalue for="{name}" value="%s"/>' for name in names)
    return f"{period}><attvalues>{each}</attvalues>"


def _period(attributes: Mapping[str, str | int]) -> dict[str, str]:
    """The days of a tenure or an event; none where the sources contradict each other: programs refuse such ends."""
    start = attributes.get("startLatest") or attributes.get("startEarliest") or attributes.get("date")
    end = attributes.get("endLatest") or attributes.get("until")
    if start is not None and end is not None and str(end) < str(start):
        return {}
    return {name: str(day) for name, day in (("start", start), ("end", end)) if day}
