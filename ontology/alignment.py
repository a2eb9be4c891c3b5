"""The ontology's files in, the RiC-O term that stands for each class and property of ours out."""

from functools import cache
from pathlib import Path
from typing import Final

from ontology.terms import AO, RICO

_FILES: Final = ("archontology.ttl", "alignment.ttl")


@cache
def in_rico() -> dict[str, str]:
    """Of each class (property) of ours that is a subclass (subproperty) of one of RiC-O, the IRIs of both."""
    from rdflib import RDFS, Graph  # only whoever writes RiC-O waits for it

    graph = Graph()
    for name in _FILES:
        graph.parse(Path(__file__).with_name(name), format="turtle")
    pairs = [*graph.subject_objects(RDFS.subClassOf), *graph.subject_objects(RDFS.subPropertyOf)]
    return {str(ours): str(theirs) for ours, theirs in sorted(pairs) if _crosses(str(ours), str(theirs))}


def _crosses(ours: str, theirs: str) -> bool:
    return ours.startswith(AO.iri) and theirs.startswith(RICO.iri)
