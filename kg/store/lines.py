"""N-Triples in, the set of its triples as canonical lines out: how two statements of one graph are compared.

Imports pyoxigraph for its parser, not for its store on disk: the remote store needs the same lines as the embedded one.
"""

import pyoxigraph as ox

from kg.errors import InputError


def canonical_lines(triples: bytes, graph: str) -> frozenset[str]:
    """The triples of N-Triples text, each as the one line that the engine writes for it, with its dot.

    Numbers are rewritten as the engine keeps them ("1.0"^^xsd:decimal is "1"), else what is read back would never equal
    what was written. Raises InputError, with the line, for text that is not N-Triples and for blank nodes: they have
    no name by which a second statement could be seen to be the same.
    """
    memory = ox.Store()
    try:
        memory.load(triples, ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise InputError(f"the triples of graph {graph} are not N-Triples: {error}") from None
    lines = frozenset(f"{quad.triple} ." for quad in memory)
    for line in lines:
        if "_:" in line and _has_blank(line):
            raise InputError(f"graph {graph} has a blank node: {line[:200]}", "give every node an IRI")
    return lines


def _has_blank(line: str) -> bool:
    triple = next(iter(ox.parse(line, ox.RdfFormat.N_TRIPLES))).triple
    return any(isinstance(term, ox.BlankNode) for term in (triple.subject, triple.object))
