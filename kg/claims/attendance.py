"""A scene in, who did what at an event out: 省档案馆馆长陈某出席会议并讲话,副馆长赵某、钱某参加会议; 会议由孙某主持."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.event_words import role_pattern, roles, said_pattern
from kg.claims.scenes import Scene
from kg.claims.skeleton import BODY, PERSON, TITLE
from kg.grammar.phrases import Phrase
from kg.model import PersonRef

GLUE = re.compile(
    rf"(?:[(（][^()（）]{{0,30}}[)）])?(?:{TITLE}|同志|先生|女士|教授|院士|博士|研究员|一行|等)?(?:[、,，和及与暨 \u3000]|以及){{1,3}}"
    rf"[^,，、。;；{PERSON}]{{0,30}}(?:、[^,，、。;；{PERSON}]{{0,20}}){{0,3}}"
)
ADDRESSED = re.compile(
    rf"关于[^,，]*$|(?:(?<![方导走面志])向|(?<![发供送交来])给|授予)[^,，{PERSON}]*$|(?<![作成认以称因])为[^,，{PERSON}]*的$"
)
OBJECT = re.compile(
    r"(?:向|为|给|对|把|授予|贯彻|学习|落实|围绕|根据|按照|以|受|委托|转达|代表|获得|陪同|遵循|牢记|会见|接见)$"
)
THOUGHT = re.compile(
    rf"{TITLE}(?:关于|的)|{TITLE}?(?:重要|新时代|同志为核心|的重要|的指示|的批示|讲话精神|思想|提出的|亲自|关于[^,，]{{0,20}}(?:论述|指示|批示|精神))"
)
ABSENT = re.compile(r"未能|因病|因故|缺席|请假|没有到|未到")
LED = re.compile(r"(?:[(（][^()（）]{0,20}[)）])?等?[^,，。]{0,6}?(?P<led>陪同下)")
NOUN_USE = re.compile(r"(?:精神|材料|制度|厅|席|稿|提纲|单位|人员|名单|者|的(?:领导|嘉宾|人员|代表|同志|专家)|方案)")
LEARNED = frozenset(("院士", "教授", "研究员", "博士"))
LISTED = re.compile(
    rf"(?:出席|参加|列席|到会|与会)[^,，。;；{PERSON}]{{0,16}}(?:(?:有|为|包括)(?=[:：{PERSON}{TITLE}])|(?:者|的)有|[:：]$)[:：]?"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A person in a role: where the name stands in the skeleton, and where the verb that says it ends."""

    person: PersonRef
    role: str
    at: int
    end: int


def parts(scene: Scene) -> Iterator[Part]:
    """The roles of a scene, in order. A verb without a person of its own is said of those before it (并讲话)."""
    told = scene.told
    listed = LISTED.search(told)
    last: list[tuple[int, PersonRef]] = []
    at = 0
    for match in role_pattern().finditer(told, 0, listed.start() if listed else sys.maxsize):
        if _no_role(told, match):
            continue
        own = _chain(scene, at, match.start())
        crossed = bool(scene.persons(at, match.start()))
        last = own if own or crossed else last
        at = match.end()
        for place, person in last:
            yield Part(person, roles()[match.group()], place, match.end())
    for at, person in scene.persons(listed.end(), len(told)) if listed else ():
        yield Part(person, "attended", at, at + 1)


def said(scene: Scene) -> PersonRef | None:
    """Who is handed the word at the end of what is told: 龙某要求, …"""
    match = said_pattern().search(scene.bones.string)
    if match is None or match.start() == 0:
        return None
    found = subjects(scene, 0, match.start())
    return found[0] if len(found) == 1 else None


def _no_role(told: str, match: re.Match[str]) -> bool:
    """Whether the word is a noun here (工作报告, 总结经验 is fine) or stands in a title of a work."""
    opened = told.rfind("《", 0, match.start())
    if opened >= 0 and told.find("》", opened, match.start()) < 0:
        return True
    if NOUN_USE.match(told, match.end()):
        return True
    if told.startswith(("来华", "前来", "来京"), match.start() - 2) or told[match.start() - 1 : match.start()] in tuple(
        "同与对"
    ):
        return True
    word = match.group()
    if word in ("总结", "说明", "报告", "反馈", "介绍", "通报", "部署"):
        return (
            re.search(
                r"(?:作|做|作了|做了|关于[^,，]{2,40}的|听取[^,，]{0,40})[^,，。]{0,40}$|\ue000(?:同志|先生|女士|教授|一行)?(?:先后|分别|还|最后|首先)?$",
                told[: match.start()],
            )
            is None
        )
    return False


def subjects(scene: Scene, start: int, verb: int) -> list[PersonRef]:
    """The persons of whom the verb at `verb` is said: the last list of names between `start` and it."""
    return [person for _, person in _chain(scene, start, verb)]


def _chain(scene: Scene, start: int, verb: int) -> list[tuple[int, PersonRef]]:
    told = scene.told
    heard = told.rfind("听取", start, verb)
    start = heard + 2 if heard >= 0 else start
    by = told.rfind("由", start, verb)
    start = by + 1 if by >= 0 and PERSON in told[by:verb] else start
    chain: list[tuple[int, PersonRef]] = []
    for at, person in reversed(scene.persons(start, verb)):
        if chain and not _glued(scene, at + 1, _head(told, chain[-1][0], at)):
            break
        if THOUGHT.match(told, at + 1):
            break
        chain.append((at, person))
    if not chain or ABSENT.search(told, chain[-1][0], verb):
        return []
    if _led(told, chain[0][0], verb):
        return _chain(scene, start, max(told.rfind("在", start, chain[-1][0]), start))
    first = _head(told, chain[-1][0], start - 1)
    if OBJECT.search(told, max(0, first - 3), first) or ADDRESSED.search(told, scene.clause(first)[0], first):
        return []
    return chain[::-1]


def _glued(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between two names joins them, also where it begins with what the first is: 向某|院士、某司调研员|龙某."""
    behind = scene.bones.items.get(start)
    learned = start == end and isinstance(behind, Phrase) and behind.units[0].written in LEARNED
    return learned or GLUE.fullmatch(scene.told, start, end) is not None


def _led(told: str, at: int, verb: int) -> bool:
    """Whether the names before `at` are of those who led the others: 在书记陈某陪同下考察."""
    led = LED.match(told, at + 1)
    return led is not None and led.start("led") < verb - 2


def _head(told: str, at: int, limit: int) -> int:
    """Where the name at `at` begins with the title and the body before it."""
    while at - 1 > limit and told[at - 1] in (TITLE, BODY):
        at -= 1
    return at
