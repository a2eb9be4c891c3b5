"""A scene in, what persons did in it that is an event by itself out: 李某到县档案馆调研, 王某会见了来访的张某."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.attendance import subjects
from kg.claims.event_words import Act, act_pattern, acts
from kg.claims.scenes import Scene
from kg.claims.skeleton import BODY, DATE, PERSON
from kg.model import PersonRef

GOING = re.compile(
    r"(?:到|赴|来|前往|走进|走访|莅临|抵达|在)(?P<where>[^,，]{1,30}?)(?:进行|开展|实地|专题|现场|参加|举行)?$"
)
TOGETHER = re.compile(
    rf"(?<={PERSON})(?:[^,，、{PERSON}]{{0,12}})(?:同|与|和)(?=[^,，]{{0,60}}(?:举行|进行|会谈|会晤))"
)
WITH = re.compile(rf"{PERSON}[^,，]{{0,40}}(?:同|与|和)[^,，]{{2,60}}$")
DOING = re.compile(r"(?:开展|进行|举行|组织)[^,，]{0,25}$")
ACCOMPANY = re.compile(r"(?:陪同|接受|参加|听取|配合|做好|通过|根据|经|抓好|加强)[^,，]{0,14}$")
NOT_ACT = re.compile(
    r"的|会|室|仪式|活动|证书|协议|单位|品|人员|组|团|员|报告|提纲|结果|对象|方案|制度|评价工作|站|点|者|意见|机制"
)
WHILE = re.compile(r"时|中|期间|后")
TARGET = re.compile(r"了?(?P<where>[^,，。;；]{2,40})")
TEAM = re.compile(r"组|团|一行|师生|代表|学员|干部|志愿者|党员|同志")
TO = re.compile(
    rf"(?<![直达得提受遭感])(?:到|赴|来到|前往|深入|走进|莅临|在)(?P<where>[^,，{DATE}]{{1,30}}?)(?:进行|开展|实地|专题|现场|举行|就|对|围绕|调研|参观)*$"
)


@dataclass(frozen=True, slots=True)
class Done:
    """An act: its verb in the skeleton, who did it to whom, where, whether it is told in passing (时, 中)."""

    verb: int
    end: int
    act: Act
    who: tuple[PersonRef, ...]
    whom: tuple[PersonRef, ...]
    where: tuple[int, int] | None
    passing: bool


def done(scene: Scene) -> Iterator[Done]:
    """The acts of a scene, in order."""
    told = scene.told
    for match in act_pattern().finditer(told):
        begin, stop = scene.clause(match.start())
        before = told[begin : match.start()]
        if NOT_ACT.match(told, match.end()) or ACCOMPANY.search(before):
            continue
        act = _meant(acts()[match.group()], before)
        if act is None:
            continue
        who, whom = _people(scene, begin, match, act)
        if not who and not (BODY in before or TEAM.search(before)):
            continue
        if act.role == "met":
            whom = whom or tuple(person for _, person in scene.persons(match.end(), stop))
        where = _where(told, begin, match, act)
        yield Done(match.start(), match.end(), act, who, whom, where, WHILE.match(told, match.end()) is not None)


def _people(
    scene: Scene, begin: int, match: re.Match[str], act: Act
) -> tuple[tuple[PersonRef, ...], tuple[PersonRef, ...]]:
    """Who does it, and with whom: 韩某同万某举行会见 has the second after 同."""
    together = TOGETHER.search(scene.told, begin, match.start()) if act.role == "met" else None
    if together is None:
        return tuple(subjects(scene, 0, match.start())), ()
    if scene.told.startswith("其", together.end()):
        named = [person for _, person in scene.persons(begin, together.end())]
        return tuple(named[:1]), tuple(named[1:][-1:])
    whom = scene.persons(together.end(), match.start())
    return tuple(subjects(scene, 0, together.start())), tuple(person for _, person in whom)


def _meant(meanings: tuple[Act, ...], before: str) -> Act | None:
    """What the verb means after the words before it in its clause."""
    for act in meanings:
        if (
            act.form == "plain"
            or (act.form == "going" and GOING.search(before))
            or (act.form == "doing" and DOING.search(before))
            or (act.form == "together" and WITH.search(before))
        ):
            return act
    return None


def _where(told: str, begin: int, match: re.Match[str], act: Act) -> tuple[int, int] | None:
    going = TO.search(told, begin, match.start())
    if going is not None:
        return going.span("where")
    target = TARGET.match(told, match.end())
    return target.span("where") if target and act.role != "met" else None
