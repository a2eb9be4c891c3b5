"""The media types that an answer or a dump can be written in, by the form of the query; no engine in here."""

from kg.errors import BadQuery
from kg.store.protocol import Form

RESULTS = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}
GRAPHS = {
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF/XML",
    "application/ld+json": "JSON-LD",
    "application/n-quads": "N-Quads",
    "application/trig": "TriG",
}
DATASETS = ("application/n-quads", "application/trig", "application/ld+json")


def media_types(form: Form) -> tuple[str, ...]:
    """The media types of an answer of this form, the preferred one first."""
    return tuple(GRAPHS if form is Form.GRAPH else RESULTS)


def check_format(form: Form, media_type: str) -> None:
    """Raise BadQuery when an answer of this form cannot be written in `media_type`."""
    if media_type not in media_types(form):
        choice = ", ".join(media_types(form))
        raise BadQuery(f"the answer of this {form.upper()} query has no format {media_type}", f"one of: {choice}")


def check_dump(media_type: str, graph: str | None) -> None:
    """Raise BadQuery when all quads (graph None) or one graph cannot be written in `media_type`."""
    choice = tuple(GRAPHS) if graph is not None else DATASETS
    if media_type not in choice:
        what = "all graphs together" if graph is None else "a graph"
        raise BadQuery(f"{what} cannot be written as {media_type}", f"one of: {', '.join(choice)}")
