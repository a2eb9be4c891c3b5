"""A body in, the bodies above it and below it out, each with its time and the change that says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.answers import merged, names
from kg.answers.facts import kind_of
from kg.answers.lineage import Change, order, superiors
from kg.answers.questions import rows
from kg.answers.spells import Spell
from kg.answers.ties import facts
from kg.answers.values import Ref
from kg.store.protocol import Row, Store
from ontology.terms import AO


@dataclass(frozen=True, slots=True)
class Subordination:
    """For a time `body` was below `above`; `change` is the fact that says so. IRIs, each the one that stands now."""

    change: str
    body: str
    above: str
    time: Spell


@dataclass(frozen=True, slots=True)
class Branch:
    """A body next above or below another, for a time; `further` goes on in the same direction."""

    body: Ref
    change: str
    time: Spell
    further: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """What stood above a body and below it, at any time."""

    body: Ref
    above: tuple[Branch, ...]
    below: tuple[Branch, ...]


def hierarchy(store: Store, body: str) -> Hierarchy:
    """The tree around a body (any name or IRI). Raises NotFound, Ambiguous."""
    found = names.find(store, "Body", body)
    edges = list(subordinations(store, moved(store)))
    up: dict[str, list[tuple[str, Subordination]]] = {}
    down: dict[str, list[tuple[str, Subordination]]] = {}
    for one in edges:
        up.setdefault(one.body, []).append((one.above, one))
        down.setdefault(one.above, []).append((one.body, one))
    labels = facts.labels(store, {end for one in edges for end in (one.body, one.above)})
    return Hierarchy(found, *(_branches(found.iri, ways, labels, frozenset({found.iri})) for ways in (up, down)))


def _branches(
    start: str, ways: dict[str, list[tuple[str, Subordination]]], labels: dict[str, str], seen: frozenset[str]
) -> tuple[Branch, ...]:
    """What comes next after `start`; nothing that was passed on the way comes again."""
    found = (
        Branch(Ref(to, labels[to]), one.change, one.time, _branches(to, ways, labels, seen | {to}))
        for to, one in ways.get(start, ())
        if to not in seen
    )
    return tuple(sorted(found, key=lambda branch: (branch.time.start_earliest or "", branch.body.label)))


def moved(store: Store) -> dict[str, str]:
    """Of each IRI that gave way the one that stands for it now."""
    found = merged.replaced(store)
    for old in found:
        seen = {old}
        while found[old] in found and found[old] not in seen:
            seen.add(found[old])
            found[old] = found[found[old]]
    return found


def subordinations(store: Store, moved: dict[str, str]) -> Iterator[Subordination]:
    """Who was ever below whom, body by body; `moved` tells which IRI stands for one that gave way."""
    changes = tuple(sorted(_changes(rows(store, "hierarchy-changes")), key=order))
    members: dict[str, set[str]] = {}
    for change in changes:
        for ref in (*change.before, *change.after):
            head = moved.get(ref.iri, ref.iri)
            members.setdefault(head, {head}).add(ref.iri)
    for head, own in sorted(members.items()):
        ours = (one for one in changes if own & {ref.iri for ref in (*one.before, *one.after)})
        for change, time in superiors(frozenset(own), ours):
            assert change.superior is not None
            yield Subordination(change.iri, head, moved.get(change.superior.iri, change.superior.iri), time)


def _changes(found: Iterable[Row]) -> Iterator[Change]:
    """Changes of several rows each, with their tightest days."""
    said: dict[str, dict[str, set[str]]] = {}
    for row in found:
        one = said.setdefault(row["change"].value, {})
        for name in ("type", "earliest", "latest", "superior"):
            if name in row:
                one.setdefault(name, set()).add(row[name].value)
        one.setdefault("before" if row["side"].value == AO.before else "after", set()).add(row["body"].value)
    for change, one in said.items():
        above = min(one.get("superior", ()), default=None)
        yield Change(
            iri=change,
            type=kind_of(min(one["type"])),
            date=None,
            earliest=max(one.get("earliest", ()), default=None),
            latest=min(one.get("latest", ()), default=None),
            before=tuple(Ref(body, "") for body in sorted(one.get("before", ()))),
            after=tuple(Ref(body, "") for body in sorted(one.get("after", ()))),
            superior=None if above is None else Ref(above, ""),
        )
