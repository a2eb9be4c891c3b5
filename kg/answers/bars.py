"""Bounds of tenures become stretches on an axis of years, in percent of its width, their ends drawn by certainty."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.answers.values import Bounds

_MOST_TICKS: Final = 6
_YEAR: Final = timedelta(days=365)
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar. `look`: certain, possible, fade-left (start not known) or fade-right (end not known)."""

    x: float
    width: float
    look: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int


def middle(text: str) -> date:
    """The day that stands for a day, month or year: 2020-12-08 itself, 2020-12-15 for 2020-12, 2020-07-01 for 2020."""
    year, month, day = [*text.split("-"), "", ""][:3]
    return date(int(year), int(month or 7), int(day or (15 if month else 1)))


def days_of(bounds: Bounds) -> list[date]:
    """The days that are known."""
    known = (bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest)
    return [date.fromisoformat(day) for day in known if day]


class Axis:
    """Days to percent."""

    def __init__(self, days: Sequence[date]) -> None:
        # Room on both sides, so that a bar whose end nobody knows can fade out.
        room = max(_YEAR, (max(days) - min(days)) / 8)
        self.first = max(min(days).toordinal() - room.days, date.min.toordinal())
        self.last = min(max(days).toordinal() + room.days, date.max.toordinal())

    def x(self, day: date) -> float:
        """Where the day is, from 0 to 100."""
        return round(100 * (day.toordinal() - self.first) / (self.last - self.first), 2)

    def ticks(self) -> Iterable[Tick]:
        """A few years, so that the axis can be read."""
        first, last = date.fromordinal(self.first).year + 1, date.fromordinal(self.last).year
        step = next(step for step in _STEPS if (last - first) / step < _MOST_TICKS)
        for year in range(first + -first % step, last + 1, step):
            yield Tick(self.x(date(year, 1, 1)), year)


def pieces(bounds: Bounds, axis: Axis) -> list[Piece]:
    """The stretches of a bar from left to right; none where no bound is known."""
    return [piece for piece in _pieces(bounds, axis) if piece.width > 0]


def _pieces(bounds: Bounds, axis: Axis) -> Iterator[Piece]:
    earliest, latest, end_earliest, end_latest = (
        None if day is None else axis.x(date.fromisoformat(day))
        for day in (bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest)
    )
    known = [x for x in (earliest, latest, end_earliest, end_latest) if x is not None]
    left = min(known, default=50.0) if earliest is None else earliest
    right = max(known, default=50.0) if end_latest is None else end_latest
    certain = latest is not None and end_earliest is not None and latest < end_earliest
    if latest is not None and end_earliest is not None and certain:
        left, right = latest, end_earliest
    yield Piece(0.0, left, "fade-left") if earliest is None else Piece(earliest, left - earliest, "possible")
    yield Piece(left, right - left, "certain" if certain else "possible")
    yield (
        Piece(right, 100 - right, "fade-right") if end_latest is None else Piece(right, end_latest - right, "possible")
    )
