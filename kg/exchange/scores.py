"""In: what a text gave and what was expected, both in `extract`'s format. Out: what is right, missed, invented.

Statements are compared as sets of values. A list that the expectation does not have is not judged, nor is a date, a
status or a mode that its entry does not have: `{"person": "林望舒", "body": "江苏省档案馆", "post": "馆长"}` is silent
on dates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Value: TypeAlias = tuple[str, ...]
Entry: TypeAlias = Mapping[str, Any]

FIGURES = (
    "person", "person-post", "tenure", "status", "mode", "start", "end", "attested",
    "rank", "honour", "membership", "event", "participant", "body-fact", "title", "published", "publisher",
)  # fmt: skip
DETAILS = ("status", "mode", "start", "end", "attested")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One figure of one text: the values found and expected, those only expected, those only found."""

    figure: str
    right: frozenset[Value]
    missed: frozenset[Value]
    invented: frozenset[Value]

    @property
    def perfect(self) -> bool:
        """Whether nothing was missed and nothing invented."""
        return not self.missed and not self.invented


def compare(expected: Entry, found: Entry) -> list[Outcome]:
    """What was right, missed and invented in `found`, for each figure that `expected` lets judge."""
    outcomes: list[Outcome] = []
    if "tenures" in expected:
        outcomes += _tenures(expected["tenures"], found.get("tenures", []))
    for figure, name, keys in (
        ("rank", "ranks", ("person", "rank")),
        ("honour", "honours", ("holder", "honour")),
        ("membership", "memberships", ("person", "body", "membership")),
        ("event", "events", ("type", "date")),
    ):
        if name in expected:
            outcomes.append(_sets(figure, _values(expected[name], keys), _values(found.get(name, []), keys)))
    if "events" in expected:
        outcomes.append(_participants(expected["events"], found.get("events", [])))
    if "body_facts" in expected:
        outcomes.append(_sets("body-fact", _facts(expected["body_facts"]), _facts(found.get("body_facts", []))))
    for name in ("title", "published", "publisher"):
        if name in expected:
            outcomes.append(_sets(name, _values([expected], (name,)), _values([found], (name,))))
    return outcomes


def _sets(figure: str, expected: Iterable[Value], found: Iterable[Value]) -> Outcome:
    wanted, got = frozenset(expected), frozenset(found)
    return Outcome(figure, wanted & got, wanted - got, got - wanted)


def _values(entries: Iterable[Entry], keys: tuple[str, ...]) -> set[Value]:
    """The values of `keys` in each entry that has any; what it leaves open is the empty string."""
    values = {tuple(str(entry.get(key) or "") for key in keys) for entry in entries}
    return {value for value in values if any(value)}


def _tenures(expected: list[Entry], found: list[Entry]) -> list[Outcome]:
    outcomes = [
        _sets(figure, _values(expected, keys), _values(found, keys))
        for figure, keys in (
            ("person", ("person",)),
            ("person-post", ("person", "post")),
            ("tenure", ("person", "body", "post")),
        )
    ]
    return outcomes + [_detail(key, expected, found, outcomes[-1].right) for key in DETAILS]


def _detail(key: str, expected: list[Entry], found: list[Entry], right: frozenset[Value]) -> Outcome:
    """One detail of the tenures that were found, where the expectation speaks of it; null expects none."""
    keys = ("person", "body", "post")
    silent = {value for entry in expected if key not in entry for value in _values([entry], keys)}
    judged = right - silent

    def details(entries: list[Entry]) -> set[Value]:
        stated = _values([entry for entry in entries if entry.get(key)], (*keys, key))
        return {value for value in stated if value[:3] in judged}

    return _sets(key, details(expected), details(found))


def _participants(expected: list[Entry], found: list[Entry]) -> Outcome:
    """(event, person, role), but for the events of which the expectation does not say who took part."""
    silent = _values([event for event in expected if "participants" not in event], ("type", "date"))

    def values(events: list[Entry]) -> set[Value]:
        return {
            (*event, *person)
            for entry in events
            for event in _values([entry], ("type", "date")) - silent
            for person in _values([p for p in entry.get("participants", []) if p.get("person")], ("person", "role"))
        }

    return _sets("participant", values(expected), values(found))


def _facts(entries: list[Entry]) -> set[Value]:
    return {
        (str(entry.get("body") or ""), key, str(entry[key]))
        for entry in entries
        for key in ("address", "telephone")
        if entry.get(key)
    }
