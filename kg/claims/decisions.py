"""The dates of a notice in, the day on which its appointments were decided out.

经2021年3月26日会议通过 · a date alone in the last line · the day of publication
"""

import re
from dataclasses import dataclass

from kg.claims.clock import is_near
from kg.grammar.sentence import Found, Sentence
from kg.model import DateValue

DECIDED = re.compile(r"[^。;；\n]{0,40}?(?:通过|决定|研究|会议|审议|任命|批准)")
DAY = 10


@dataclass(frozen=True, slots=True)
class Decision:
    """The day of the decision as the document as a whole tells it, and the days in it: line, offset, value."""

    whole: DateValue | None
    days: tuple[tuple[int, int, DateValue], ...] = ()

    def of(self, sentence: Sentence, at: int) -> DateValue | None:
        """The day for a statement at offset `at`: a day named before it in the same line, else the document's."""
        own = [value for line, start, value in self.days if line == sentence.line and start < at]
        return own[-1] if own else self.whole


def decision(found: Found, event: DateValue | None) -> Decision:
    """The decision of a document.

    It is the first day said of a decision, else the last line that is only a date, else the day of the `event` that
    the page reports, else the day of the page.
    """
    text, published = found.document.text, found.document.published
    days = tuple(
        (sentence.line, mention.span.start, mention.value)
        for sentence in found.sentences
        for mention in sentence.dates
        if len(mention.value.edtf) == DAY and mention.end is None
    )
    alone = None
    for sentence in found.sentences:
        for mention in sentence.dates:
            if len(mention.value.edtf) != DAY or not is_near(mention, published):
                continue
            if DECIDED.match(text, mention.span.end, sentence.span.end):
                return Decision(mention.value, days)
            if text[sentence.span.start : sentence.span.end].strip() == text[mention.span.start : mention.span.end]:
                alone = mention.value
    page = DateValue(published, published) if published else None
    return Decision(alone or event or page, days)
