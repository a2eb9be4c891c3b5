"""Tenures and the lives of bodies in, what cannot be or should be looked at out: one function a rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Final

from kg.answers.offices_held import Held, Life
from kg.answers.spells import Spell
from kg.answers.values import Words
from kg.entities.likeness import place
from ontology import schemes
from ontology.terms import concept

BESIDE: Final = frozenset(
    concept("tenure-modes", mode) for mode in ("honorary", "in-charge", "secondment", "concurrent", "acting")
)
DIED: Final = concept("causes", "died")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found: its name, the facts on both sides, the days that it is about, and why in words."""

    rule: str
    facts: tuple[str, ...]
    days: tuple[str, ...]
    message: Words


def two_holders(tenures: Iterable[Held]) -> Iterator[Problem]:
    """Two certain holders of a one-seat post on a day. 甲、乙 are both 馆长 on 2020-12-08."""
    for found in _by_post(one for one in tenures if one.types & _single() and not one.modes & BESIDE):
        certain = sorted((one for one in found if one.certain), key=lambda one: (one.certain, one.iri))
        reach: list[Held] = []
        for one in certain:
            assert one.certain is not None
            first = one.certain[0]
            reach = [other for other in reach if other.certain and other.certain[1] > first]
            for other in reach:
                if other.holder != one.holder:
                    words = Words(f"{first}当日一职二人", f"two holders of a one-seat post on {first}")
                    yield Problem("two-holders", (other.iri, one.iri), (first,), words)
            reach.append(one)


def gaps(tenures: Iterable[Held]) -> Iterator[Problem]:
    """Nobody known in a one-seat post between the certain end of one holder and the earliest start of the next."""
    for found in _by_post(one for one in tenures if one.types & _single()):
        last: Held | None = None
        for one in sorted(found, key=lambda one: (one.start_earliest or "", one.iri)):
            end = last.end_latest if last is not None else None
            if last is not None and end is not None and one.start_earliest is not None and end < one.start_earliest:
                words = Words(
                    f"{end}至{one.start_earliest}无人任职的记载", f"nobody known from {end} to {one.start_earliest}"
                )
                yield Problem("gap", (last.iri, one.iri), (end, one.start_earliest), words)
            if last is None or (end is not None and (one.end_latest is None or one.end_latest > end)):
                last = one


def outside_life(tenures: Iterable[Held], lives: Mapping[str, Life]) -> Iterator[Problem]:
    """A tenure certainly held on a day on which its body was not there, or of which no day fits into its life."""
    for one in tenures:
        life = lives.get(one.body)
        found = None if life is None else _outside(one, life.spells)
        if life is not None and found is not None:
            words = Words(f"{found}机构并不存在", f"the body was not there on {found}")
            yield Problem("outside-life", (one.iri, *life.changes), (found,), words)


def _outside(one: Held, life: tuple[Spell, ...]) -> str | None:
    """A day of the tenure on which the body was certainly not there."""
    days = [] if one.certain is None else [one.certain[0], _before(one.certain[1])]
    # A start that is known to the day was a day in office, whatever is known of the end.
    days += [one.start_earliest] if one.start_earliest and one.start_earliest == one.start_latest else []
    for day in days:
        if not any(_within(day, spell) for spell in life):
            return day
    start, end = one.start_earliest, one.end_latest
    if not any(_meets(start, end, spell) for spell in life):
        return start or end
    return None


def _within(day: str, spell: Spell) -> bool:
    return _meets(day, None, Spell(end_latest=spell.end_latest)) and (
        spell.start_earliest is None or spell.start_earliest <= day
    )


def _meets(start: str | None, end: str | None, spell: Spell) -> bool:
    """Whether a time from `start` up to `end` may share a day with the spell."""
    late = start is not None and spell.end_latest is not None and start >= spell.end_latest
    early = end is not None and spell.start_earliest is not None and end <= spell.start_earliest
    return not (late or early)


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def start_after_end(tenures: Iterable[Held]) -> Iterator[Problem]:
    """Not begun before it was over."""
    for one in tenures:
        if one.start_earliest is not None and one.end_latest is not None and one.start_earliest >= one.end_latest:
            days = (one.start_earliest, one.end_latest)
            words = Words(f"最早{days[0]}开始，而{days[1]}已止", f"not begun before {days[0]}, yet over by {days[1]}")
            yield Problem("start-after-end", (one.iri,), days, words)


def after_end(tenures: Iterable[Held]) -> Iterator[Problem]:
    """Seen in office after the day on which an accepted claim says that it was over."""
    for one in tenures:
        if one.end_earliest is not None and one.end_latest is not None and one.end_earliest > one.end_latest:
            seen = _before(one.end_earliest)
            words = Words(
                f"{one.end_latest}已不在任，{seen}又见在任", f"over by {one.end_latest}, yet in office on {seen}"
            )
            yield Problem("attested-after-end", (one.iri,), (one.end_latest, seen), words)


def dead_holders(tenures: Iterable[Held]) -> Iterator[Problem]:
    """In office after the day of death."""
    people: dict[str, list[Held]] = {}
    for one in tenures:
        people.setdefault(one.holder, []).append(one)
    for found in people.values():
        deaths = sorted((one.end_latest, one.iri) for one in found if DIED in one.end_causes and one.end_latest)
        for one in found if deaths else ():
            day, source = deaths[0]
            last = max(filter(None, (one.end_earliest, one.start_latest)), default="")
            if day is not None and one.iri != source and last > day:
                words = Words(f"{day}已去世，其后又见在任", f"dead by {day}, yet in office after it")
                yield Problem("dead-holder", (source, one.iri), (day, last), words)


def distant_posts(tenures: Iterable[Held], names: Mapping[str, str]) -> Iterator[Problem]:
    """One person certainly in two posts of bodies in distant places on a day."""
    people: dict[str, list[Held]] = {}
    for one in tenures:
        if one.certain and not one.modes & BESIDE and place(names.get(one.body, "")):
            people.setdefault(one.holder, []).append(one)
    for found in people.values():
        for a, b in combinations(sorted(found, key=lambda one: one.iri), 2):
            where = [place(names.get(one.body, "")) for one in (a, b)]
            assert a.certain is not None
            assert b.certain is not None
            first, last = max(a.certain[0], b.certain[0]), min(a.certain[1], b.certain[1])
            if where[0] != where[1] and first < last:
                words = Words(
                    f"{first}同时在{where[0]}与{where[1]}任职", f"in office in {where[0]} and {where[1]} on {first}"
                )
                yield Problem("distant-posts", (a.iri, b.iri), (first,), words)


def _by_post(tenures: Iterable[Held]) -> Iterator[list[Held]]:
    found: dict[str, list[Held]] = {}
    for one in tenures:
        found.setdefault(one.post, []).append(one)
    return (found[post] for post in sorted(found))


@cache
def _single() -> frozenset[str]:
    return frozenset(item.iri for item in schemes.load().get("posts", ()) if "seats:1" in item.notations)
