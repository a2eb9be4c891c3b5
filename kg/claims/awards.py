"""A scene in, the prizes that were given in it out: 向获得优秀论文一等奖的闻某颁发了证书, 授予丁某“先进工作者”称号."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.attendance import GLUE
from kg.claims.scenes import Scene, listed_names
from kg.claims.skeleton import PERSON
from kg.model import PersonRef

GIVEN = re.compile(r"(?P<verb>颁发了?|颁奖|颁授了?|授予了?|授牌|授旗|表彰了)(?!的(?!《))(?P<what>[^,，。;；]{0,40})")
NOT_GIVEN = re.compile(r"(?:将|拟|可以|应当|曾|荣获|获得|所|的)$")
NOUN = re.compile(r"仪式|典礼|大会|决定|嘉宾|词|单位|机关")
TO = re.compile(r"(?:为|向|给|对)(?P<whom>[^,，。;；]{0,60})$")


@dataclass(frozen=True, slots=True)
class Given:
    """A prize that was given: where it stands, to whom (persons named), by whom."""

    start: int
    end: int
    to: tuple[PersonRef, ...]
    by: tuple[PersonRef, ...]


def given(scene: Scene) -> Iterator[Given]:
    """The prizes of a scene, in order."""
    told = scene.told
    for match in GIVEN.finditer(told):
        begin, stop = scene.clause(match.start())
        if NOUN.match(told, match.end("verb")) or NOT_GIVEN.search(told, begin, match.start()):
            continue
        before = TO.search(told, begin, match.start())
        whom = scene.persons(*before.span("whom")) if before else []
        by = scene.persons(begin, before.start() if before else match.start())
        after = scene.persons(match.end("verb"), stop) if match["verb"].startswith(("授予", "表彰")) else []
        named = _spelled(scene, match) or _list(scene, whom or after)
        yield Given(match.start(), match.end(), tuple(named), tuple(person for _, person in by))


def _spelled(scene: Scene, match: re.Match[str]) -> list[PersonRef]:
    """The names between 授予 and the quoted honour: 授予方 正、丁 一“先进工作者”称号."""
    quoted = scene.told.find("“", match.end("verb"), match.end())
    if quoted < 0 or not match["verb"].startswith("授予"):
        return []
    return listed_names(scene.text, scene.span(match.end("verb"), quoted))


def _list(scene: Scene, found: list[tuple[int, PersonRef]]) -> list[PersonRef]:
    """The last list of names among those found; a name inside a phrase (以王某为首) is none of it."""
    kept: list[tuple[int, PersonRef]] = []
    for at, person in found:
        if (
            kept
            and not GLUE.fullmatch(scene.told, kept[-1][0] + 1, at)
            and PERSON not in scene.told[kept[-1][0] + 1 : at]
        ):
            kept = kept if scene.told[kept[-1][0] + 1 : at].startswith(("、", "和", ",", "，")) else []
        kept.append((at, person))
    return [person for _, person in kept]
