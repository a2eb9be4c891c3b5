"""A link and the dates of a document in, the link with the time of office that stands beside it out.

馆长 张某 1983.05—1989.11 · 馆长张某(1998年3月至今) · a line that holds nothing but 民國80.06.15~87.06.19 under a name
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.claims import careers
from kg.claims.clock import DAY, is_short, opens
from kg.claims.links import Link
from kg.grammar.sentence import Found, Sentence
from kg.model import DateMention, DateValue, Status

BESIDE = re.compile(r"[ \u3000\t]{0,8}[(（]?(?:任期|任职时间|任职)?[:：]?[ \u3000]?")
BELOW = re.compile(r"[ \u3000\t\n]{0,12}\n[ \u3000\t\n]{0,12}")
AFTER = re.compile(r"[ \u3000\t]*(?:[)）;；,，。|]|\n|$)")
LINE_END = re.compile(r"[ \u3000\t]*(?:\n|$)")
LASTED = re.compile(r"(?:直到|直至|干到|做到|当到|任到|任至)$")
STAYED = re.compile(r"[,，至到]{0,2}")
LEFT = re.compile(r"[,，]?(?:辞职|辞去|离任|卸任|去职|离职)")
MOVED = re.compile(r"[后又再调转升改]")
LIFE = re.compile("出?生|去世|逝世|入党|参加|加入")
"""Behind a date that is none of an office: 1967年2月生,曾任副局长."""
PAST = re.compile("^曾|[,，]曾(?!在同)[^现拟]{0,40}$|^[^,，。;；]{0,4}曾[^现拟]{0,40}$")
"""Between a name and a title: somebody had it before: 王某曾在山西省工作,任晋中市市长."""
CHRONICLE = 3
"""How many sentences of a paragraph open with a date before it is a chronicle."""
YEARS = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Periods:
    """The times of office that a document names: the periods that are longer than an event, by offset.

    `chronicle` has the dates of the past that open the sentences of its chronicles, by line.
    """

    text: str
    mentions: tuple[DateMention, ...]
    chronicle: Mapping[int, list[DateMention]]

    @classmethod
    def of(cls, found: Found) -> "Periods":
        """The long periods of a document."""
        text = found.document.text
        dates = (date for sentence in found.sentences for date in sentence.dates)
        opening: dict[int, list[DateMention]] = {}
        for sentence in found.sentences:
            first = next(iter(sentence.dates), None)
            if first is not None and opens(text, sentence, first) and _is_past(first, found.document.published):
                opening.setdefault(sentence.line, []).append(first)
        return cls(text, tuple(d for d in dates if d.end and not is_short(d.value.edtf, d.end.edtf)), opening)

    def narrated(self, link: Link, sentence: Sentence) -> Link:
        """The link with the time of the sentence before it in a chronicle: 1996年两校合并。范某任主任."""
        at = link.phrase.span.start
        opening = self.chronicle.get(sentence.line, [])
        told = bisect_left(opening, at, key=lambda date: date.span.start)
        if told < CHRONICLE or any(date.span.start < at for date in sentence.dates):
            return link
        if careers.is_of_today(link.phrase, opening[told - 1], self.text[link.person.span.end : at]):
            return link
        return replace(link, start=opening[told - 1].value, status=Status.FORMER)

    def dated(self, link: Link) -> Link:
        """The link with its time, where one stands right behind its words or alone in the line under them."""
        at = max(link.person.span.end, link.phrase.span.end)
        following = bisect_left(self.mentions, at, key=lambda mention: mention.span.start)
        if following == len(self.mentions):
            return link
        mention = self.mentions[following]
        if not self._is_beside(at, mention) and not (link.rule.startswith("rosters") and self._is_below(at, mention)):
            return link
        end = mention.end
        status = Status.CURRENT if end is not None and end.edtf == ".." else Status.FORMER
        return replace(link, start=mention.value, end=end, status=link.status or status)

    def _is_beside(self, at: int, mention: DateMention) -> bool:
        """Whether nothing but blanks or a bracket lies between; 张某(1912—1996) has lived, not held an office."""
        between = self.text[at : mention.span.start]
        if not BESIDE.fullmatch(between) or not AFTER.match(self.text, mention.span.end):
            return False
        return not (YEARS.fullmatch(mention.value.edtf) and ("(" in between or "（" in between))

    def _is_below(self, at: int, mention: DateMention) -> bool:
        """Whether the period is all that the next line holds."""
        between = self.text[at : mention.span.start]
        return BELOW.fullmatch(between) is not None and LINE_END.match(self.text, mention.span.end) is not None


def _is_past(mention: DateMention, published: str | None) -> bool:
    """Whether the date is of a year before that of the page (of any year, where the page has none)."""
    year = mention.value.edtf[:4]
    return year.isdigit() and mention.end is None and (published is None or year < published[:4])


def until(text: str, sentence: Sentence, at: int) -> DateValue | None:
    """When a post ended of which the sentence tells before `at`: …任馆长,一直干到2005年 · 任县长,次年辞职."""
    after = next((mention for mention in sentence.dates if mention.span.start >= at), None)
    if after is None or after.end is not None:
        return None
    between = text[at : after.span.start]
    lasted = LASTED.search(between) or (LEFT.match(text, after.span.end) and STAYED.fullmatch(between))
    return after.value if lasted and not MOVED.search(between) else None


def told(link: Link, sentence: Sentence, text: str, published: str | None) -> Link:
    """A post that a narrative gives a time: 1996年至2005年,王某任馆长 is of the past, with its start and its end."""
    at = link.phrase.span.start
    before = [date for date in sentence.dates if date.span.start < at and not LIFE.match(text, date.span.end)]
    if not before and link.status is None and PAST.search(text[min(link.person.span.end, at) : at]):
        return replace(link, status=Status.FORMER)
    if not before or (published and before[-1].value.edtf[:4] >= published[:4] and before[-1].end is None):
        return link
    if careers.is_of_today(link.phrase, before[-1], text[before[-1].span.end : at]):
        return link
    if careers.LATER.search(text, before[-1].span.end, at):
        return replace(link, status=Status.FORMER)
    start, end = before[-1].value, before[-1].end
    status = Status.CURRENT if end is not None and end.edtf == ".." else Status.FORMER
    return replace(link, status=status, start=start, end=end)


def due(link: Link, sentence: Sentence, published: str | None) -> Link:
    """A post that begins on a day after that of the page: 容某将于6月1日出任处长 is of one who has been appointed."""
    if published is None or link.status not in (None, Status.APPOINTED):
        return link
    first, last = link.person.span.end, link.phrase.span.start
    days = [date for date in sentence.dates if first <= date.span.start < last]
    if not days or not DAY.fullmatch(days[-1].value.edtf) or days[-1].value.edtf <= published:
        return link
    return replace(link, status=Status.APPOINTED, start=days[-1].value, cause=link.cause or "appointed")
