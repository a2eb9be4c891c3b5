"""A number of a person in; their invented name and the posts that they held, one after the other, out."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ontology.terms import concept

SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN: Final = "文华明建国海平军志伟春秋兰英江山川云松柏竹梅雪霜晨晓东南西北安宁康乐永长光辉"
PLACES: Final = "云澄泽岚渊溪岭霞沐汀栖朗"
SYSTEMS: Final = ("档案馆", "图书馆", "博物馆", "财政局", "教育局", "民政局", "审计局", "统计局")
TITLES: Final = {
    "馆": (
        ("馆长", concept("posts", "archives-director")),
        ("副馆长", concept("posts", "deputy-archives-director")),
        ("办公室主任", None),
    ),
    "局": (
        ("局长", concept("posts", "bureau-director")),
        ("副局长", concept("posts", "deputy-bureau-director")),
        ("办公室主任", None),
    ),
}
"""By the last character of the name of a body: its titles with their types in ontology/schemes/posts.ttl."""
FIRST_DAY: Final = date(1985, 3, 1)


@dataclass(frozen=True, slots=True)
class Held:
    """A post that a person held from `start` up to `end`: the titles are those of ontology/schemes/posts.ttl."""

    person: str
    key: str
    body: str
    title: str
    kind: str | None
    start: date
    end: date


def body(number: int) -> str:
    """The full name of a body: 云澄市档案馆; another for each number below 1152, with a county before it above."""
    place, system = divmod(number, len(SYSTEMS))
    first, second = divmod(place, len(PLACES))
    county, first = divmod(first, len(PLACES))
    more = f"{GIVEN[county % len(GIVEN)]}{PLACES[county // len(GIVEN)]}县" if county else ""
    return f"{PLACES[first]}{PLACES[second]}市{more}{SYSTEMS[system]}"


def person(number: int) -> str:
    """An invented name of three characters; namesakes exist, as in life."""
    rest, surname = divmod(number * 7919, len(SURNAMES))
    second, first = divmod(rest, len(GIVEN))
    return f"{SURNAMES[surname]}{GIVEN[first]}{GIVEN[second % len(GIVEN)]}"


def career(number: int) -> Iterator[Held]:
    """The one to four posts of a person, in order: of ten persons, eight stay within the same ten bodies."""
    dice = random.Random(number)
    day = FIRST_DAY + timedelta(days=dice.randrange(9000))
    had: set[tuple[str, str]] = set()
    for _ in range(1 + dice.randrange(4)):
        near = number // 40 * 10 + dice.randrange(10)
        which = near if dice.random() < 0.8 else dice.randrange(number // 4 + 10)
        name = body(which)
        title, kind = TITLES[name[-1]][dice.randrange(3)]
        if (name, title) in had:
            continue  # two appointments to one post are one tenure with two starts: a contradiction, not data to time
        had.add((name, title))
        end = day + timedelta(days=dice.randrange(300, 2200))
        yield Held(person(number), f"p{number}", name, title, kind, day, end)
        day = end + timedelta(days=dice.randrange(0, 400))
