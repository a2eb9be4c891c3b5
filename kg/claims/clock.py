"""The dates of a document in, the day on which a sentence tells that a post was held out.

An event attests the posts of its participants on the day of the event, not of publication (design/ONTOLOGY.md, Events).
"""

import re
from dataclasses import dataclass
from datetime import date

from kg.grammar.sentence import Found, Sentence
from kg.model import DateMention, DateValue

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(r"\d{4}-\d{2}")
REPORTED = re.compile(r"(?:指出|强调|表示|认为|要求|说|讲话中|致辞中|介绍)[,，:：]")
REACH = 400
"""Days before publication within which a date can be that of the event that a page reports."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The date of publication, and the first day that the text names close before it: the day of the event."""

    published: str | None
    event: DateValue | None

    def attested(self, text: str, sentence: Sentence, at: int) -> DateValue | None:
        """The day of what is told at offset `at`: the last near date before it in the sentence, else the event's, else the page's."""
        near = [d for d in sentence.dates if d.span.start < at and self._is_near(d)]
        if near:
            return near[-1].value
        reported = REPORTED.search(text, sentence.span.start, at)
        found = self.event or self.of_page()
        if reported and found is not None:
            return DateValue(found.edtf[:4], found.written, found.inferred)
        return found

    def of_page(self) -> DateValue | None:
        """The date of publication."""
        return DateValue(self.published, self.published) if self.published else None

    def _is_near(self, mention: DateMention) -> bool:
        return is_near(mention, self.published)


def is_near(mention: DateMention, published: str | None) -> bool:
    """Whether the date is a day or a month within REACH days before publication (any day where that is unknown)."""
    edtf = mention.value.edtf
    if not (DAY.fullmatch(edtf) or MONTH.fullmatch(edtf)) or mention.end is not None and mention.end.edtf == "..":
        return False
    if published is None or not DAY.fullmatch(published):
        return DAY.fullmatch(edtf) is not None
    day = date.fromisoformat(edtf if len(edtf) == 10 else edtf + "-01")
    distance = (date.fromisoformat(published) - day).days
    return -1 <= distance <= REACH


def clock(found: Found) -> Clock:
    """The clock of a document: the event's day is the first near day that its body names."""
    published = found.document.published
    days = (d.value for s in found.sentences for d in s.dates if is_near(d, published) and DAY.fullmatch(d.value.edtf))
    return Clock(published, next(days, None))
