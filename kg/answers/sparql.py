"""A stranger's query, or an entity to describe, and the name of a format become the answer written in it, in pieces."""

from collections.abc import Iterator
from typing import Final

from kg.answers.questions import fill, iri
from kg.answers.records import class_of
from kg.errors import InputError
from kg.store.protocol import WHOLE, Answer, Dataset, Form, Store
from kg.store.using import using

RESULT_FORMATS: Final[dict[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_FORMATS: Final[dict[str, str]] = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "nquads": "application/n-quads",
    "trig": "application/trig",
}


def query(store: Store, text: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:
    """The answer to `text`; `timeout` is in seconds. Raises BadQuery (line and column), LimitExceeded."""
    return store.query(text, dataset, timeout)


def update(store: Store, text: str, dataset: Dataset = WHOLE) -> None:
    """Do the update over the graphs that the request names for it (USING). Raises BadQuery with nothing done."""
    store.update(using(text, dataset))


def formats(form: Form) -> dict[str, str]:
    """The formats in which an answer of this form can be written: name to media type."""
    return GRAPH_FORMATS if form is Form.GRAPH else RESULT_FORMATS


def write(answer: Answer, name: str) -> Iterator[bytes]:
    """`answer` in the format called `name`. Raises InputError where no answer of its form has that format."""
    known = formats(answer.form)
    if name not in known:
        kind = "triples" if answer.form is Form.GRAPH else "results"
        raise InputError(f"no format {name!r} for {kind}", "formats: " + ", ".join(known))
    return answer.write(known[name])


def describe(store: Store, entity: str) -> Answer:
    """All triples about the entity with this IRI and about the facts that it is part of. Raises NotFound."""
    class_of(store, entity)
    return store.query(fill("describe", entity=iri(entity)))
