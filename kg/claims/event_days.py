"""A scene and a place in it in, the day or the days out on which what stands there took place.

12月8日 before the verb; 近日 gives no day; a year alone (2019年学术年会) is a part of the name; a far day is history.
"""

import re
from dataclasses import dataclass

from kg.claims.clock import Clock, is_near
from kg.claims.scenes import Scene
from kg.model import DateMention, DateValue

RECENT = frozenset({"近日", "日前", "近期", "连日来", "前不久", "最近", "不久前"})
RECENTLY = re.compile("近日|日前|近期|前不久|最近|不久前|连日来")
NO_YEAR = re.compile(r"XXXX-\d\d-\d\d")
MONTH = 7
"""The length of a month in EDTF; beside a day of the news, another month is background."""
FULL = re.compile(r"\d{4}-\d\d-\d\d")
OPEN = re.compile(r"(?:持续|延续|展出|展期|展览)[^,，。]{0,8}(?:至|到|为)$")


@dataclass(frozen=True, slots=True)
class When:
    """When something took place; no date where the text says only "of late". `inherited`: that of the whole."""

    date: DateValue | None
    end: DateValue | None = None
    inherited: bool = False


def when(scene: Scene, at: int, clock: Clock) -> When | None:
    """The day for what stands at `at`: the nearest before it, else the first after it in its clause."""
    usable = [(i, mention) for i, mention in scene.dates() if _usable(mention, clock)]
    before = [mention for i, mention in usable if i < at]
    after = [mention for i, mention in usable if at <= i < scene.clause(at)[1]] if not before else []
    chosen = before[-1] if before else after[0] if after else None
    if chosen is not None and chosen.value.written not in RECENT:
        return When(chosen.value, chosen.end)
    return When(None) if chosen is not None or RECENTLY.search(scene.told, 0, at) else None


def is_future(scene: Scene, at: int, clock: Clock) -> bool:
    """Whether the last day before `at` comes after the day of publication: 决定四次会议于2026年3月5日召开."""
    days = [mention.value.edtf for i, mention in scene.dates() if i < at and FULL.fullmatch(mention.value.edtf)]
    return bool(days) and clock.published is not None and days[-1] > clock.published


def until(scene: Scene, begin: DateValue) -> DateValue | None:
    """The last day of an exhibition: 展览将持续至6月9日."""
    for at, mention in scene.dates():
        if OPEN.search(scene.told, 0, at):
            last = mention.value
            if last.edtf < begin.edtf and "year" in last.inferred:
                return DateValue(begin.edtf[:4] + last.edtf[4:], last.written, last.inferred)
            return last
    return None


def month(value: DateValue) -> DateValue:
    """The month of a day: what was done during a meeting of one day was done about that day."""
    return DateValue(value.edtf[:7], value.written, (*value.inferred, "day"))


def _usable(mention: DateMention, clock: Clock) -> bool:
    if mention.value.written in RECENT:
        return True
    if mention.end is not None and mention.end.edtf == "..":
        return False
    if len(mention.value.edtf) == MONTH and clock.event is not None and clock.event.edtf[:MONTH] != mention.value.edtf:
        return False
    return NO_YEAR.fullmatch(mention.value.edtf) is not None or is_near(mention, clock.published)
