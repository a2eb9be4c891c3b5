"""The whole graph, or the network of its people, bodies and events, in the formats of other programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.store.protocol import Store


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
    """The store in the format called `name`, in pieces. Raises InputError for a name that is not in FORMATS."""
    raise NotImplementedError
