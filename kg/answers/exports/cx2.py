"""A network becomes CX2 (Cytoscape, NDEx), a node or an edge a piece.

CX2 numbers its nodes: which number is whose is all that is held in memory. How many there are is told at the end.
"""

from collections.abc import Iterator, Mapping, Sequence

import orjson

from kg.answers.exports.elements import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from kg.answers.exports.network import Network


def write(network: Network) -> Iterator[bytes]:
    """The network as CX2, in pieces; `name`, which its styles show, is the label, `iri` who or what it is."""
    yield b'[{"CXVersion": "2.0", "hasFragments": false},\n'
    yield _aspect("attributeDeclarations", [_declared()]) + b",\n"
    yield _aspect("networkAttributes", [{"name": "archontology"}]) + b",\n"
    yield b'{"nodes": [\n'
    numbers: dict[str, int] = {}
    for node in network.nodes:
        number = numbers[node.iri] = len(numbers)
        said = {"id": number, "v": {"name": node.label, "iri": node.iri, **node.attributes}}
        yield (b",\n" if number else b"") + orjson.dumps(said)
    yield b']},\n{"edges": [\n'
    count = 0
    for edge in network.edges:
        ends = {"s": numbers[edge.source], "t": numbers[edge.target]}
        said = {"id": count, **ends, "v": {"name": edge.label, "iri": edge.iri, **edge.attributes}}
        yield (b",\n" if count else b"") + orjson.dumps(said)
        count += 1
    counts = {"attributeDeclarations": 1, "networkAttributes": 1, "nodes": len(numbers), "edges": count}
    held = [{"name": name, "elementCount": number} for name, number in counts.items()]
    yield b",\n".join((b"]}", _aspect("metaData", held), _aspect("status", [{"success": True}]) + b"]\n"))


def _declared() -> dict[str, dict[str, dict[str, str]]]:
    def each(attributes: Mapping[str, str]) -> dict[str, dict[str, str]]:
        return {name: {"d": kind} for name, kind in {"name": "string", "iri": "string", **attributes}.items()}

    return {
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": each(NODE_ATTRIBUTES),
        "edges": each(EDGE_ATTRIBUTES),
    }


def _aspect(name: str, elements: Sequence[object]) -> bytes:
    return orjson.dumps({name: elements})
