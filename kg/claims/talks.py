"""A scene in, the talks with a title of their own out: 作了《在守正创新中书写兰台新篇》的主旨报告, 以《…》为题授课."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.attendance import subjects
from kg.claims.scenes import Scene
from kg.model import PersonRef

KIND = r"(?:主旨|主题|专题|学术|大会|工作|交流|经验|视频|党课|的)*"
SAID = r"(?:演讲|报告|讲座|发言|授课|讲话|党课|宣讲|分享|讲授|主讲|开讲|致辞|讲课|演说|交流|讲解|解读|阐述)"
TITLED = re.compile(
    rf"(?P<verb>(?:作|做|发表|开展|进行|带来|讲授|主讲|宣讲)(?:了|的)?(?:题目?为|以|主题为|名为)?|以|题为|题为了?|围绕|就){KIND}{SAID}?[:：]?"
    rf"《(?P<title>[^《》]{{2,80}})》(?P<after>(?:为题|为主题)?[,，]?(?:(?:为|给|向)[^,，。]{{1,20}}|[^,，。为给向《]{{0,6}}地)?(?:作|做|发表|进行)?了?(?:一场|一堂|题为)?{KIND}{SAID})"
)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk: its title, who gave it, where it stands in the skeleton."""

    start: int
    end: int
    title: str
    who: tuple[PersonRef, ...]


def talks(scene: Scene) -> Iterator[Talk]:
    """The talks of a scene, in order. What stands in “ ” is a subject, no title."""
    for match in TITLED.finditer(scene.told):
        who = tuple(subjects(scene, 0, match.start()))
        if who:
            yield Talk(match.start(), match.end(), scene.words(*match.span("title")), who)
