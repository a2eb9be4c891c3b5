"""When something of a body was so (a name, a plate, a superior) in, whether it was so on a day, and why in words, out.

Start is inclusive, end exclusive, as with tenures; a bound that is not known is None.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.answers.values import Certainty, Words
from kg.text.periods import day_after, period


@dataclass(frozen=True, slots=True)
class Spell:
    """A time: it began between two days and ended between two days (ISO); None where nothing is known."""

    start_earliest: str | None = None
    start_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that began (`starts`) or ended something, between two days (ISO)."""

    earliest: str | None
    latest: str | None
    starts: bool


def spell(start: str | None, end: str | None) -> Spell:
    """From two EDTF dates: the first and the last time of use, both inclusive; 1959 to 1990 ends after 1990."""
    first, last = (None if value is None else period(value) for value in (start, end))
    after = None if last is None or last.last is None else day_after(last.last)
    return Spell(
        _iso(first.first if first else None),
        _iso(first.last if first else None),
        _iso(last.first if last else None),
        _iso(after),
    )


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def spells(turns: Iterable[Turn]) -> tuple[Spell, ...]:
    """The times between beginnings and ends, in order; one without bounds where nothing ever changed."""
    found: list[Spell] = []
    begun: Turn | None = None
    open_ = False
    for turn in sorted(turns, key=lambda one: (one.earliest or one.latest or "", one.latest or "", one.starts)):
        if turn.starts:
            if not open_:
                begun, open_ = turn, True
            continue
        if open_ or not found:
            found.append(Spell(*_days(begun), turn.earliest, turn.latest))
        begun, open_ = None, False
    if open_ or not found:
        found.append(Spell(*_days(begun)))
    return tuple(found)


def _days(turn: Turn | None) -> tuple[str | None, str | None]:
    return (None, None) if turn is None else (turn.earliest, turn.latest)


def judge(one: Spell, on: str) -> tuple[Certainty, Words]:
    """Whether it was so on the day, and why."""
    if one.start_earliest is not None and on < one.start_earliest:
        first = one.start_earliest
        return Certainty.CERTAINLY_NOT, Words(f"最早自{first}起", f"not before {first}")
    if one.end_latest is not None and one.end_latest <= on:
        return Certainty.CERTAINLY_NOT, Words(f"至迟{one.end_latest}已止", f"over by {one.end_latest}")
    since = one.start_latest is not None and one.start_latest <= on
    still = one.end_earliest is None or on < one.end_earliest
    if since and still:
        # A name lasts until a change is known: unlike an official, a body does not move on unseen.
        return Certainty.CERTAINLY, Words(
            f"自{one.start_latest}起，未见变动", f"since {one.start_latest}, no change known"
        )
    if still and one.start_earliest is None and one.start_latest is None:
        return Certainty.POSSIBLY, Words("始于何时不详", "since when is not known")
    return Certainty.POSSIBLY, Words("变动确切日期不详", "the exact day of the change is not known")
