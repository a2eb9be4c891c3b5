"""A date as it is written and the dates before it go in; the day, month or year that it means comes out."""

from dataclasses import dataclass
from datetime import date, timedelta

from kg.text.dates.resolved import Publication, Resolved
from kg.text.dates.written import Relative, Written

_FIRST_YEAR, _LAST_YEAR = 2, 9997


@dataclass(slots=True)
class Context:
    """What the reading of one text has met so far.

    `last` is the last date; `paragraph` and `sentence` say whether it stands in the same one; `ahead` whether the words
    before the date speak of the future; `counting` whether the text has begun to count from its publication (12月8日).
    `frame` is the year of the first date of the text, None where that has none; `begun` says that it was met.
    """

    publication: Publication | None
    last: Resolved | None = None
    paragraph: bool = False
    sentence: bool = False
    ahead: bool = False
    counting: bool = False
    frame: int | None = None
    begun: bool = False

    def resolve(self, written: Written) -> Resolved | None:
        """What `written` means here; None when it cannot exist or nothing says what it counts from."""
        found = self._resolve(written)
        in_reach = found is not None and (found.year is None or _FIRST_YEAR <= found.year <= _LAST_YEAR)
        return found if found is not None and in_reach and found.exists else None

    def remember(self, written: Written, found: Resolved) -> None:
        """Make `found` the last date, unless it is a decade or as loose as 近日."""
        if written.decade or (written.vague and isinstance(written.month, Relative) and written.year is None):
            return
        self.counting = self.counting or found.counted
        if not self.begun:
            self.begun, self.frame = True, found.year
        self.last, self.paragraph, self.sentence = found, True, True

    def _resolve(self, written: Written) -> Resolved | None:
        month, day = written.month, written.day
        if isinstance(day, Relative):
            return self._relative_day(day)
        if isinstance(month, Relative):
            return self._relative_month(month, day)
        if isinstance(written.year, Relative):
            base = self._base(written.year)
            if base is None or base.year is None:
                return None
            return Resolved(base.year + written.year.shift, month, day, ("year",), base.counted)
        if written.year is not None:
            return Resolved(written.year, month, day, ("year",) if written.converted else ())
        if month is not None:
            return self._without_year(month, day)
        return self._day_alone(day) if day is not None else None

    def _base(self, relative: Relative) -> Resolved | None:
        """What a relative part counts from."""
        if relative.anchor == "last":
            return self.last
        return self.publication.resolved if self.publication else None

    def _relative_day(self, relative: Relative) -> Resolved | None:
        """昨天, 次日, 上周五."""
        base = self._base(relative)
        if base is None or base.year is None or base.month is None or base.day is None:
            return None
        day = date(base.year, base.month, base.day)
        shift = relative.shift if relative.weekday is None else 7 * relative.shift + relative.weekday - day.weekday()
        day += timedelta(days=shift)
        return Resolved(day.year, day.month, day.day, ("year", "month", "day"), base.counted)

    def _relative_month(self, relative: Relative, day: int | None) -> Resolved | None:
        """本月8日, 上月, 同月."""
        base = self._base(relative)
        if base is None or base.year is None or base.month is None:
            return None
        months = base.year * 12 + base.month - 1 + relative.shift
        return Resolved(months // 12, months % 12 + 1, day, ("year", "month"), base.counted)

    def _without_year(self, month: int, day: int | None) -> Resolved:
        """12月8日: the year of a date before it in the sentence or paragraph, else by the publication, else none.

        In a report that counts from its publication, a year that an earlier sentence names is history.
        """
        last, publication = self.last, self.publication
        near = self.sentence or (self.paragraph and (publication is None or not self.counting))
        if last and last.year and near and not last.counted and not self._lies_ahead(last.year, month, day):
            return Resolved(last.year, month, day, ("year",))
        if publication is None:
            return self._by_frame(month, day)
        days = [Resolved(publication.last.year + shift, month, day, ("year",), True) for shift in range(1, -9, -1)]
        return self._by_publication(publication, days) or Resolved(None, month, day)

    def _by_frame(self, month: int, day: int | None) -> Resolved:
        """Where no publication is known: the year of the first date, or a later one that a chronicle has come to.

        A year before that of the first date is background: 2021年元旦…. 2016年他任厅长. 1月4日省委决定…. A text that begins
        with a day without a year gives none.
        """
        if self.frame is None or self.last is None or self.last.year is None:
            return Resolved(None, month, day)
        return Resolved(max(self.frame, self.last.year), month, day, ("year",))

    def _lies_ahead(self, year: int, month: int, day: int | None) -> bool:
        """Whether the date would lie after the publication in its very year: then the year is another."""
        if self.publication is None or self.ahead or year != self.publication.last.year:
            return False
        return (month, day or 1) > (self.publication.last.month, self.publication.last.day)

    def _day_alone(self, day: int) -> Resolved | None:
        """8日: of the month of the last date in the paragraph, else the latest such day not after the publication."""
        last, publication = self.last, self.publication
        history = self.counting and last is not None and not last.counted and not self.sentence
        if last and last.month and not history and (self.paragraph or publication is None):
            inferred = ("year", "month") if last.year else ("month",)
            return Resolved(last.year, last.month, day, inferred, last.counted)
        if publication is None:
            return None
        newest = publication.last.year * 12 + publication.last.month - 1
        months = range(newest + 1, newest - 4, -1)
        days = [Resolved(each // 12, each % 12 + 1, day, ("year", "month"), True) for each in months]
        return self._by_publication(publication, days)

    def _by_publication(self, publication: Publication, days: list[Resolved]) -> Resolved | None:
        """The latest of the days that is not after the publication; the nearest one for what lies ahead."""
        existing = [each for each in days if each.exists]
        if self.ahead:
            limit = publication.last
            return min(existing, key=lambda each: abs((date(*each.first) - limit).days), default=None)
        return next((each for each in existing if date(*each.first) <= publication.last), None)
