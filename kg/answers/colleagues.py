"""The name or IRI of a person in, those whom they met at events or in bodies out, the nearest first."""

from dataclasses import dataclass

from kg.answers import facts, merged, names
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
    """All who are tied to a person in one way: the most ties first."""

    person: Ref
    ties: tuple[Tie, ...]


def co_participants(store: Store, person: str) -> Ties:
    """The people and bodies that took part in events that the person took part in. Raises NotFound, Ambiguous."""
    found = names.find(store, "Person", person)
    own = merged.members(store, found.iri)
    events = dict.fromkeys(row["event"].value for row in rows(store, "attendances", agent=" ".join(map(iri, own))))
    met: dict[str, set[str]] = {}
    for event in events:
        for row in rows(store, "participants", event=iri(event)):
            met.setdefault(row["agent"].value, set()).add(event)
    return Ties(found, _ties(store, {one: len(where) for one, where in met.items() if one not in own}))


def colleagues(store: Store, person: str, hops: int = 1) -> Ties:
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
    return Ties(found, _ties(store, {one: count for one, count in far.items() if one not in left_out}))


def _counted(store: Store, question: str, people: str) -> dict[str, int]:
    return {row["other"].value: int(row["count"].value) for row in rows(store, question, person=people)}


def _ties(store: Store, counted: dict[str, int]) -> tuple[Tie, ...]:
    known = facts.read(store, counted)
    told = (Tie(Ref(one, known[one].label if one in known else local(one)), count) for one, count in counted.items())
    return tuple(sorted(told, key=lambda tie: (-tie.count, tie.other.iri)))
