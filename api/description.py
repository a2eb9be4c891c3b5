"""The address of the endpoint becomes its service description (SPARQL 1.1 Service Description) in an RDF format."""

from pathlib import Path
from typing import Final

from rdflib import Graph

FILE: Final = Path(__file__).parent / "service.ttl"
_RDFLIB_NAMES: Final = {"turtle": "turtle", "ntriples": "nt11", "jsonld": "json-ld", "rdfxml": "pretty-xml"}


def service_description(endpoint: str, name: str) -> bytes:
    """The description of the endpoint at the address `endpoint` in the format called `name` (api.formats.GRAPHS)."""
    graph = Graph().parse(FILE, format="turtle", publicID=endpoint)
    return graph.serialize(format=_RDFLIB_NAMES[name], encoding="utf-8")
