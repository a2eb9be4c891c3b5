"""N-Triples of graphs as they were and as they shall be in, what changes and the SPARQL update that does it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.store.protocol import Change

Lines: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphChange:
    """The lines of N-Triples, without the line end, of one named graph before and after."""

    graph: str
    before: Lines
    after: Lines

    @property
    def gained(self) -> Lines:
        """What the graph did not state before."""
        return self.after - self.before

    @property
    def lost(self) -> Lines:
        """What the graph does not state any more."""
        return self.before - self.after

    @property
    def touched(self) -> Lines:
        """What it gains or loses."""
        return self.before ^ self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What named graphs gain and lose together.

    `elsewhere` are those of their lines that a named graph not among them states: the default graph holds them before
    and after. A line that one of them loses and another gains stays in the default graph, too.
    """

    graphs: tuple[GraphChange, ...]
    elsewhere: Lines = field(default=frozenset())

    def changes(self) -> dict[str, Change]:
        """By graph: how many triples the default graph gains and loses by it, and how many only the named graph.

        What two graphs add or remove at once counts for the first, so that the sums are those of the default graph.
        """
        added, removed = set(self.added), set(self.removed)
        found: dict[str, Change] = {}
        for one in self.graphs:
            new, gone = one.gained & added, one.lost & removed
            found[one.graph] = Change(len(new), len(gone), len(one.touched) - len(new) - len(gone))
            added -= new
            removed -= gone
        return found

    @property
    def added(self) -> Lines:
        """What the default graph gains."""
        return self._union("gained") - self._union("before") - self.elsewhere

    @property
    def removed(self) -> Lines:
        """What the default graph loses."""
        return self._union("lost") - self._union("after") - self.elsewhere

    @property
    def touches(self) -> bool:
        """Whether any graph gains or loses a triple."""
        return any(one.touched for one in self.graphs)

    @property
    def loses(self) -> bool:
        """Whether any graph loses a triple."""
        return any(one.lost for one in self.graphs)

    def quads(self) -> bytes:
        """What the graphs and the default graph gain, as N-Quads."""
        named = (f"{line[:-1]}<{one.graph}> ." for one in self.graphs for line in one.gained)
        return "\n".join((*self.added, *named)).encode()

    def _union(self, which: str) -> Lines:
        return frozenset().union(*(getattr(one, which) for one in self.graphs))

    def update(self, merged: str = "") -> str:
        """One SPARQL update, one transaction in every engine that keeps to the standard: all of it or nothing.

        `merged` names the graph that stands for the default graph in an engine that has none.

        An emptied graph is dropped, so that an engine that remembers empty graphs does not list it. Empty where
        nothing changes.
        """
        emptied = [one.graph for one in self.graphs if one.lost and not one.after]
        lost = {one.graph: one.lost for one in self.graphs}
        gained = {one.graph: one.gained for one in self.graphs}
        if merged:
            # An operation a graph: Virtuoso passes over texts with a language where one deletes from several graphs.
            lost, gained = {**lost, merged: self.removed}, {**gained, merged: self.added}
            parts = [_data("DELETE DATA", {graph: lines}) for graph, lines in lost.items()]
            parts += [_data("INSERT DATA", {graph: lines}) for graph, lines in gained.items()]
        else:
            parts = [_data("DELETE DATA", lost, self.removed), _data("INSERT DATA", gained, self.added)]
        parts += [f"DROP SILENT GRAPH <{graph}>" for graph in emptied]
        return " ;\n".join(part for part in parts if part)


def _data(verb: str, named: Mapping[str, Lines], default: Lines = frozenset()) -> str:
    # The text of a triple in N-Triples is the same triple in SPARQL.
    if not any(named.values()):
        return ""
    graphs = (f"GRAPH <{graph}> {{\n{_lines(lines)}\n}}" for graph, lines in named.items() if lines)
    return "\n".join([verb, "{", _lines(default), *graphs, "}"])


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(sorted(lines))
