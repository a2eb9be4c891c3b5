"""An EDTF date in, the first and the last day that it may mean out.

2020-12 -> 2020-12-01 to 2020-12-31; 1949~ (1949年前后) -> 1948-01-01 to 1950-12-31;
2003-05/.. (2003.05至今) -> 2003-05-01, open.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~)?")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day, both inclusive; None where the date leaves that side open."""

    first: date | None
    last: date | None


def period(edtf: str) -> Period | None:
    """The period of `edtf`; None for a form that bounds nothing (2020?, 202X, '..', '', a date that does not exist).

    Forms: a year, a month, a day, each with `~` (approximate: one unit of its own precision more on both sides), and an
    interval of two of these, either of which may be `..`. An uncertain date (`?`, `%`) may be wrong and bounds nothing.
    """
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _interval(start, end)
    return _one(edtf)


def _interval(start: str, end: str) -> Period | None:
    first, last = (None if side in ("..", "") else _one(side) for side in (start, end))
    if (first is None and start not in ("..", "")) or (last is None and end not in ("..", "")):
        return None
    if first is None and last is None:
        return None
    found = Period(first.first if first else None, last.last if last else None)
    return None if found.first and found.last and found.first > found.last else found


def _one(text: str) -> Period | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return _wider(first, last) if match["about"] else Period(first, last)


def _wider(first: date, last: date) -> Period:
    """One unit more on both sides: the unit is the length of the period itself. Open at the calendar's ends."""
    before, after = day_before(first), day_after(last)
    if first == last:
        return Period(before, after)
    if first.month == last.month:
        return Period(
            None if before is None else before.replace(day=1),
            None if after is None else after.replace(day=monthrange(after.year, after.month)[1]),
        )
    return Period(
        None if before is None else date(before.year, 1, 1),
        None if after is None else date(after.year, 12, 31),
    )


def day_after(day: date) -> date | None:
    """The next day; None after the last day of the calendar."""
    return None if day == date(MAXYEAR, 12, 31) else day + timedelta(days=1)


def day_before(day: date) -> date | None:
    """The day before; None before the first day of the calendar."""
    return None if day == date.min else day - timedelta(days=1)
