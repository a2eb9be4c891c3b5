"""The name of a format becomes the store, or the network of its people, bodies and events, written in it."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import networkx as nx

from kg.answers import gexf
from kg.answers.relations import BOUNDS, network
from kg.answers.xml import in_xml
from kg.errors import InputError
from kg.store.protocol import Store

_COLUMNS: Final = ("source", "target", "source_label", "target_label", "kind", "label", "attested", *BOUNDS, "evidence")


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format: its name, media type, the suffix of its files, and whether it holds the network, not RDF."""

    name: str
    media_type: str
    suffix: str
    network: bool


FORMATS: Final[dict[str, ExportFormat]] = {
    item.name: item
    for item in (
        ExportFormat("turtle", "text/turtle", ".ttl", False),
        ExportFormat("trig", "application/trig", ".trig", False),
        ExportFormat("nquads", "application/n-quads", ".nq", False),
        ExportFormat("jsonld", "application/ld+json", ".jsonld", False),
        ExportFormat("graphml", "application/graphml+xml", ".graphml", True),
        ExportFormat("gexf", "application/gexf+xml", ".gexf", True),
        ExportFormat("cytoscape", "application/json", ".cyjs", True),
        ExportFormat("node-link", "application/json", ".json", True),
        ExportFormat("csv", "text/csv", ".csv", True),
    )
}


def export(store: Store, name: str) -> Iterator[bytes]:
    """The store in the format called `name`, in pieces: Turtle is the default graph, the other RDF formats all graphs.

    Characters that no XML may hold are shown by their number, as on the pages. Raises InputError for a name that is not
    in FORMATS.
    """
    if name not in FORMATS:
        raise InputError(f"no export format {name!r}", "formats: " + ", ".join(FORMATS))
    form = FORMATS[name]
    if form.network:
        graph = network(store)
        if "xml" in form.media_type:
            _in_xml(graph)
        return (piece.encode() for piece in _WRITERS[name](graph))
    return store.dump(form.media_type, "" if name == "turtle" else None)


def _in_xml(graph: "nx.MultiDiGraph[str]") -> None:
    """Make the words of a network such that XML may hold them."""
    edges = (attributes for _, _, attributes in graph.edges(data=True))
    for attributes in (*(data for _, data in graph.nodes(data=True)), *edges):
        attributes.update((key, in_xml(value)) for key, value in attributes.items() if isinstance(value, str))


def _graphml(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield from (line + "\n" for line in nx.generate_graphml(graph))


def _cytoscape(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    """Elements of Cytoscape.js; `name`, which its styles show, is the label."""
    data = nx.cytoscape_data(graph, name="label")
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    yield json.dumps(data, ensure_ascii=False)


def _node_link(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    """Nodes and `links`, as d3 reads them."""
    yield json.dumps(nx.node_link_data(graph, edges="links"), ensure_ascii=False)


def _csv(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    """One line an edge."""
    labels = dict(graph.nodes(data="label"))
    yield _line(_COLUMNS)
    for source, target, attributes in graph.edges(data=True):
        row = {"source": source, "target": target, "source_label": labels[source], "target_label": labels[target]}
        yield _line([str((attributes | row).get(column, "")) for column in _COLUMNS])


def _line(cells: tuple[str, ...] | list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


_WRITERS: Final[dict[str, Callable[["nx.MultiDiGraph[str]"], Iterator[str]]]] = {
    "graphml": _graphml,
    "gexf": gexf.write,
    "cytoscape": _cytoscape,
    "node-link": _node_link,
    "csv": _csv,
}
