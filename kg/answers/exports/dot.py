"""A network becomes DOT, a node or an edge a line: read by graphviz."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kg.answers.exports.network import Network

_SHAPES: Final = {"Person": "ellipse", "Body": "box", "Event": "diamond", "Tenure": "plain"}
_NUL: Final = "\x00"
_ENTITY: Final = re.compile("&(?=[#\\w]+;)")


def write(network: Network) -> Iterator[bytes]:
    """The network as DOT, in pieces: an attribute that graphviz does not know is kept by it."""
    yield b'digraph archontology {\ngraph [charset="UTF-8"]\n'
    for node in network.nodes:
        shape = {"shape": _SHAPES.get(str(node.attributes["kind"]), "ellipse")}
        yield f"{_quoted(node.iri)} [{_listed({'label': _plain(node.label), **shape, **node.attributes})}]\n".encode()
    for edge in network.edges:
        attributes = _listed({"label": _plain(edge.label), "id": edge.iri, **edge.attributes})
        yield f"{_quoted(edge.source)} -> {_quoted(edge.target)} [{attributes}]\n".encode()
    yield b"}\n"


def _listed(attributes: Mapping[str, str | int]) -> str:
    return ", ".join([f"{name}={_quoted(str(one))}" for name, one in attributes.items()])


def _quoted(text: str) -> str:
    """A string of DOT, which ends at a quotation mark and holds no NUL."""
    return '"' + text.replace('"', '\\"').replace(_NUL, "⟨U+0000⟩") + '"'


def _plain(label: str) -> str:
    """A label that is shown as it is: graphviz reads \\N and &amp; in one."""
    return _ENTITY.sub("&amp;", label.replace("\\", "\\\\"))
