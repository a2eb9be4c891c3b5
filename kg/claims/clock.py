"""The dates of a document in, the day on which a sentence tells that a post was held out.

An event attests the posts of its participants on the day of the event, not of publication (design/ONTOLOGY.md, Events).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from kg.grammar.sentence import Found, Sentence
from kg.model import DateMention, DateValue

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(r"\d{4}-\d{2}")
NO_YEAR = re.compile(r"XXXX-\d{2}-\d{2}")
REPORTED = re.compile(r"(?:指出|强调|表示|认为|要求|说|讲话中|致辞中|介绍)[,，:：]")
DATELINE = re.compile(r"[ \u3000]?(?:讯|电(?![话子视])|消息[^,，])")
"""What makes of a day that of the report: 清河网7月24日讯."""
UNTIL = re.compile(r"(?:截至|截止|[自从])$")
NOW = re.compile(r"现(?:任|为|担任|系)")
THEN = re.compile(r"时任|时为")
FURTHEST = 6
"""How many letters may stand before the day that opens a sentence: 本报讯 3月25日,…."""
TOLD_REACH = 120
"""How many letters before 时任 the time may stand that is told of."""
REACH = 400
"""Days before publication within which a date can be that of the event that a page reports."""
LONGEST = 60
"""Days that an event lasts at most: a longer period is a term of office or a background."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The date of publication, the day of the event, and the days that open sentences: line, offset, value.

    The event's day is the first day that the text names close before publication; `dateline` that of the report;
    `named` are all dates that are no periods, with their offsets.
    """

    published: str | None
    event: DateValue | None
    dateline: DateValue | None = None
    openings: tuple[tuple[int, int, DateValue], ...] = ()
    named: tuple[tuple[int, DateValue], ...] = ()

    def attested(self, text: str, sentence: Sentence, at: int) -> DateValue | None:
        """The day of what is told at offset `at`.

        That is the last near date before it in the sentence, else the day that opened a sentence before it in the
        paragraph, else the event's, else the page's. 现任 is said on the day of the page; 时任 of the day told of.
        """
        close = text[max(sentence.span.start, at - 3) : at + 3]
        if NOW.search(close):
            return self.of_page() or self.event
        if THEN.search(close):
            return self._told_of(at)
        near = [d for d in sentence.dates if d.span.start < at and is_near(d, self.published)]
        if near:
            return near[-1].value
        if sentence.dates and sentence.dates[0].span.start < at and self._is_history(text, sentence):
            return sentence.dates[0].value
        found = self._of_paragraph(sentence, at) or self.event or self.of_page()
        if found is None or not REPORTED.search(text, sentence.span.start, at):
            return found
        return DateValue(found.edtf[:4], found.written, found.inferred) if DAY.fullmatch(found.edtf) else found

    def of_page(self) -> DateValue | None:
        """The date of publication, else that of the report."""
        return DateValue(self.published, self.published) if self.published else self.dateline

    def _of_paragraph(self, sentence: Sentence, at: int) -> DateValue | None:
        """The last day before `at` that opens a sentence of the same paragraph."""
        last = bisect_left(self.openings, at, key=lambda opening: opening[1]) - 1
        return self.openings[last][2] if last >= 0 and self.openings[last][0] == sentence.line else None

    def _told_of(self, at: int) -> DateValue | None:
        """The time of which the words before tell: 1986年库房漏雨,时任馆长谷某…."""
        last = bisect_left(self.named, at, key=lambda named: named[0]) - 1
        return self.named[last][1] if last >= 0 and self.named[last][0] > at - TOLD_REACH else None

    def _is_history(self, text: str, sentence: Sentence) -> bool:
        """Whether the sentence opens with a year before that of the page: 1991年,副馆长元某带队到北京."""
        first = sentence.dates[0]
        if self.published is None or first.end is not None or not first.value.edtf[:4] < self.published[:4]:
            return False
        return opens(text, sentence, first) and text[first.span.end : first.span.end + 1] in (",", "，")


def is_near(mention: DateMention, published: str | None) -> bool:
    """Whether the date is a day or a month within REACH days before publication (any day where that is unknown)."""
    edtf = mention.value.edtf
    if mention.end is not None and not is_short(edtf, mention.end.edtf):
        return False
    if published is None or not DAY.fullmatch(published):
        return DAY.fullmatch(edtf) is not None or NO_YEAR.fullmatch(edtf) is not None
    if not (DAY.fullmatch(edtf) or MONTH.fullmatch(edtf)):
        return False
    distance = (date.fromisoformat(published) - _first(edtf)).days
    return -1 <= distance <= REACH


def clock(found: Found) -> Clock:
    """The clock of a document: the event's day is the first near day that its body names."""
    published, text = found.document.published, found.document.text
    days = [(s, d) for s in found.sentences for d in s.dates if is_near(d, published) and _is_day(d)]
    told = [
        (s, d)
        for s, d in days
        if not is_dateline(text, d) and not UNTIL.search(text[max(0, d.span.start - 2) : d.span.start])
    ]
    reports = [d.value for s, d in days if is_dateline(text, d)]
    openings = tuple((s.line, d.span.start, d.value) for s, d in told if opens(text, s, d))
    event = told[0][1].value if told else None
    named = tuple((d.span.start, d.value) for s in found.sentences for d in s.dates if d.end is None)
    return Clock(published, event, reports[0] if reports else None, openings, named)


def is_dateline(text: str, mention: DateMention) -> bool:
    """Whether the date is that of the report: 清河网7月24日讯."""
    return DATELINE.match(text, mention.span.end) is not None


def opens(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the date stands at the beginning of its sentence; 截至11月30日 does not tell when something happened."""
    before = text[sentence.span.start : mention.span.start].strip()
    return len(before) <= FURTHEST and not UNTIL.search(before)


def _is_day(mention: DateMention) -> bool:
    return DAY.fullmatch(mention.value.edtf) is not None or NO_YEAR.fullmatch(mention.value.edtf) is not None


def _first(edtf: str) -> date:
    return date.fromisoformat(edtf if len(edtf) == 10 else edtf + "-01")


def is_short(start: str, end: str) -> bool:
    """Whether a period (its two ends as EDTF) may be that of one event."""
    if NO_YEAR.fullmatch(start) and NO_YEAR.fullmatch(end):
        return True
    if not all(DAY.fullmatch(edtf) or MONTH.fullmatch(edtf) for edtf in (start, end)):
        return False
    return (_first(end) - _first(start)).days <= LONGEST
