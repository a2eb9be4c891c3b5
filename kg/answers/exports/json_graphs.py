"""A network becomes JSON, many a piece: the elements of Cytoscape, and the nodes and links of d3."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import orjson

from kg.answers.exports.elements import Edge, Node
from kg.answers.exports.network import Network


def cytoscape(network: Network) -> Iterator[bytes]:
    """Elements of Cytoscape and Cytoscape.js; `name`, which its styles show, is the label."""
    yield b'{"data": [], "directed": true, "multigraph": true, "elements": {"nodes": [\n'
    yield from _listed({"data": {"value": one.iri, **_node(one), "name": one.label}} for one in network.nodes)
    yield b'], "edges": [\n'
    yield from _listed({"data": {**_edge(one), "key": one.iri, "name": one.label}} for one in network.edges)
    yield b"]}}\n"


def node_link(network: Network) -> Iterator[bytes]:
    """Nodes and `links`, as d3 and networkx read them."""
    yield b'{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n'
    yield from _listed(_node(one) for one in network.nodes)
    yield b'], "links": [\n'
    yield from _listed({**_edge(one), "key": one.iri} for one in network.edges)
    yield b"]}\n"


def _node(one: Node) -> dict[str, Any]:
    return {"id": one.iri, "label": one.label, **one.attributes}


def _edge(one: Edge) -> dict[str, Any]:
    return {"id": one.iri, "source": one.source, "target": one.target, "label": one.label, **one.attributes}


_AT_ONCE: Final = 250


def _listed(items: Iterable[object]) -> Iterator[bytes]:
    """The items of a list, with commas between them, many a piece."""
    left, between = iter(items), b""
    while some := list(islice(left, _AT_ONCE)):
        yield between + orjson.dumps(some)[1:-1]
        between = b",\n"
