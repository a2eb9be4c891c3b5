"""A text goes in, the dates that are written in it come out, with what they say and what they leave open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.model import Span
from kg.text.dates import eras, forms
from kg.text.numbers import integer


@dataclass(frozen=True, slots=True)
class Relative:
    """A year, month or day that is counted from another: from the publication (昨天) or the last date (次日)."""

    anchor: Literal["published", "last"]
    shift: int
    weekday: int | None = None


_YEAR_GROUPS = ("year", "year_sep", "year_third", "year_compact", "bare", "era", "era_year_sep", "short")
Field = int | Relative | None
FIRST_OF_THREE = 100
"""A year of three digits is of the Republic, as Taiwan counts: 109年8月1日."""


@dataclass(frozen=True, slots=True)
class Written:
    """One date as it is written. `year`, `month`, `day` are None where it does not say; a decade is its first year."""

    span: Span
    year: Field = None
    month: Field = None
    day: Field = None
    vague: bool = False
    decade: bool = False
    converted: bool = False
    bare: bool = False


def written(plain: str, window: Span) -> Iterator[Written]:
    """The dates written in the window, in order; titles in 《》 are left out, and what is no date is passed over.

    `plain` is a text in the letters of forms.SAME_LENGTH.
    """
    titles = [mark.span() for mark in forms.TITLE.finditer(plain, window.start, window.end)]
    reached, title = window.start, 0
    for mark in forms.FIRST.finditer(plain, window.start, window.end):
        at = mark.start()
        while title < len(titles) and titles[title][1] <= at:
            title += 1
        if at < reached or (title < len(titles) and titles[title][0] <= at):
            continue
        found = forms.DATE.match(plain, at, window.end)
        if found:
            reached = found.end()
            date = _read(found.groupdict(), Span(at, reached))
            if date is not None:
                yield date
            closing = forms.ERA_END.match(plain, reached, window.end) if _is_of_republic(found) else None
            if closing:
                reached = closing.end()
                yield from filter(None, [_closing(closing)])


def _is_of_republic(found: re.Match[str]) -> bool:
    """Whether the date counts from the Republic; then a year after a dash does, too."""
    return found["era"] == eras.REPUBLIC or found["era_year_sep"] is not None


def _closing(found: re.Match[str]) -> Written | None:
    """The end of a period of the Republic, which does not name it again."""
    parts = dict.fromkeys(forms.DATE.groupindex) | found.groupdict()
    start = found.start("whole") if found["whole"] else found.start("from_year")
    return _calendar(parts | {"era": eras.REPUBLIC}, Span(start, found.end()))


def _read(parts: dict[str, str | None], span: Span) -> Written | None:
    """What a match of `forms.DATE` says; None for what cannot be a date."""
    if parts["decade"]:
        return _decade(parts, span)
    if parts["word"]:
        anchor, field, shift = forms.WORDS[parts["word"]]
        relative = Relative(anchor, shift)
        return Written(span, month=relative, vague=True) if field == "month" else Written(span, day=relative)
    if parts["week"]:
        weekday = forms.WEEKDAYS[parts["weekday"] or ""]
        return Written(span, day=Relative("published", forms.WEEKS[parts["week"]], weekday))
    return _calendar(parts, span)


def _decade(parts: dict[str, str | None], span: Span) -> Written | None:
    """20世纪90年代, 上世纪九十年代, 1990年代; 90年代 alone is taken to be of the twentieth century."""
    written_decade = parts["decade"] or ""
    value = integer(written_decade)
    if value is None or value % 10:
        return None
    if value >= 1000:
        return Written(span, year=value, decade=True)
    century = parts["century"]
    number = {"上": 20, "本": 21, None: 20}.get(century) or integer(century or "")
    if number is None or not 1 <= number <= 21 or value > 90:
        return None
    return Written(span, year=(number - 1) * 100 + value, decade=True, converted=century is None)


def _calendar(parts: dict[str, str | None], span: Span) -> Written | None:
    """A date of years, months and days, each a number or counted from another date."""
    year, converted = _year(parts)
    month, month_known = _number(
        parts, "month", "month_sep", "month_second", "month_era", "month_compact", "month_alone"
    )
    day, day_known = _number(parts, "day", "day_sep", "day_first", "day_era", "day_compact", "day_alone", "day_only")
    if not (month_known and day_known) or (year is None and any(parts[name] for name in _YEAR_GROUPS)):
        return None
    if parts["month_word"]:
        anchor, shift = forms.MONTH_WORDS[parts["month_word"]]
        month = Relative(anchor, shift)
    if parts["era"] in eras.REIGNS:
        # Months of a reign are those of the lunar calendar: the year is all that can be said.
        month = day = None
    if isinstance(month, int) and not 1 <= month <= 12:
        return None
    vague = bool(parts["vague_year"] or parts["vague_month"] or parts["vague_alone"])
    return Written(span, year, month, day, vague, converted=converted, bare=bool(parts["bare"]))


def _year(parts: dict[str, str | None]) -> tuple[Field, bool]:
    """The year, and whether it was converted: from a reign, or from two digits."""
    if parts["year_word"]:
        anchor, shift = forms.YEAR_WORDS[parts["year_word"]]
        return Relative(anchor, shift), False
    if parts["era"] or parts["era_year_sep"]:
        era = parts["era"] or eras.REPUBLIC
        number = integer(parts["era_year"] or parts["era_year_sep"] or "")
        year = eras.common_year(era, number) if number is not None else None
        return year, era in eras.REIGNS
    if parts["short"]:
        value = int(parts["short"])
        if value >= FIRST_OF_THREE:
            return eras.common_year(eras.REPUBLIC, value), True
        return value + (1900 if value > forms.LAST_SHORT_YEAR else 2000), True
    number = integer(
        parts["year"] or parts["year_sep"] or parts["year_third"] or parts["year_compact"] or parts["bare"] or ""
    )
    return (number, False) if number and forms.FIRST_YEAR <= number <= forms.LAST_YEAR else (None, False)


def _number(parts: dict[str, str | None], *names: str) -> tuple[Field, bool]:
    """The first of the groups as a number, and whether it could be read: 十三 -> 13, a missing one -> None."""
    text = next((parts[name] for name in names if parts[name]), None)
    value = integer(text) if text else None
    return value, text is None or value is not None
