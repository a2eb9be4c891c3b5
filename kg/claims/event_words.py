"""The tables of events in (ontology/lexicon/event-*), the words and patterns out that the rules of events look for.

座谈会 is a meeting, 调研 an inspection by who does it, 出席 attended: what each word means stands in its table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.grammar.tables import rows, words

CLAUSE = ",，;；。:：\n"
QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》", '"': '"'}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names an event: its type (schemes/event-types.ttl) and its scope (see the table)."""

    word: str
    type: str
    scope: str


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that is an event by itself: the event's type, the role of who does it, the form that it needs."""

    type: str
    role: str
    form: str


def alternatives(chosen: Iterable[str]) -> str:
    """A pattern of words, the longest first."""
    return "|".join(sorted(map(re.escape, set(chosen)), key=len, reverse=True))


@cache
def nouns() -> dict[str, Noun]:
    """The nouns by their word."""
    return {word: Noun(word, type, scope) for word, type, scope in rows("event-nouns")}


@cache
def noun_pattern() -> re.Pattern[str]:
    """A noun of an event that is no part of a longer word: 会议, not 会议室; 图片展, not 开展."""
    long = alternatives(word for word in nouns() if len(word) > 1)
    after = (
        r"(?!议|室|厅|场|所|馆|中心|精神|基地|纪要|议程|堂|员|日程|方案|通知|要求|资料|材料|经费|计划|主题|宗旨|期间)"
    )
    exhibition = r"(?<![开发进扩拓伸施舒布参招])展(?![示览厅馆区品板出现播演望会])"
    assembly = (
        r"(?<![机社学协工商委员盟都将就才不聚盛约都人])会(?=[”」』》]{0,2}(?:[,，。;；、上中在于并和暨\ue002]|$))"
    )
    return re.compile(f"(?:{long}){after}|{exhibition}|{assembly}")


@cache
def verb_pattern() -> re.Pattern[str]:
    """A verb that says that an event takes place, with 的 where it is an attribute."""
    return re.compile(f"(?P<verb>{alternatives(words('event-verbs'))})(?!式|仪式|词|致辞)(?P<of>的)?")


@cache
def happenings() -> dict[str, Noun]:
    """The verbs of things that happen, as nouns of the event that they are."""
    return {verb: Noun(verb, type, "none") for verb, type in rows("event-happenings")}


@cache
def happening_pattern() -> re.Pattern[str]:
    """A verb of a thing that happens, at the end of its clause."""
    return re.compile(f"(?:{alternatives(happenings())})(?=[,，。;；]|$)")


@cache
def acts() -> dict[str, tuple[Act, ...]]:
    """What each verb of an act can mean, by its forms."""
    found: dict[str, tuple[Act, ...]] = {}
    for verb, type, role, form in rows("event-acts"):
        found[verb] = (*found.get(verb, ()), Act(type, role, form))
    return found


@cache
def act_pattern() -> re.Pattern[str]:
    """A verb of an act."""
    return re.compile(alternatives(acts()))


@cache
def roles() -> dict[str, str]:
    """The role that each word gives."""
    return {row[0]: row[1] for row in rows("event-roles")}


@cache
def role_pattern() -> re.Pattern[str]:
    """A word that gives a role."""
    return re.compile(alternatives(roles()))


@cache
def said_pattern() -> re.Pattern[str]:
    """A verb after which somebody's words follow: 指出, 强调: …"""
    return re.compile(f"(?:{alternatives(words('event-said'))})[了过]?(?=[,，:：“])")
