"""The name or IRI of a person in, those whom they met at events or in bodies out, the nearest first."""

from dataclasses import dataclass

from kg.answers import merged, names
from kg.answers.questions import iri, rows
from kg.answers.values import Ref
from kg.errors import InputError
from kg.store.protocol import Store
from ontology.terms import local


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody, and by how many events, bodies or colleagues they are tied to the person."""

    other: Ref
    count: int


@dataclass(frozen=True, slots=True)
class Ties:
    """Those who are tied to a person in one way, the most ties first: as many as were asked for of `total`."""

    person: Ref
    total: int
    ties: tuple[Tie, ...]


def co_participants(store: Store, person: str, limit: int = 100) -> Ties:
    """The people and bodies that took part in events that the person took part in. Raises NotFound, Ambiguous."""
    found = names.find(store, "Person", person)
    own = merged.members(store, found.iri)
    events = dict.fromkeys(row["event"].value for row in rows(store, "attendances", agent=" ".join(map(iri, own))))
    met: dict[str, set[str]] = {}
    for event in events:
        for row in rows(store, "participants", event=iri(event)):
            met.setdefault(row["agent"].value, set()).add(event)
    return _ties(store, found, {one: len(where) for one, where in met.items() if one not in own}, limit)


def colleagues(store: Store, person: str, hops: int = 1, limit: int = 100) -> Ties:
    """Those who held posts in the bodies of the person (1 hop), or of such colleagues and are none themselves (2).

    Raises NotFound, Ambiguous; InputError for another number of hops.
    """
    if hops not in (1, 2):
        raise InputError(f"no such distance: {hops}", "hops are 1 or 2")
    found = names.find(store, "Person", person)
    own = merged.members(store, found.iri)
    asked = " ".join(map(iri, own))
    near = _counted(store, "colleagues", asked)
    far = _counted(store, "colleagues-of-colleagues", asked) if hops == 2 else near
    left_out = {*own, *near} if hops == 2 else {*own}
    return _ties(store, found, {one: count for one, count in far.items() if one not in left_out}, limit)


def _counted(store: Store, question: str, people: str) -> dict[str, int]:
    return {row["other"].value: int(row["count"].value) for row in rows(store, question, person=people)}


def _ties(store: Store, person: Ref, counted: dict[str, int], limit: int) -> Ties:
    first = sorted(counted, key=lambda one: (-counted[one], one))[:limit]
    listed = rows(store, "labels", entity=" ".join(map(iri, first))) if first else []
    labels = {row["entity"].value: row["label"].value for row in listed if "label" in row}
    return Ties(person, len(counted), tuple(Tie(Ref(one, labels.get(one, local(one))), counted[one]) for one in first))
