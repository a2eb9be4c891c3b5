"""The formats of exports: what each is called, its media type, the end of its files' names, and what writes it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.answers.exports import cx2, dot, drawing, gexf, graphml, json_graphs, tables, timeline
from kg.answers.exports.network import Network
from kg.answers.exports.raster import png

Tables = Callable[[Network], tuple[tables.Table, tables.Table]]
_PIECE: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. Of the network it has `pieces` or `tables` that write it; without both it is one of statements."""

    name: str
    media_type: str
    suffix: str
    pieces: Callable[[Network], Iterator[bytes]] | None = None
    tables: Tables | None = None
    raster: bool = False
    """Whether `pieces` draw a picture that is written in pixels."""
    folded: bool = False
    """Whether tenures are edges in it, whatever is asked for."""

    @property
    def served(self) -> str:
        """The end of the name of one file that holds it all."""
        return f"-{self.name}.zip" if self.tables is not None else self.suffix

    @property
    def network(self) -> bool:
        """Whether it holds the network, not statements."""
        return self.pieces is not None or self.tables is not None

    def written(self, network: Network) -> Iterator[bytes]:
        """The network in this format, in pieces of some kilobytes; only for a format of the network."""
        if self.tables is not None:
            return tables.zipped(self.tables, network)
        assert self.pieces is not None, self.name
        if self.raster:
            return iter([png(b"".join(self.pieces(network)).decode())])
        return gathered(self.pieces(network))


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of some size."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


FORMATS: Final[dict[str, ExportFormat]] = {
    item.name: item
    for item in (
        ExportFormat("turtle", "text/turtle", ".ttl"),
        ExportFormat("trig", "application/trig", ".trig"),
        ExportFormat("nquads", "application/n-quads", ".nq"),
        ExportFormat("jsonld", "application/ld+json", ".jsonld"),
        ExportFormat("rico", "text/turtle", ".rico.ttl"),
        ExportFormat("graphml", "application/graphml+xml", ".graphml", graphml.write),
        ExportFormat("gexf", "application/gexf+xml", ".gexf", gexf.write),
        ExportFormat("cytoscape", "application/json", ".cyjs", json_graphs.cytoscape),
        ExportFormat("node-link", "application/json", ".json", json_graphs.node_link),
        ExportFormat("cx2", "application/json", ".cx2", cx2.write),
        ExportFormat("dot", "text/vnd.graphviz", ".dot", dot.write),
        ExportFormat("svg", "image/svg+xml", ".svg", drawing.write),
        ExportFormat("png", "image/png", ".png", drawing.write, raster=True),
        ExportFormat("timeline-svg", "image/svg+xml", ".timeline.svg", timeline.write, folded=True),
        ExportFormat("timeline-png", "image/png", ".timeline.png", timeline.write, raster=True, folded=True),
        ExportFormat("csv", "application/zip", ".csv", tables=tables.gephi),
        ExportFormat("neo4j", "application/zip", ".neo4j.csv", tables=tables.neo4j),
    )
}


def of_file(name: str) -> ExportFormat | None:
    """The format that the name of a file ends in; None where it ends in none."""
    fitting = [item for item in FORMATS.values() if name.endswith((item.suffix, item.served))]
    return max(fitting, key=lambda item: len(item.suffix), default=None)
