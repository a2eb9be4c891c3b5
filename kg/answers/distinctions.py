"""A person or a body becomes its ranks, honours and memberships: what is held and is no post."""

from typing import Final

from kg.answers import citations, facts, merged
from kg.answers.facts import Fact
from kg.answers.questions import rows
from kg.answers.values import Distinction, Evidence, Ref
from kg.store.protocol import Store
from ontology.terms import AO, local

# class: (kind, the property that says what is held as written, the property that names its concept)
_CLASSES: Final = {
    AO.RankHolding: ("rank", "rankAsWritten", "rank"),
    AO.Honour: ("honour", "honourAsWritten", "honour"),
    AO.Membership: ("membership", "titleAsWritten", "membershipType"),
}


def _distinction(fact: Fact, held: str, evidence: tuple[Evidence, ...]) -> Distinction:
    kind, written, concept = _CLASSES[held]
    return Distinction(
        iri=fact.iri,
        kind=kind,
        holder=fact.ref("holder") or Ref(fact.iri, local(fact.iri)),
        name=fact.one(written) or fact.label,
        concept=fact.kind(concept),
        body=fact.ref("body"),
        conferrer=fact.ref("conferrer"),
        attested=fact.all("attestedOn"),
        evidence=evidence,
    )


def of(store: Store, holder: str) -> tuple[Distinction, ...]:
    """The ranks, honours and memberships of the person or body with the IRI `holder`, by kind and date."""
    classes = {
        row["fact"].value: row["class"].value for row in rows(store, "distinctions", holder=merged.terms(store, holder))
    }
    known = facts.read(store, classes)
    evidence = citations.read(store, known)
    found = (_distinction(fact, classes[fact.iri], evidence[fact.iri]) for fact in known.values())
    return tuple(sorted(found, key=lambda item: (item.kind, item.attested, item.name, item.iri)))
