"""A network becomes GraphML, a node or an edge a piece: read by Gephi, yEd, Cytoscape, networkx."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from kg.answers.exports.network import Network
from kg.answers.exports.xml import written

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES: Final = {"string": "string", "integer": "int"}


def write(network: Network) -> Iterator[str]:
    """The network as GraphML, in pieces. A key is named as the attribute, those of edges with `e-` before it."""
    yield _HEAD
    yield _keys("node", "", {"label": "string", **NODE_ATTRIBUTES})
    yield _keys("edge", "e-", {"label": "string", **EDGE_ATTRIBUTES})
    yield '<graph edgedefault="directed">\n'
    for node in network.nodes:
        data = "".join([f'<data key="{name}">{written(str(one))}</data>' for name, one in node.attributes.items()])
        yield f'<node id="{written(node.iri)}"><data key="label">{written(node.label)}</data>{data}</node>\n'
    for edge in network.edges:
        data = "".join([f'<data key="e-{name}">{written(str(one))}</data>' for name, one in edge.attributes.items()])
        ends = f'id="{written(edge.iri)}" source="{written(edge.source)}" target="{written(edge.target)}"'
        yield f'<edge {ends}><data key="e-label">{written(edge.label)}</data>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(what: str, prefix: str, attributes: Mapping[str, str]) -> str:
    return "".join(
        f'<key id="{prefix}{name}" for="{what}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'
        for name, kind in attributes.items()
    )
