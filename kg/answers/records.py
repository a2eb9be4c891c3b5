"""Single things of the graph with all that is known of them: an event, a body, a document, the evidence behind a fact."""

from kg.answers.values import BodyAnswer, DocumentAnswer, EventAnswer, FactEvidence, Overview
from kg.store.protocol import Store


def event(store: Store, event: str) -> EventAnswer:
    """An event (name or IRI) with its participants and the post each held that day. Raises NotFound, Ambiguous."""
    raise NotImplementedError


def body(store: Store, body: str) -> BodyAnswer:
    """A body (any name or IRI) with its names, posts, honours and events. Raises NotFound, Ambiguous."""
    raise NotImplementedError


def evidence(store: Store, fact: str) -> FactEvidence:
    """The words that a fact (an IRI) rests on. Raises NotFound."""
    raise NotImplementedError


def document(store: Store, document: str) -> DocumentAnswer:
    """A document (IRI, source key or title) with its text and marked spans. Raises NotFound, Ambiguous."""
    raise NotImplementedError


def class_of(store: Store, iri: str) -> str:
    """The class of a resource as a local name (Person, Body, Post, Tenure, Event, Document ...). Raises NotFound."""
    raise NotImplementedError


def overview(store: Store) -> Overview:
    """How much the graph holds."""
    raise NotImplementedError
