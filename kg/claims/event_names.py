"""A scene in, the events out that it says were held, each with its name: 全省档案工作者年会在常州召开, 召开座谈会."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.event_words import (
    CLAUSE,
    QUOTES,
    Noun,
    happening_pattern,
    happenings,
    noun_pattern,
    nouns,
    verb_pattern,
)
from kg.claims.scenes import Scene
from kg.claims.skeleton import DATE, PERSON

ADVERB = "成功|隆重|正式|顺利|如期|胜利|圆满|联合|共同|同时|同步|继续|先后|分别|已|也|还|又|再次|首次|在线|线上|视频"
TAIL = re.compile(rf"[”」』》)）]?(?:(?:于|在|以|由|{DATE}|[今昨当]|上午|下午|晚|{ADVERB})[^,，]{{0,36}})?$")
HOSTED = re.compile(r"(?:主办|承办|协办|举办|组织|开展|发起|召开|参加|出席|与会|参与|启动|为期[^的]{1,6})(?:的|了)")
LEADING = re.compile(
    rf"(?:{DATE}|上午|下午|晚上|晚|当天|当日|[ \u3000]|由|本次|此次|该"
    r"|首先|同时|此外|另外|随后|还|并|经|为期[^的,，]{1,6}的|\)|）|讯|电)+"
)
RIGHT = re.compile(
    r"(?:“[^“”]{0,80}”|《[^《》]{0,80}》|「[^「」]{0,80}」|『[^『』]{0,80}』|\([^()]{0,20}\)|[^,，;；。:：\n“《「『」』”》]){1,90}"
)
CLOSING = tuple(QUOTES.values())
ENDED = re.compile(r"[”」』》]?(?:选举|推选|审议|决定|[,，。;；、上中期并和及暨时后的)）]|$)")
PLANNED = re.compile(
    r"(?:计划(?!\ue002)|即将|定于|预计|准备|筹备|应当|可以|决定|每年|每月|定期|不定期|经常|累计|历年|多次|通过|广泛|各地"
    r"|如何|没有|不得|负责|希望|连续|推动|支持|鼓励|争取|力争)[^,，]{0,12}$"
    r"|(?<![重主])(?:将|拟|要|曾|未|共)(?:(?:于|在|再次|陆续|分别|联合|继续|适时|如期|组织|举办|\ue002|\d)[^,，]{0,20})?$"
)
ATTENDED = re.compile(r"(?<![同与对向和])(?<!来华)(?<!前来)(?<!来京)(?:出席|参加|列席)了?(?!的)")
LECTURE = re.compile(r"邀请[^,，]{2,60}作了?(?P<name>[^,，《]{0,12}讲座)")
BEFORE_LONG = re.compile(r"(?:近年来|多年来|以来|每年|历年|今年以来|累计)")


@dataclass(frozen=True, slots=True)
class Held:
    """An event said to take place: where its verb, its name and the place stand in the skeleton, and its noun."""

    verb: int
    start: int
    end: int
    noun: Noun
    rule: str
    subject: int

    def generic(self, name: str) -> bool:
        """Whether the name says no more than the kind of event: 会议, 本次论坛."""
        return len(name.removeprefix("本次").removeprefix("此次").removeprefix("本届")) <= len(self.noun.word)


def held(scene: Scene) -> Iterator[Held]:
    """The events of a scene; of two names around one verb (论坛举行开幕式) the one after it."""
    told = scene.told
    if BEFORE_LONG.search(told, 0, 60):
        return
    taken = 0
    for match in verb_pattern().finditer(told):
        begin = _begin(told, match)
        if match.start() < taken or PLANNED.search(told, begin, match.start()):
            continue
        found = _after(told, match, begin) or (None if match["of"] else _before(told, match, begin))
        if found is not None:
            taken = max(found.end, match.end())
            yield found
    for lecture in LECTURE.finditer(told):
        name = lecture.span("name")
        yield Held(name[0], *name, nouns()["讲座"], "events.lecture", _begin(told, lecture))
    yield from _attended(told, taken)
    yield from _happened(told)


def _begin(told: str, match: re.Match[str]) -> int:
    """Where the clause of a match begins."""
    return max(told.rfind(mark, 0, match.start()) for mark in CLAUSE) + 1


def _attended(told: str, taken: int) -> Iterator[Held]:
    """李某26日出席市纪委常委会第一次会议并讲话: an event that is told of by who came to it."""
    for match in ATTENDED.finditer(told, taken):
        begin, right = _begin(told, match), RIGHT.match(told, match.end())
        if right is None or PERSON not in told[begin : match.start()] or PLANNED.search(told, begin, match.start()):
            continue
        for noun in noun_pattern().finditer(told, match.end(), right.end()):
            if ENDED.match(told, noun.end()) and not told.startswith("的", noun.end()):
                end = noun.end() + (told[noun.end() : noun.end() + 1] in CLOSING)
                yield Held(match.start(), match.end(), end, nouns()[noun.group()], "events.attended", begin)
                break


def _happened(told: str) -> Iterator[Held]:
    """《某某记忆》一书12月3日在县文化馆首发: a thing that happens, not done by a person named."""
    for match in happening_pattern().finditer(told):
        begin = _begin(told, match)
        if PERSON not in told[begin : match.start()] and not PLANNED.search(told, begin, match.start()):
            yield Held(match.start(), match.start(), match.end(), happenings()[match.group()], "events.happened", begin)


def _after(told: str, match: re.Match[str], begin: int) -> Held | None:
    """召开档案学科建设座谈会; 召开的八届一次理事会议上."""
    right = RIGHT.match(told, match.end())
    if right is None:
        return None
    ends = [noun for noun in noun_pattern().finditer(told, match.end(), right.end()) if ENDED.match(told, noun.end())]
    if not ends or PERSON in told[match.end() : ends[0].end()]:
        return None
    last = ends[0]
    if verb_pattern().search(told, match.end(), last.start()):
        return None
    if match["of"] and not told.startswith(("上", "期间", "中", "选举", "审议", "决定", "推选", "通过"), last.end()):
        return None
    if told.startswith("的", last.end()) and not told.startswith("的是", last.end()):
        return None
    start = match.end() + (told[match.end()] in "了过") if match.end() < len(told) else match.end()
    end = last.end() + (told[last.end() : last.end() + 1] in CLOSING)
    return Held(match.start(), start, end, nouns()[last.group()], "events.held-after-verb", begin)


def _before(told: str, match: re.Match[str], begin: int) -> Held | None:
    """全省档案工作者年会在常州召开: the noun phrase that ends before 在; 图片展开幕式在…举行 is the exhibition."""
    found = list(noun_pattern().finditer(told, begin, match.start()))
    for number in range(len(found) - 1, -1, -1):
        last = found[number]
        if not TAIL.match(told, last.end(), match.start()):
            continue
        if nouns()[last.group()].scope == "part" and number and 0 <= last.start() - found[number - 1].end() <= 1:
            last = found[number - 1]
        start = begin
        for hosted in HOSTED.finditer(told, begin, last.start()):
            start = hosted.end()
        lead = LEADING.match(told, start, last.start())
        start = lead.end() if lead else start
        if PERSON in told[start : last.end()]:
            return None
        end = last.end() + (told[last.end() : last.end() + 1] in CLOSING)
        return Held(match.start(), start, end, nouns()[last.group()], "events.held-before-verb", begin)
    return None


def unquoted(name: str) -> str:
    """The name without the quotes that hold it whole: “第二届智慧档案展” -> 第二届智慧档案展."""
    plain = name.strip(" \u3000")
    close = QUOTES.get(plain[:1])
    return plain[1:-1] if close and plain.endswith(close) and plain.find(close, 1) == len(plain) - 1 else plain
