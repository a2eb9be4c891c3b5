"""A sentence's skeleton in, links of persons with the titles that stand beside their names out.

江苏省档案馆副馆长赵某、钱某 · 习近平总书记 · 张某(常州市档案馆馆长) · 馆长:张某 · 张某任组长
"""

import re
from collections.abc import Iterator

from kg.claims.appointments import NAMES, REMARK, TITLES
from kg.claims.links import Link
from kg.claims.skeleton import DATE as D
from kg.claims.skeleton import PERSON as P
from kg.claims.skeleton import TITLE as T
from kg.claims.skeleton import Skeleton
from kg.grammar.phrases import Phrase
from kg.model import BodyMention, Span, Status

BEFORE = re.compile(rf"(?P<what>{T})(?:[ \u3000\t:：“]{{0,4}}|[是为有][:：]?|包括[:：]?|分别[是为][:：]?|依次[是为][:：]?)(?P<who>{NAMES})")
VERB = re.compile(rf"(?P<who>{NAMES})[,， \u3000]?(?:(?:自|从|于|在)?{D}(?:间|起|开始|至今)?[,，]?)?在?(?P<when>此前|之前|曾经|曾|已经|已|现在|现|即将|将|拟|同时|并|还)?(?P<verb>兼任|担任|出任|接任|履新|任|兼|为|是|系|作为)[ \u3000]?(?P<what>{TITLES})")
AFTER = re.compile(rf"(?P<who>{P})(?:同志|{REMARK})[ \u3000\t]{{0,4}}(?P<what>{T})")
BRACKET = re.compile(rf"(?P<who>{P}){REMARK}[ \u3000]?[(（](?:[^()（）{P}]{{0,12}}[,，、])?(?P<what>{T})[^()（）{P}]{{0,16}}[)）]")
APPOSITION = re.compile(rf"(?P<who>{P}){REMARK}(?:同志)?{REMARK}[ \u3000]?[,，:：—-]{{1,2}}[ \u3000]?(?P<what>{T})(?=[ \u3000]?(?:[,，。;；、)）]|$))")
BY = re.compile(rf"(?P<what>{T})(?:一职)?(?P<when>将|拟)?由{T}?(?P<who>{NAMES})(?:同志)?(?:兼任|担任|接任|出任|兼|任)")
MANY = re.compile(rf"(?P<what>{T}(?:[,，]{T})+)(?P<who>{P})(?=同志|先生|女士|[〔(（])")
"""The titles of somebody who is honoured, before the name: 原…副主任,…原书记,…顾问施某同志."""

LATER = re.compile(rf"(?P<who>{P})[^{P}。;；]{{0,80}}?[,，、](?P<what>{T})")
CLAUSE = re.compile(
    rf"(?P<who>{P})[^{P}。;；]{{0,80}}?[,，](?P<when>此前|之前|曾|后|现|又|再|并|同时)?(?:{D})?(?:起)?(?P<verb>任|担任|调任|出任|转任|升任|兼任)(?P<what>{TITLES})"
)
"""A verb of a later clause: 王某曾长期在山西省工作,任晋中市市长."""

TOGETHER = re.compile(
    rf"(?P<who>{NAMES})(?:同志)?(?:等)?(?:[一二两三四五六七八九十\d]{{1,3}}[位名人](?:同志)?|诸任|各任|几任)(?:任|担任|为|是)?(?P<old>老|原|前)?(?P<what>{T})"
)
"""Names before the post they share: 徐某、王某三位老馆长, 武某、茅某等12人任顾问."""

WHEN = {"此前": Status.FORMER, "之前": Status.FORMER, "曾": Status.FORMER, "曾经": Status.FORMER, "将": Status.CANDIDATE}
WHEN |= {"即将": Status.CANDIDATE, "拟": Status.CANDIDATE}
"""What a word between a name and its verb says of the time."""
FOLLOWED = re.compile(rf"[ \u3000:：“]{{0,4}}{P}")
CANDIDATE = re.compile(r"[的 ]?(?:候选人|人选|提名人选)")

RULES = (
    ("titles.names-together", TOGETHER),
    ("titles.many-before-name", MANY),
    ("titles.title-by-name", BY),
    ("titles.name-verb-title", VERB),
    ("titles.in-brackets-after-name", BRACKET),
    ("titles.before-name", BEFORE),
    ("titles.after-name", AFTER),
    ("titles.after-name-and-comma", APPOSITION),
    ("titles.verb-of-the-sentence", LATER),
    ("titles.verb-of-a-clause", CLAUSE),
)


def state(skeleton: Skeleton, taken: frozenset[int]) -> Iterator[Link]:
    """The links that stand in the sentence; `taken` are the starts (in the text) of phrases that another rule has read."""
    used: set[int] = set()
    titled: set[int] = set()
    for rule, pattern in RULES:
        for match in pattern.finditer(skeleton.string):
            phrases = [p for p in skeleton.phrases(match, "what") if p.span.start not in taken and p.span.start not in used]
            if not phrases or _belongs_right(skeleton, match, rule):
                continue
            if rule == "titles.after-name-and-comma" and match.start("who") in titled:
                continue  # 理事长张某,副理事长、常务理事参加: the second title is that of people without a name
            if rule == "titles.verb-of-the-sentence" and not phrases[0].units[0].spreads:
                continue  # only 先后担任, 历任, 现任 and their like reach over a clause
            used.update(phrase.span.start for phrase in phrases)
            titled.update(range(match.start("who"), match.end("who")))
            yield from _links(skeleton, match, rule, phrases)


def _links(skeleton: Skeleton, match: re.Match[str], rule: str, phrases: list[Phrase]) -> Iterator[Link]:
    tail = skeleton.string[match.end("what") : match.end("what") + 8]
    groups = match.groupdict()
    status = Status.CANDIDATE if CANDIDATE.match(tail) else WHEN.get(groups.get("when") or "")
    status = Status.FORMER if groups.get("old") else status
    body = skeleton.items.get(match.start() - 1) if rule == "titles.after-name" else None
    mention = body if isinstance(body, BodyMention) else None
    for phrase in phrases:
        for person in skeleton.persons(match, "who"):
            yield Link(
                person=person,
                phrase=phrase,
                span=skeleton.span(match) if mention is None else Span(mention.span.start, skeleton.span(match).end),
                rule=rule if mention is None else "titles.body-name-title",
                status=status,
                mention=mention,
            )


def _belongs_right(skeleton: Skeleton, match: re.Match[str], rule: str) -> bool:
    """Whether the title is that of the name after it: in 赵某,副馆长钱某 副馆长 is not said of 赵某."""
    if rule in ("titles.before-name", "titles.title-by-name"):
        return False
    return FOLLOWED.match(skeleton.string, match.end("what")) is not None
