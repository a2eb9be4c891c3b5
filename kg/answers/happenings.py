"""The name or IRI of an event becomes the event with its participants and the post that each held on that day."""

from collections.abc import Iterable
from typing import Final

from kg.answers import attendances, citations, facts, names, tenures
from kg.answers.facts import kind_of
from kg.answers.questions import iri, rows
from kg.answers.values import Certainty, EventAnswer, EventRef, Participant, Ref, Tenure
from kg.store.protocol import Row, Store
from ontology.terms import AO, local

_ROLES: Final = (
    *("host", "co-host", "chaired", "welcomed", "spoke", "keynote", "inspected", "met", "received", "accompanied"),
    *("conferred", "awarded", "elected", "authored", "attended", "other"),
)
"""Who is told of first: who invites, who leads, who speaks, who acts, who is there."""


def event(store: Store, event: str) -> EventAnswer:
    """An event (name or IRI) with its participants and the post each held that day. Raises NotFound, Ambiguous."""
    found = names.find(store, "Event", event)
    known = facts.read(store, [found.iri])[found.iri]
    ref = attendances.event_ref(known)
    related = rows(store, "event-parts", event=iri(found.iri))
    others = attendances.event_refs(store, (row["other"].value for row in related))
    parts = {row["other"].value: row["relation"].value for row in related}
    return EventAnswer(
        event=ref,
        date=next(iter(known.dates.values()), None),
        theme=known.one("theme"),
        attendance=known.one("attendance"),
        note=known.one("note"),
        parents=tuple(other for item, other in others.items() if parts[item] == "parent"),
        parts=tuple(other for item, other in others.items() if parts[item] == "part"),
        participants=_participants(store, ref),
        evidence=citations.read(store, [found.iri])[found.iri],
    )


def _participants(store: Store, event: EventRef) -> tuple[Participant, ...]:
    found = rows(store, "participants", event=iri(event.iri))
    day = event.earliest if event.earliest == event.latest else None
    people = sorted({row["agent"].value for row in found if row["class"].value == AO.Person})
    held = _held(store, people, day)
    acted = {row["tenure"].value for row in found if "tenure" in row}
    evidence = citations.read(store, (row["participation"].value for row in found))
    first: dict[str, Row] = {}
    for row in found:
        first.setdefault(row["participation"].value, row)
    taking_part = (
        Participant(
            agent=Ref(row["agent"].value, row["label"].value),
            agent_kind="person" if row["class"].value == AO.Person else "body",
            role=kind_of(row["role"].value),
            tenures=tuple(t for t in held if t.person.iri == row["agent"].value and (t.iri in acted or _certain(t))),
            evidence=evidence[participation],
        )
        for participation, row in first.items()
    )
    return tuple(sorted(taking_part, key=_rank))


def _rank(item: Participant) -> tuple[int, str, int, int, str]:
    """By role; within one, as the source lists them, which is by protocol (副馆长赵深、宫琳、孙敏)."""
    name = local(item.role.iri)
    role = _ROLES.index(name) if name in _ROLES else len(_ROLES)
    if not item.evidence:
        return role, "", 0, 0, item.agent.iri
    source = item.evidence[0]
    return role, source.document.iri, source.start, source.quote.find(item.agent.label), item.agent.iri


def _held(store: Store, people: Iterable[str], day: str | None) -> tuple[Tenure, ...]:
    listed = " ".join(map(iri, people))
    found = rows(store, "tenures-of-person", person=listed) if listed else []
    return tenures.read(store, (row["tenure"].value for row in found), day)


def _certain(tenure: Tenure) -> bool:
    return tenure.judgement is not None and tenure.judgement.certainty is Certainty.CERTAINLY
