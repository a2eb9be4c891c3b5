"""A store in, the dated edges between its people, bodies and events out: from its index where it offers one."""

from collections.abc import Iterable, Iterator

from kg.answers.facts import kind_of
from kg.answers.lineage import Change, order, superiors
from kg.answers.questions import rows
from kg.answers.ties.days import BEGINNING, END, certain, number, of_spell, possible
from kg.answers.ties.projection import BODY, EVENT, HIERARCHY, PARTICIPATION, PERSON, TENURE, Line
from kg.answers.values import Bounds, Ref
from kg.store.protocol import Row, Store
from ontology.terms import AO

_BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")


def lines(store: Store) -> Iterator[Line]:
    """All edges. What gave way to another IRI is told as that. Raises StoreError for a bound that is no day."""
    moved = _moved(store)
    for row in rows(store, "dated-tenures"):
        bounds = Bounds(*(row[name].value if name in row else None for name in _BOUNDS))
        person, body = (moved.get(row[name].value, row[name].value) for name in ("person", "body"))
        yield Line(row["tenure"].value, TENURE, person, PERSON, body, BODY, possible(bounds), certain(bounds))
    for row in rows(store, "dated-participations"):
        yield _participation(row, moved)
    yield from _hierarchy(store, moved)


def _moved(store: Store) -> dict[str, str]:
    """Of each IRI that gave way the one that stands for it now."""
    found = {row["old"].value: row["new"].value for row in rows(store, "all-merged")}
    for old in found:
        seen = {old}
        while found[old] in found and found[old] not in seen:
            seen.add(found[old])
            found[old] = found[found[old]]
    return found


def _participation(row: Row, moved: dict[str, str]) -> Line:
    first, last = (number(row[name].value) if name in row else None for name in ("earliest", "latest"))
    # On some of these days: an event that lasted and one of which the day is not known are not told apart.
    time = (BEGINNING if first is None else first, END if last is None else last + 1)
    agent, kind = row["agent"].value, PERSON if row["class"].value == AO.Person else BODY
    ends = (moved.get(agent, agent), kind, moved.get(row["event"].value, row["event"].value), EVENT)
    return Line(row["participation"].value, PARTICIPATION, *ends, time, time, row["role"].value)


def _hierarchy(store: Store, moved: dict[str, str]) -> Iterator[Line]:
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
            above = moved.get(change.superior.iri, change.superior.iri)
            yield Line(change.iri, HIERARCHY, head, BODY, above, BODY, *of_spell(time))


def _changes(found: Iterable[Row]) -> Iterator[Change]:
    """Changes of several rows each, with their tightest days."""
    said: dict[str, dict[str, set[str]]] = {}
    for row in found:
        one = said.setdefault(row["change"].value, {})
        for name in ("type", "earliest", "latest", "superior"):
            if name in row:
                one.setdefault(name, set()).add(row[name].value)
        one.setdefault("before" if row["side"].value == AO.before else "after", set()).add(row["body"].value)
    for iri, one in said.items():
        above = min(one.get("superior", ()), default=None)
        yield Change(
            iri=iri,
            type=kind_of(min(one["type"])),
            date=None,
            earliest=max(one.get("earliest", ()), default=None),
            latest=min(one.get("latest", ()), default=None),
            before=tuple(Ref(body, "") for body in sorted(one.get("before", ()))),
            after=tuple(Ref(body, "") for body in sorted(one.get("after", ()))),
            superior=None if above is None else Ref(above, ""),
        )
