"""N-Triples of a graph as it was and as it shall be in, what changes and the SPARQL update that does it out."""

from dataclasses import dataclass, field

from kg.store.protocol import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a named graph gains and loses, as lines of N-Triples without the line end.

    `elsewhere` are those of them that another named graph states: the default graph holds them before and after.
    """

    graph: str
    gained: frozenset[str]
    lost: frozenset[str]
    elsewhere: frozenset[str] = field(default=frozenset())
    emptied: bool = False

    @property
    def change(self) -> Change:
        """How many triples the default graph gains and loses, and how many only the named graph."""
        return Change(
            added=len(self.gained - self.elsewhere),
            removed=len(self.lost - self.elsewhere),
            restated=len((self.gained | self.lost) & self.elsewhere),
        )

    def update(self) -> str:
        """One SPARQL update, one transaction in every engine that keeps to the standard: all of it or nothing.

        An emptied graph is dropped, so that an engine that remembers empty graphs does not list it.
        """
        parts = [
            _data("DELETE DATA", self.graph, self.lost, self.lost - self.elsewhere),
            _data("INSERT DATA", self.graph, self.gained, self.gained - self.elsewhere),
            f"DROP SILENT GRAPH <{self.graph}>" if self.emptied else "",
        ]
        return " ;\n".join(part for part in parts if part)


def _data(verb: str, graph: str, named: frozenset[str], merged: frozenset[str]) -> str:
    # The text of a triple in N-Triples is the same triple in SPARQL.
    if not named:
        return ""
    return "\n".join([verb, "{", *sorted(merged), f"GRAPH <{graph}> {{", *sorted(named), "} }"])
