"""A network becomes GEXF 1.3 that its own schema accepts (networkx writes a `name` that the schema refuses).

An edge is there from the first day on which the tenure may have been held and is known to have begun, to the day on
which it had ended; an end that nobody stated is left open. Dates stand as ordinary attributes too: Gephi Lite drops
`start` and `end`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from kg.answers.relations import BOUNDS

if TYPE_CHECKING:
    import networkx as nx

_NODE: Final = {"kind": "string", "date": "string"}
_EDGE: Final = {"kind": "string", "attested": "string", **dict.fromkeys(BOUNDS, "string"), "evidence": "integer"}
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
_GRAPH: Final = '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n'


def write(network: "nx.MultiDiGraph[str]") -> Iterator[str]:
    """The network as GEXF, in pieces: one a node and one an edge, so that a large graph needs no more memory."""
    yield _HEAD + "<meta><creator>archontology</creator></meta>\n" + _GRAPH
    yield _declared("node", _NODE) + _declared("edge", _EDGE)
    yield f'<nodes count="{network.number_of_nodes()}">\n'
    for node, attributes in network.nodes(data=True):
        head = _attributes({"id": node, "label": attributes.get("label", "")})
        yield f"<node {head}>{_values(_NODE, attributes)}</node>\n"
    yield f'</nodes>\n<edges count="{network.number_of_edges()}">\n'
    for source, target, key, attributes in network.edges(keys=True, data=True):
        ends = {"id": key, "source": source, "target": target, "label": attributes["label"]}
        yield f"<edge {_attributes(ends | _period(attributes))}>{_values(_EDGE, attributes)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(name: str, attributes: Mapping[str, str]) -> str:
    each = "".join(f'<attribute id="{key}" title="{key}" type="{kind}"/>' for key, kind in attributes.items())
    return f'<attributes class="{name}">{each}</attributes>\n'


def _attributes(values: Mapping[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items())


def _values(known: Mapping[str, str], attributes: Mapping[str, object]) -> str:
    given = (_attributes({"for": name, "value": str(attributes[name])}) for name in known if name in attributes)
    return "<attvalues>" + "".join(f"<attvalue {each}/>" for each in given) + "</attvalues>"


def _period(attributes: Mapping[str, str]) -> dict[str, str]:
    """The days of an edge; none where the sources contradict each other: programs refuse an end before a start."""
    start = attributes.get("startLatest") or attributes.get("startEarliest")
    end = attributes.get("endLatest")
    if start is not None and end is not None and end < start:
        return {}
    return {name: day for name, day in (("start", start), ("end", end)) if day is not None}
