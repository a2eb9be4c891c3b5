"""A scene in, what it tells of the past on the side out: 他1931年起草的《文件处置办法》; a first visit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.claims.event_words import alternatives
from kg.claims.scenes import Scene
from kg.claims.skeleton import DATE, PERSON, TITLE
from kg.grammar.tables import rows
from kg.model import DateMention, DateValue, PersonRef, Span

WROTE = re.compile(
    rf"(?:(?P<who>{PERSON})|他|她)[^,，。{PERSON}{DATE}]{{0,6}}(?P<day>{DATE})[^,，。《]{{0,8}}?(?P<verb>起草|撰写|编写|主编|编著|编纂)了?的?《(?P<work>[^《》]{{2,60}})》"
)
SOON = timedelta(days=7)
"""How long after a known event "after it" still means: the first days."""


@dataclass(frozen=True, slots=True)
class Past:
    """One such event, ready to be stated."""

    span: Span
    rule: str
    type: str
    role: str
    person: PersonRef
    date: DateValue
    name: str | None = None
    where: tuple[int, int] | None = None


def wrote(scene: Scene, last: PersonRef | None) -> Iterator[Past]:
    """Works that somebody wrote in a year; `last` is the person whom 他 means."""
    string = scene.bones.string
    for match in WROTE.finditer(string):
        who = scene.bones.items[match.start("who")] if match["who"] else last
        day = scene.bones.items[match.start("day")]
        if isinstance(who, PersonRef) and isinstance(day, DateMention):
            span = scene.bones.span(match)
            name = f"{match['verb']}《{scene.words(*match.span('work'))}》"
            yield Past(span, "events.wrote-work", "publication", "authored", who, day.value, name)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a first visit after a known event, and the last day of each."""
    known = {name: last for name, _, last in rows("known-events")}
    return re.compile(
        rf"(?:党的|中共|中国共产党)?(?P<event>{alternatives(known)})(?:闭幕|结束)?(?:之后|以后|后)[,，](?P<who>{PERSON})"
        rf"{TITLE}?的?(?:首次|第一次|首个|首站)[^,，。]{{0,6}}(?:调研|考察|视察)[^,，。]{{0,4}}"
        r"(?:选择了?|来到了?|到|在|选在)(?P<where>[^,，。]{2,12})"
    ), known


def visited_after(scene: Scene) -> Iterator[Past]:
    """在党的十九届五中全会之后,习近平总书记的首次地方调研就选择了江苏: the first days after the meeting, about."""
    string = scene.bones.string
    pattern, known = _known()
    for match in pattern.finditer(string):
        who = scene.bones.items[match.start("who")]
        soon = date.fromisoformat(known[match["event"]]) + SOON
        value = DateValue(f"{soon:%Y-%m}~", scene.words(*match.span("event")), ("year", "month"))
        if isinstance(who, PersonRef):
            yield Past(
                scene.bones.span(match),
                "events.first-visit-after",
                "inspection",
                "inspected",
                who,
                value,
                None,
                match.span("where"),
            )
