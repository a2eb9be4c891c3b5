"""IRIs of events become events in a list, and an agent becomes the events that it took part in."""

from collections.abc import Iterable

from kg.answers import citations, facts, merged
from kg.answers.facts import Fact, kind_of
from kg.answers.questions import rows
from kg.answers.values import Attendance, EventRef
from kg.store.protocol import Store
from ontology.terms import RDFS


def event_ref(fact: Fact) -> EventRef:
    """An event as a line of a list; one without a name is called by its type."""
    kind = fact.kind("eventType")
    place = fact.ref("place")
    unnamed = fact.label if kind is None else kind.label.zh
    return EventRef(
        iri=fact.iri,
        label=fact.label if fact.values.get(RDFS.label) else unnamed,
        type=kind,
        earliest=max(fact.all("occurredEarliest"), default=None),
        latest=min(fact.all("occurredLatest"), default=None),
        place=fact.one("placeName") if place is None else place.label,
    )


def event_refs(store: Store, events: Iterable[str]) -> dict[str, EventRef]:
    """Several events by their IRIs, in their order."""
    return {known: event_ref(fact) for known, fact in facts.read(store, events).items()}


def of(store: Store, agent: str) -> tuple[Attendance, ...]:
    """The events in which the person or body with the IRI `agent` took part, by date."""
    listed = rows(store, "attendances", agent=merged.terms(store, agent))
    events = event_refs(store, (row["event"].value for row in listed))
    evidence = citations.read(store, (row["participation"].value for row in listed))
    found = (
        Attendance(events[row["event"].value], kind_of(row["role"].value), evidence[row["participation"].value])
        for row in listed
        if row["event"].value in events
    )
    return tuple(sorted(found, key=lambda item: (item.event.earliest or "9999", item.event.iri, item.role.iri)))
