"""The name of a format and what is asked for become the store, or a network of it, written in that format, in pieces."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from kg.answers.exports.elements import Edge, Node
from kg.answers.exports.formats import FORMATS, ExportFormat, gathered, of_file
from kg.answers.exports.network import Network
from kg.answers.exports.scopes import WHOLE, Scope, expected, network, of_options
from kg.answers.exports.triples import in_rico, triples
from kg.errors import InputError
from kg.store.protocol import Store

__all__ = [
    "FORMATS",
    "WHOLE",
    "Edge",
    "ExportFormat",
    "Network",
    "Node",
    "Scope",
    "expected",
    "export",
    "known",
    "network",
    "of_file",
    "of_options",
    "separate",
]

T = TypeVar("T", Node, Edge)
See = Callable[[Node | Edge], object]


def export(store: Store, name: str, scope: Scope = WHOLE, see: See = lambda _: None) -> Iterator[bytes]:
    """What is asked for in the format called `name`; `see` is shown each node and edge that is written.

    Of the statements, Turtle has those of the default graph, the other formats those of all graphs. Characters that no
    XML may hold are shown by their number, as on the pages. Raises InputError for a name that is not in FORMATS;
    NotFound, Ambiguous, BadDate.
    """
    form = known(name)
    if form.folded:
        scope = replace(scope, tenures="edges")
    if form.network:
        return form.written(_watched(network(store, scope), see))
    if name == "rico":
        return in_rico(store, form.media_type, scope)
    return triples(store, form.media_type, scope, name == "turtle")


def separate(store: Store, name: str, scope: Scope, see: See) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The tables of a format that has two, each with its name; the first is to be read before the second."""
    form = known(name)
    assert form.tables is not None, name
    for file, lines in form.tables(_watched(network(store, scope), see)):
        yield file, gathered(line.encode() for line in lines)


def known(name: str) -> ExportFormat:
    """The format of this name. Raises InputError."""
    if name not in FORMATS:
        raise InputError(f"no export format {name!r}", "formats: " + ", ".join(FORMATS))
    return FORMATS[name]


def _watched(found: Network, see: See) -> Network:
    def passing(items: Iterable[T]) -> Iterator[T]:
        for item in items:
            see(item)
            yield item

    return Network(passing(found.nodes), passing(found.edges))
