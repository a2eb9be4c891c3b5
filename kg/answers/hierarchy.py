"""A body in, the bodies above it and below it out, each with its time and the change that says so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kg.answers import lineage, merged, names
from kg.answers.facts import kind_of
from kg.answers.lineage import Change, order, superiors
from kg.answers.questions import iri, rows
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


Ways: TypeAlias = dict[str, list[tuple[str, Subordination]]]
"""Of each body those next to it in one direction, with what says so."""
Step: TypeAlias = tuple[str, str, Subordination]
"""From which body to which next to it, and what says so."""


def hierarchy(store: Store, body: str) -> Hierarchy:
    """The tree around a body (any name or IRI). Raises NotFound, Ambiguous."""
    found = names.find(store, "Body", body)
    ways = [_ways(store, found.iri, steps) for steps in (_up, _down)]
    labels = facts.labels(store, {one[0] for way in ways for every in way.values() for one in every})
    return Hierarchy(found, *(_branches(found.iri, way, labels, frozenset({found.iri})) for way in ways))


def _ways(store: Store, start: str, steps: Callable[[Store, list[str]], Iterable[Step]]) -> Ways:
    """What comes next after `start` and after each that is reached so, level by level: no more of the graph is read."""
    ways: Ways = {}
    new = [start]
    while new:
        ways |= {one: [] for one in new}
        reached: dict[str, None] = {}
        for one, to, said in steps(store, new):
            ways[one].append((to, said))
            reached.setdefault(to)
        new = [one for one in reached if one not in ways]
    return ways


def _up(store: Store, bodies: list[str]) -> Iterator[Step]:
    for one in _below_whom(store, bodies):
        yield one.body, one.above, one


def _down(store: Store, bodies: list[str]) -> Iterator[Step]:
    every = {member for own in merged.members_of_each(store, bodies).values() for member in own}
    put = {row["body"].value for row in rows(store, "bodies-under", above=" ".join(map(iri, sorted(every))))}
    under = merged.canonical(store, sorted(put)) if put else {}
    asked = set(bodies)
    for one in _below_whom(store, sorted(set(under.values()))):
        if one.above in asked:
            yield one.above, one.body, one


def _below_whom(store: Store, bodies: list[str]) -> Iterator[Subordination]:
    """Whom these bodies, each the IRI that stands for it, were ever below, body by body."""
    members = merged.members_of_each(store, bodies)
    changes = lineage.changes(store, (one for own in members.values() for one in own))
    above = {change.superior.iri for change in changes if change.superior is not None}
    now = merged.canonical(store, sorted(above)) if above else {}
    yield from _told(changes, {member: head for head, own in members.items() for member in own}, now)


def _told(changes: Iterable[Change], heads: dict[str, str], now: dict[str, str]) -> Iterator[Subordination]:
    """Whom bodies were ever below, by all their changes; `heads` and `now` tell which IRI stands for one of them."""
    members: dict[str, set[str]] = {}
    ours: dict[str, dict[str, Change]] = {}
    for change in changes:
        for ref in (*change.before, *change.after):
            if (head := heads.get(ref.iri)) is not None:
                members.setdefault(head, set()).add(ref.iri)
                ours.setdefault(head, {})[change.iri] = change
    for head, found in sorted(ours.items()):
        for change, time in superiors(frozenset(members[head]), found.values()):
            assert change.superior is not None
            yield Subordination(change.iri, head, now.get(change.superior.iri, change.superior.iri), time)


def _branches(start: str, ways: Ways, labels: dict[str, str], seen: frozenset[str]) -> tuple[Branch, ...]:
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
    bodies = {ref.iri for change in changes for ref in (*change.before, *change.after)}
    yield from _told(changes, {body: moved.get(body, body) for body in bodies}, moved)


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
