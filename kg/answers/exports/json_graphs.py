"""A network becomes JSON, many a piece: the elements of Cytoscape, and the nodes and links of d3."""

from collections.abc import Iterable, Iterator
from typing import Final

import orjson

from kg.answers.exports.network import Network
from kg.batches import batches


def cytoscape(network: Network) -> Iterator[bytes]:
    """Elements of Cytoscape and Cytoscape.js; `name`, which its styles show, is the label."""
    yield b'{"data": [], "directed": true, "multigraph": true, "elements": {"nodes": [\n'
    # A named tuple is taken apart at once, and each dictionary made in one piece: half of the time goes there.
    yield from listed(
        {"data": {"value": iri, "id": iri, "label": label, **attributes, "name": label}}
        for iri, label, attributes in network.nodes
    )
    yield b'], "edges": [\n'
    yield from listed(
        {
            "data": {
                "id": iri,
                "source": source,
                "target": target,
                "label": label,
                **attributes,
                "key": iri,
                "name": label,
            }
        }
        for iri, source, target, label, attributes in network.edges
    )
    yield b"]}}\n"


def node_link(network: Network) -> Iterator[bytes]:
    """Nodes and `links`, as d3 and networkx read them."""
    yield b'{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n'
    yield from listed({"id": iri, "label": label, **attributes} for iri, label, attributes in network.nodes)
    yield b'], "links": [\n'
    yield from listed(
        {"id": iri, "source": source, "target": target, "label": label, **attributes, "key": iri}
        for iri, source, target, label, attributes in network.edges
    )
    yield b"]}\n"


_AT_ONCE: Final = 250


def listed(items: Iterable[object]) -> Iterator[bytes]:
    """The items of a list as JSON, with commas between them, many a piece."""
    between = b""
    for some in batches(items, _AT_ONCE):
        yield between + orjson.dumps(some)[1:-1]
        between = b",\n"
