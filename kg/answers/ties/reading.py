"""A store in, the dated edges between its people, bodies and events out: from its index where it offers one."""

from collections.abc import Iterator

from kg.answers.hierarchy import moved, subordinations
from kg.answers.questions import rows
from kg.answers.ties.days import BEGINNING, END, certain, number, of_spell, possible
from kg.answers.ties.projection import BODY, EVENT, HIERARCHY, PARTICIPATION, PERSON, TENURE, Line
from kg.answers.values import Bounds
from kg.store.protocol import Row, Store
from ontology.terms import AO

_BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")


def lines(store: Store) -> Iterator[Line]:
    """All edges. What gave way to another IRI is told as that. Raises StoreError for a bound that is no day."""
    now = moved(store)
    for row in rows(store, "dated-tenures"):
        bounds = Bounds(*(row[name].value if name in row else None for name in _BOUNDS))
        person, body = (now.get(row[name].value, row[name].value) for name in ("person", "body"))
        yield Line(row["tenure"].value, TENURE, person, PERSON, body, BODY, possible(bounds), certain(bounds))
    for row in rows(store, "dated-participations"):
        yield _participation(row, now)
    for one in subordinations(store, now):
        yield Line(one.change, HIERARCHY, one.body, BODY, one.above, BODY, *of_spell(one.time))


def _participation(row: Row, now: dict[str, str]) -> Line:
    first, last = (number(row[name].value) if name in row else None for name in ("earliest", "latest"))
    # On some of these days: an event that lasted and one of which the day is not known are not told apart.
    time = (BEGINNING if first is None else first, END if last is None else last + 1)
    agent, kind = row["agent"].value, PERSON if row["class"].value == AO.Person else BODY
    ends = (now.get(agent, agent), kind, now.get(row["event"].value, row["event"].value), EVENT)
    return Line(row["participation"].value, PARTICIPATION, *ends, time, time, row["role"].value)
