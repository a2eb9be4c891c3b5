"""Days as ISO dates in, numbers that can be compared out: what a tenure possibly and certainly lasted, a day, a period.

A time is a pair of numbers, its first day and the first day after it; it is empty where the second is not greater.
"""

from datetime import date
from typing import Final, TypeAlias

from kg.answers.officials import EVER, Period, checked
from kg.answers.spells import Spell
from kg.answers.values import Bounds
from kg.errors import StoreError

BEGINNING: Final = 0
"""Before every day that has a number."""
END: Final = 4_000_000
"""After every day: the last of the year 9999 has the number 3,652,059."""
Time: TypeAlias = tuple[int, int]
ALWAYS: Final[Time] = (BEGINNING, END)
NEVER: Final[Time] = (END, BEGINNING)


def number(day: str) -> int:
    """The number of a day; a year before the first or after 9999 is before or after all. Raises StoreError."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        if day[:1] == "-":
            return BEGINNING
        if len(day.partition("-")[0]) > 4:
            return END
        raise StoreError(f"the graph has a bound that is no day: {day!r}", "archontology check tells where") from None


def iso(day: int) -> str | None:
    """The day of a number; None for what has no bound."""
    return date.fromordinal(day).isoformat() if BEGINNING < day < END else None


def window(period: Period = EVER) -> Time:
    """The days that are asked about. Raises BadDate."""
    asked = checked(period)
    if asked.on is not None:
        return number(asked.on), number(asked.on) + 1
    first = BEGINNING if asked.start is None else number(asked.start)
    return first, END if asked.end is None else number(asked.end) + 1


def possible(bounds: Bounds) -> Time:
    """The days on which `kg.answers.certainty.judge` finds a tenure with these bounds possible or certain.

    Where sources contradict each other about its start (or end), all days before (or after) are possible.
    """
    start, end = _or(bounds.start_earliest, BEGINNING), _or(bounds.end_latest, END)
    early, late = _quarrels(bounds)
    if early and late:
        return ALWAYS
    if early:
        return BEGINNING, max(start, end)
    return (min(start, end), END) if late else (start, end)


def certain(bounds: Bounds) -> Time:
    """The days on which `kg.answers.certainty.judge` finds a tenure with these bounds certain; empty where there are none.

    A bound that is known stands in it even then: it says when the tenure was.
    """
    start, end = _or(bounds.start_latest, END), _or(bounds.end_earliest, BEGINNING)
    return max(start, _or(bounds.start_earliest, BEGINNING)), min(end, _or(bounds.end_latest, END))


def of_spell(spell: Spell) -> tuple[Time, Time]:
    """When something of a body possibly and certainly was so: it lasts until a change is known."""
    start, end = _or(spell.start_earliest, BEGINNING), _or(spell.end_latest, END)
    if spell.start_latest is None:
        return (start, end), NEVER
    return (start, end), (number(spell.start_latest), min(_or(spell.end_earliest, END), end))


def _or(day: str | None, unknown: int) -> int:
    return unknown if day is None else number(day)


def _quarrels(bounds: Bounds) -> tuple[bool, bool]:
    early, late = bounds.start_latest, bounds.start_earliest
    out, still = bounds.end_latest, bounds.end_earliest
    return (
        early is not None and late is not None and early < late,
        out is not None and still is not None and out < still,
    )
