"""A network becomes GraphML, a node or an edge a piece: read by Gephi, yEd, Cytoscape, networkx."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from kg.answers.exports.network import Network
from kg.answers.exports.xml import Template, elements, template

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES: Final = {"string": "string", "integer": "int"}


def write(network: Network) -> Iterator[bytes]:
    """The network as GraphML, in pieces. A key is named as the attribute, those of edges with `e-` before it."""
    yield _HEAD.encode()
    yield _keys("node", "", {"label": "string", **NODE_ATTRIBUTES}).encode()
    yield _keys("edge", "e-", {"label": "string", **EDGE_ATTRIBUTES}).encode()
    yield b'<graph edgedefault="directed">\n'
    yield from elements(
        (_node(tuple(one.attributes)), (one.iri, one.label, *one.attributes.values())) for one in network.nodes
    )
    yield from elements(
        (_edge(tuple(one.attributes)), (one.iri, one.source, one.target, one.label, *one.attributes.values()))
        for one in network.edges
    )
    yield b"</graph>\n</graphml>\n"


@cache
def _node(names: tuple[str, ...]) -> Template:
    return template(f'<node id="%s">{_data("", names)}</node>', quoted=False)


@cache
def _edge(names: tuple[str, ...]) -> Template:
    return template(f'<edge id="%s" source="%s" target="%s">{_data("e-", names)}</edge>', quoted=False)


def _data(prefix: str, names: tuple[str, ...]) -> str:
    return "".join(f'<data key="{prefix}{name}">%s</data>' for name in ("label", *names))


def _keys(what: str, prefix: str, attributes: Mapping[str, str]) -> str:
    return "".join(
        f'<key id="{prefix}{name}" for="{what}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'
        for name, kind in attributes.items()
    )
