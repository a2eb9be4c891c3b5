"""A text and its publication date go in; its dates and periods come out in reading order."""

from dataclasses import dataclass, field

from kg.model import DateMention, DateValue, Span
from kg.text.dates import forms
from kg.text.dates.context import Context
from kg.text.dates.resolved import Publication, Resolved
from kg.text.dates.written import Relative, Written, written
from kg.text.dates.years import filled

OPEN_END = ".."
"""What EDTF writes for the end of a period that goes on."""

_AHEAD_REACH = 12
"""How many characters before a date the words may stand that put it ahead: 将于12月28日."""
_BORN = ("生于", "生於")
"""Before the day of a birth, on which no post and no other date leans: 出生于1970年7月的王某."""
_MARGIN = 6
"""How many characters may stand before the first date of a career line."""


def find(text: str, published: str | None = None, within: Span | None = None) -> list[DateMention]:
    """The dates of `text` (or of `within`), in reading order, as EDTF.

    `published` is the publication date (2020-12-18, 2020-12 or 2020): 12月8日 is the latest such day not after it, 昨天
    the day before it. Without it and without a year before, 12月8日 is XXXX-12-08 (unless the text announces what is to be
    held on a day with its year) and 昨天 is left out. A period has an
    `end`; what goes on (至今, —今, 起) ends in "..". 近日 is about the month of publication
    (2020-12~). Days that do not exist (2月30日) are left out, and what follows 生于. A date leans on those before it: call this once for a
    document, not for each of its sentences.
    Raises BadDate when `published` is no date.
    """
    publication = Publication.read(published) if published else None
    mentions = _Reader(text, within or Span(0, len(text)), Context(publication)).read()
    return mentions if publication else filled(mentions, text)


@dataclass(slots=True)
class _Reader:
    """One pass over the dates of a text; `reached` is where the last one ended, `looked` where the last look began."""

    text: str
    window: Span
    context: Context
    plain: str = field(init=False)
    reached: int = field(init=False)
    looked: int = field(init=False)

    def __post_init__(self) -> None:
        self.plain = self.text.translate(forms.SAME_LENGTH)
        self.reached = self.looked = self.window.start

    def read(self) -> list[DateMention]:
        """All mentions in order."""
        mentions = []
        points = [*written(self.plain, self.window)]
        following = iter([*points[1:], None])
        for point in points:
            after = next(following)
            if point.span.start < self.reached or self.text.endswith(_BORN, self.window.start, point.span.start):
                continue  # it was the end of a period, or the day of a birth
            mention = self._mention(point, after)
            if mention is not None:
                mentions.append(mention)
                self.reached = mention.span.end
        return mentions

    def _mention(self, point: Written, after: Written | None) -> DateMention | None:
        """The period that begins with `point`, or `point` alone."""
        self._approach(point)
        found = self.context.resolve(point)
        if found is None:
            return None
        start = self._value(point, found)
        period = self._period(point, found, after)
        if period is not None and after is not None:
            self.context.remember(after, period)
            return DateMention(Span(point.span.start, after.span.end), start, self._value(after, period))
        goes_on = self._goes_on(point)
        if point.bare and goes_on is None:
            return None
        self.context.remember(point, found)
        if goes_on is None:
            return DateMention(point.span, start)
        end = DateValue(OPEN_END, self.text[point.span.end : goes_on].strip())
        return DateMention(Span(point.span.start, goes_on), start, end)

    def _approach(self, point: Written) -> None:
        """Tell the context what lies between the last date and this one."""
        start, context = point.span.start, self.context
        context.paragraph = context.paragraph and self.plain.find("\n", self.looked, start) < 0
        context.sentence = context.sentence and context.paragraph and self.plain.find("。", self.looked, start) < 0
        self.looked = start
        before = self.plain[max(self.window.start, start - _AHEAD_REACH) : start]
        cut = max(before.rfind("。"), before.rfind("\n")) + 1
        ahead = forms.AHEAD.search(before, cut) or forms.TAKES_EFFECT.match(self.plain, point.span.end)
        context.ahead = ahead is not None

    def _period(self, point: Written, start: Resolved, after: Written | None) -> Resolved | None:
        """The end of the period from `point` to `after`, when the two are joined and in order."""
        if after is None or not forms.JOINED.fullmatch(self.plain, point.span.end, after.span.start):
            return None
        end = self._end(point, start, after)
        if end is None or not end.exists or (start.year is None) != (end.year is None):
            return None
        return end if start.first <= end.first or start.edtf() == end.edtf()[: len(start.edtf())] else None

    def _end(self, point: Written, start: Resolved, after: Written) -> Resolved | None:
        """What the end of a period means: 12月28日至1月3日 ends in the next year, 8日至10日 in the same month."""
        if after.year is not None or isinstance(after.month, Relative) or isinstance(after.day, Relative):
            self.context.remember(point, start)
            return self.context.resolve(after)
        turns = 1 if (after.month or start.month or 1, after.day or 1) < (start.month or 1, start.day or 1) else 0
        if after.month is not None:
            year = start.year + turns if start.year is not None else None
            return Resolved(year, after.month, after.day, ("year",) if year else (), start.counted)
        if start.month is None:
            return None
        if start.year is None:
            return Resolved(None, start.month, after.day, ("month",), start.counted)
        months = start.year * 12 + start.month - 1 + turns
        return Resolved(months // 12, months % 12 + 1, after.day, ("year", "month"), start.counted)

    def _goes_on(self, point: Written) -> int | None:
        """Where the words end that leave the period open: 至今, —今, 起, or the dash of a career line."""
        mark = forms.OPEN.match(self.plain, point.span.end, self.window.end)
        if mark is None and point.month is not None and self._begins_line(point):
            mark = forms.DANGLING.match(self.plain, point.span.end, self.window.end)
        return mark.end() if mark else None

    def _begins_line(self, point: Written) -> bool:
        """Whether nothing but blanks and bullets stands before it in its line."""
        start = point.span.start
        line = self.plain.rfind("\n", max(self.window.start, start - _MARGIN), start)
        if line < 0 and start - self.window.start > _MARGIN:
            return False
        return not any(character.isalnum() for character in self.plain[max(line, self.window.start) : start])

    def _value(self, point: Written, found: Resolved) -> DateValue:
        edtf = found.edtf(vague=point.vague, decade=point.decade)
        return DateValue(edtf, self.text[point.span.start : point.span.end], found.inferred)
