"""What a written place lies in: a phrase (天峪市云台区) in, the place and those above it out, in the table or not.

A district takes its city where the phrase writes both in one piece (常州市武进区), a township its county; a county
and a city stand alone (丰县).
"""

import re
from collections.abc import Iterable

from kg.grammar.places import Gazetteer

SEGMENT = re.compile(
    r"[一-龥]{1,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|开发区|新区|地区|林区|街道|省|市|县|区|州|盟|旗|镇|乡|村)"
)
BELOW = ("镇", "乡", "街道", "村")
UNPREFIXED = ("自治区", "特别行政区", "地区")


def segments(phrase: str, places: Gazetteer) -> tuple[str, ...]:
    """The names in a phrase: 天峪市云台区 -> 天峪市, 云台区; empty when it is no phrase of places."""
    known = places.split(phrase)
    if known:
        return known
    found = SEGMENT.findall(phrase)
    return tuple(found) if "".join(found) == phrase else ()


def full(phrase: str, places: Gazetteer, near: Iterable[str] = (), year: int | None = None) -> str:
    """The phrase with a last name in full: 武进 -> 武进区; what the table does not know stays."""
    place = places.locate(phrase, near, year)
    if place is None:
        return phrase
    return "".join(places.split(phrase)[:-1]) + place.name


def own_name(parts: tuple[str, ...]) -> str:
    """The name that a body of the place bears: 常州市|武进区 in one piece, 丰县 without its city."""
    last = parts[-1]
    if last.endswith(BELOW) or (last.endswith("区") and not last.endswith(UNPREFIXED)):
        start = len(parts) - 1
        while start and parts[start].endswith((*BELOW, "区")) and not parts[start].endswith(UNPREFIXED):
            start -= 1
        return "".join(parts[start:])
    return last


def chain(phrase: str, places: Gazetteer, near: Iterable[str] = (), year: int | None = None) -> tuple[str, ...]:
    """The name of the place and of those above it, the nearest first; empty when the phrase is none or is ambiguous."""
    parts = segments(phrase, places)
    if not parts:
        return ()
    place = places.locate(phrase, near, year)
    if place is not None:
        own = own_name((*parts[:-1], place.name))
        return (own, *(above.name for above in places.parents(place)))
    if len(parts) == 1 and parts[0] in places:
        return ()  # one of several namesakes
    upper = chain("".join(parts[:-1]), places, near, year) if len(parts) > 1 else ()
    return (own_name(parts), *(upper or tuple(reversed(parts[:-1]))))
