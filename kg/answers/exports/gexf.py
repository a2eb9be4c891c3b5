"""A network becomes GEXF 1.3 that its own schema accepts (networkx writes a `name` that the schema refuses).

An edge is there from the first day on which the tenure may have been held and is known to have begun, to the day on
which it had ended; an end that nobody stated is left out. Dates stand as ordinary attributes too: Gephi Lite drops
`start` and `end`.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from kg.answers.exports.network import Network
from kg.answers.exports.xml import written

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
_GRAPH: Final = '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n'


def write(network: Network) -> Iterator[str]:
    """The network as GEXF, in pieces."""
    yield _HEAD + "<meta><creator>archontology</creator></meta>\n" + _GRAPH
    yield _declared("node", NODE_ATTRIBUTES) + _declared("edge", EDGE_ATTRIBUTES)
    yield "<nodes>\n"
    for node in network.nodes:
        head = f'id="{written(node.iri)}" label="{written(node.label)}"{_period(node.attributes)}'
        yield f"<node {head}>{_values(node.attributes)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in network.edges:
        ends = f'id="{written(edge.iri)}" source="{written(edge.source)}" target="{written(edge.target)}"'
        head = f'{ends} label="{written(edge.label)}"{_period(edge.attributes)}'
        yield f"<edge {head}>{_values(edge.attributes)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(name: str, attributes: Mapping[str, str]) -> str:
    each = "".join(f'<attribute id="{key}" title="{key}" type="{kind}"/>' for key, kind in attributes.items())
    return f'<attributes class="{name}">{each}</attributes>\n'


def _values(attributes: Mapping[str, str | int]) -> str:
    each = [f'<attvalue for="{name}" value="{written(str(one))}"/>' for name, one in attributes.items()]
    return f"<attvalues>{''.join(each)}</attvalues>"


def _period(attributes: Mapping[str, str | int]) -> str:
    """The days of a tenure or an event; none where the sources contradict each other: programs refuse such ends."""
    start = attributes.get("startLatest") or attributes.get("startEarliest") or attributes.get("date")
    end = attributes.get("endLatest") or attributes.get("until")
    if start is not None and end is not None and str(end) < str(start):
        return ""
    return "".join(f' {name}="{written(str(day))}"' for name, day in (("start", start), ("end", end)) if day)
