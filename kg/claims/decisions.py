"""The dates of a notice in, the day on which its appointments were decided out.

经2021年3月26日会议通过 · a date alone in the last line · the day of publication
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.claims.clock import Clock, is_dateline, is_near, opens
from kg.grammar.sentence import Found, Sentence
from kg.model import DateMention, DateValue

DECIDED = re.compile(r"[^。;；\n]{0,40}?(?:通过|决定|研究|会议|审议|任命|批准)")
BEFORE, FROM_THEN_ON = (
    re.compile("(?:人员|任命|任免|命令|职务|异动|调整)[^。;；\n]{0,8}[自由从于]$"),
    re.compile("[起]?生效"),
)
"""Around the day on which all that a notice decides begins: 以上人员均自|8月1日|生效."""
REACH = 16
MARKS = re.compile("[。；;，,：:]")
"""What a heading has not."""
DAY = 10


@dataclass(frozen=True, slots=True)
class Decision:
    """The day of the decision as the document as a whole tells it, and the days in it: line, offset, value.

    `headings` are the days that stand alone in lines of a digest: each holds for the lines under it; `begins` is the day
    from which all that was decided holds.
    """

    text: str
    whole: DateValue | None
    days: tuple[tuple[int, int, DateValue], ...] = ()
    headings: tuple[tuple[int, DateValue], ...] = ()
    begins: DateValue | None = None

    def of(self, sentence: Sentence, at: int) -> DateValue | None:
        """The day for a statement at offset `at`: a day named before it in the same line, else the document's."""
        if self.begins is not None:
            return self.begins
        own = bisect_left(self.days, at, key=lambda day: day[1]) - 1
        if own >= 0 and self.days[own][0] == sentence.line:
            return self.days[own][2]
        loose = [date for date in sentence.dates if date.span.start < at and date.end is None]
        if loose and not self._has_day_of(loose[0].value.edtf) and opens(self.text, sentence, loose[0]):
            return loose[0].value
        above = bisect_left(self.headings, sentence.line, key=lambda heading: heading[0]) - 1
        return self.headings[above][1] if above >= 0 and len(self.headings) > 1 else self.whole

    def _has_day_of(self, edtf: str) -> bool:
        """Whether the document's decision is of that year or month, and tells the day."""
        return self.whole is not None and self.whole.edtf.startswith(edtf)


def decision(found: Found, clock: Clock) -> Decision:
    """The decision of a document.

    It is the first day said of a decision, else the last line that is only a date, else the day of the event that
    the page reports, else the day of the page.
    """
    text = found.document.text
    days = tuple(_days(found))
    alone, decided, begins = [], None, None
    for sentence in found.sentences:
        for mention in sentence.dates:
            if (
                FROM_THEN_ON.match(text, mention.span.end)
                and BEFORE.search(text, max(0, mention.span.start - REACH), mention.span.start)
                and not _is_of_long_ago(mention, clock.published)
            ):
                begins = mention.value
            if not _is_day(mention) or not is_near(mention, clock.published) or is_dateline(text, mention):
                continue
            if decided is None and DECIDED.match(text, mention.span.end, sentence.span.end):
                decided = mention.value
            if text[sentence.span.start : sentence.span.end].strip() == text[mention.span.start : mention.span.end]:
                alone.append((sentence.line, mention.value))
    under = alone[-1][1] if alone else None
    whole = decided or under or clock.event or clock.of_page()
    return Decision(text, whole, days, tuple(alone), begins)


def _is_of_long_ago(mention: DateMention, published: str | None) -> bool:
    """Whether the date is of a year before that of the page."""
    return published is not None and mention.value.edtf[:4] < published[:4]


def _days(found: Found) -> Iterator[tuple[int, int, DateValue]]:
    """The days of each line; a heading has the day that opens the line under it: 王某当选市委书记 / 6月29日,…."""
    text = found.document.text
    for sentence, following in pairwise([*found.sentences, None]):
        if sentence is None:
            return
        for mention in sentence.dates:
            if (_is_day(mention) or _is_day_on(mention)) and not is_dateline(text, mention):
                yield sentence.line, mention.span.start, mention.value
        words = text[sentence.span.start : sentence.span.end]
        if following is None or not following.dates or sentence.dates or MARKS.search(words):
            continue
        first = following.dates[0]
        if following.line > sentence.line and _is_day(first) and opens(text, following, first):
            yield sentence.line, sentence.span.start - 1, first.value


def _is_day(mention: DateMention) -> bool:
    return len(mention.value.edtf) == DAY and mention.end is None


def _is_day_on(mention: DateMention) -> bool:
    """Whether the date is a day from which something goes on: 同日起."""
    return len(mention.value.edtf) == DAY and mention.end is not None and mention.end.edtf == ".."
