"""A line around a text goes in; the day that it gives, and in a line without labels the name beside it, come out."""

import re
from dataclasses import dataclass

from kg.documents import labels
from kg.documents.lines import unlabelled
from kg.model import Span
from kg.text import dates

_LONGEST_BYLINE, _LONGEST_SIGNATURE, _REACH = 50, 20, 60
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_OR_MONTH = re.compile("[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_TIME = re.compile("[ \u3000T]{0,3}[0-9]{1,2}[:：时][0-9]{2}(?:[:：分][0-9]{2}秒?|分)?")
_WEEKDAY = re.compile("[ \u3000]{0,3}[(（]?(?:星期|周|週)[一二三四五六日天][)）]?")
_AUTHORS = re.compile("[\u4e00-\u9fff]{2,3}(?:[,，、;； ][\u4e00-\u9fff]{2,3}){0,6}|[\u4e00-\u9fff]{4,20}[0-9]{6}")
_SENTENCE_MARKS = "，。、:：；"
_BRACKETS = "()（）[]【】 \u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Byline:
    """A line of a day and of who publishes, without labels. The name may be empty."""

    day: str
    name: str


def day(value: str) -> str | None:
    """The first day or month in the head of a value, as EDTF: 2020年12月18日 10:30 -> 2020-12-18."""
    for mention in dates.find(value[:_REACH]):
        if _DAY_OR_MONTH.fullmatch(mention.value.edtf) and not mention.value.inferred:
            return mention.value.edtf
    return None


def byline(line: str) -> Byline | None:
    """The day and the name of a line like 某市档案馆 2017-11-30, in either order; None when the line is another.

    A full day at one end, a blank, and words without the marks of a sentence; or a day alone, with or without the time,
    or with the authors or the address right behind it: 2016-04-14甲某某,乙某. Labels after it are left out.
    """
    bare = (unlabelled(line) if len(line) <= _LONGEST_BYLINE else line).strip(_BRACKETS)
    found = dates.find(bare) if len(bare) <= _LONGEST_BYLINE else []
    if not found or found[0].end is not None or found[0].value.inferred or not _DAY.fullmatch(found[0].value.edtf):
        return None
    start, end = found[0].span.start, found[0].span.end
    for pattern in (_WEEKDAY, _TIME):
        told = pattern.match(bare, end)
        end = told.end() if told else end
    before, after = bare[:start], bare[end:]
    if not before and _AUTHORS.fullmatch(after):
        return Byline(found[0].value.edtf, "")
    if (before and after) or (before and not before[-1].isspace()) or (after and not after[0].isspace()):
        return None
    name = (before or after).strip(_BRACKETS)
    if any(mark in name for mark in _SENTENCE_MARKS):
        return None
    # 发布时间 2020-12-18, the colon left out: the name is a label.
    return Byline(found[0].value.edtf, "" if name in labels.DATES else name)


def signed(line: str) -> str | None:
    """The day of a line that holds nothing else: 二〇二一年三月五日 under the name of who signs."""
    mentions = dates.find(line) if len(line) <= _LONGEST_SIGNATURE else []
    if len(mentions) != 1 or mentions[0].end is not None or mentions[0].span != Span(0, len(line)):
        return None
    value = mentions[0].value
    return value.edtf if _DAY.fullmatch(value.edtf) and not value.inferred else None
