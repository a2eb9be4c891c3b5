"""The dates of a page that states its own day nowhere go in; those without a year get that of what the page announces.

23日,常委会召开会议。根据决定,代表大会于2018年8月9日举行 → 2018-07-23
"""

import re
from calendar import isleap
from collections.abc import Sequence
from dataclasses import replace

from kg.model import DateMention, DateValue

_ANNOUNCED = re.compile("决定|决议|将|拟|定于")
_HELD = re.compile("[ \u3000]?(?:在[^,，。]{1,12})?(?:召开|举行|举办|开幕)")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_YEAR = "XXXX-"


def filled(mentions: Sequence[DateMention], text: str) -> list[DateMention]:
    """The mentions; where the text announces a day with its year, XXXX-07-23 is the last such day before that one."""
    ahead = next((m.value.edtf for m in mentions if _is_announced(m, text)), None)
    return [_filled(mention, ahead) for mention in mentions] if ahead else list(mentions)


def _is_announced(mention: DateMention, text: str) -> bool:
    """Whether something is decided to be held on the day."""
    if not _DAY.fullmatch(mention.value.edtf) or mention.value.inferred or not _HELD.match(text, mention.span.end):
        return False
    begin = max(text.rfind("。", 0, mention.span.start), text.rfind("\n", 0, mention.span.start)) + 1
    return _ANNOUNCED.search(text, begin, mention.span.start) is not None


def _filled(mention: DateMention, ahead: str) -> DateMention:
    if not mention.value.edtf.startswith(_NO_YEAR):
        return mention
    end = _value(mention.end, ahead) if mention.end else None
    return replace(mention, value=_value(mention.value, ahead), end=end)


def _value(value: DateValue, ahead: str) -> DateValue:
    if not value.edtf.startswith(_NO_YEAR):
        return value
    rest = value.edtf.removeprefix(_NO_YEAR)
    year = int(ahead[:4]) - (rest[:5] > ahead[5:])
    exists = rest != "02-29" or isleap(year)
    return DateValue(f"{year}-{rest}", value.written, ("year", *value.inferred)) if exists else value
