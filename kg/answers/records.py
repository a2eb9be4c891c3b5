"""The name or IRI of a body, a fact or any resource becomes all that is known of it."""

from kg.answers import attendances, citations, distinctions, facts, merged, names
from kg.answers.facts import Fact
from kg.answers.questions import iri, rows
from kg.answers.values import BodyAnswer, FactEvidence, Overview, Ref
from kg.errors import NotFound
from kg.store.protocol import Store
from ontology.terms import AO, local


def body(store: Store, body: str) -> BodyAnswer:
    """A body (any name or IRI) with its names, posts, honours and events. Raises NotFound, Ambiguous."""
    found = names.find(store, "Body", body)
    known = facts.read(store, [found.iri]).get(found.iri, Fact(found.iri))
    every = merged.terms(store, found.iri)
    posts = {row["post"].value: row for row in rows(store, "body-posts", body=every)}
    return BodyAnswer(
        body=found,
        names=tuple(row["name"].value for row in rows(store, "names-of", entity=every)),
        type=known.kind("bodyType"),
        posts=tuple(Ref(post, row["label"].value if "label" in row else local(post)) for post, row in posts.items()),
        honours=distinctions.of(store, found.iri),
        events=attendances.of(store, found.iri),
        address=known.all("address"),
        telephone=known.all("telephone"),
    )


def evidence(store: Store, fact: str) -> FactEvidence:
    """The words that a fact (the IRI of a tenure, an honour, an event, a person ...) rests on, and what contradicts it.

    Raises NotFound.
    """
    kind = class_of(store, fact)
    known = facts.read(store, [fact]).get(fact, Fact(fact))
    every = citations.read(store, [fact, *known.all("contradictedBy")])
    against = tuple(item for claim in known.all("contradictedBy") for item in every[claim])
    return FactEvidence(Ref(fact, title(known)), kind, every[fact], against)


def title(fact: Fact) -> str:
    """The label of a fact; for one without a label what it ties together: 齐家滨 · 中国共产党常州市委员会书记."""
    ends = [fact.ref(term) for term in ("holder", "participant", "post", "event")]
    parts = [end.label for end in ends if end is not None]
    parts += [word for term in ("rankAsWritten", "honourAsWritten") for word in fact.all(term)]
    return " · ".join(parts) if parts else fact.label


def class_of(store: Store, resource: str) -> str:
    """The class of a resource as a local name of ontology/terms.py (Person, Tenure ...). Raises NotFound."""
    found = rows(store, "entity", entity=iri(resource))
    # Names and places have no class of ours, only one of RiC-O.
    classes = sorted((row["class"].value for row in found), key=lambda name: (not name.startswith(AO.iri), name))
    if not classes:
        raise NotFound(f"nothing in the graph has the IRI {resource!r}", "copy the IRI from an answer")
    return local(classes[0])


def overview(store: Store) -> Overview:
    """How much the graph holds."""
    counts = {local(row["class"].value): int(row["count"].value) for row in rows(store, "overview")}
    return Overview(
        documents=counts.get("Document", 0),
        people=counts.get("Person", 0),
        bodies=counts.get("Body", 0),
        posts=counts.get("Post", 0),
        tenures=counts.get("Tenure", 0),
        events=counts.get("Event", 0),
        claims=counts.get("Claim", 0),
    )
