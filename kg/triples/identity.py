"""Which IRI gave way to which in, the graph that says so out: ao:mergedInto, by which the service redirects."""

from collections.abc import Mapping

from kg.triples import ntriples as nt
from ontology.terms import AO


def merged(into: Mapping[str, str]) -> bytes:
    """One triple for each IRI that gave way, as canonical N-Triples."""
    return nt.canonical((old, AO.mergedInto, nt.iri(new)) for old, new in into.items())
