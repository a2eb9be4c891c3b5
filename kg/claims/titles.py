"""A sentence's skeleton in, links of persons with the titles that stand beside their names out.

江苏省档案馆副馆长赵某、钱某 · 习近平总书记 · 张某(常州市档案馆馆长) · 馆长:张某 · 张某任组长
"""

import re
from collections.abc import Iterator

from kg.claims.appointments import CANDIDATE
from kg.claims.links import Link
from kg.claims.pairing import pairs
from kg.claims.patterns import named
from kg.claims.skeleton import PERSON as P
from kg.claims.skeleton import TITLE, Skeleton
from kg.grammar.phrases import Phrase, Unit
from kg.model import BodyMention, Span, Status

WHEN = {
    "此前": Status.FORMER,
    "之前": Status.FORMER,
    "曾": Status.FORMER,
    "曾经": Status.FORMER,
    "将": Status.CANDIDATE,
}
WHEN |= {"即将": Status.CANDIDATE, "拟": Status.CANDIDATE}
"""What a word between a name and its verb says of the time."""
NEEDED = {
    "titles.succeeded": ("接替",),
    "titles.title-by-name": ("由",),
    "titles.in-the-capacity-of": ("身份",),
    "titles.in-brackets-after-name": ("(", "（"),
    "titles.held-by-name": ("的",),
    "titles.is-to-be": ("为",),
    "titles.goes-there-as": ("到", "赴", "派", "往", "调"),
}
"""Words without which a rule cannot match: it is not tried on a sentence without them."""
LEADING = ("titles.before-name", "titles.title-by-name", "titles.list-before-name", "titles.many-before-name")
"""Rules of titles that stand before the name whose they are."""
SOON = ("将", "即将")
"""接替将于同日退休的钟某: he holds the post as yet."""
SHARED = ("titles.succeeded",)
"""Rules whose title is that of somebody else, too: 叶某出任署长,接替退休的钟某."""
HOLDS = ("任", "担任", "出任", "挂任", "当")
GONE, REACH = re.compile("接替[^,，。;；]{0,20}$"), 24
FOLLOWED = re.compile(rf"[ \u3000:：“]{{0,4}}{P}")


def state(skeleton: Skeleton, taken: frozenset[int]) -> Iterator[Link]:
    """The links that stand in the sentence; `taken` are the starts (in the text) of phrases that another rule has read."""
    if not skeleton.may_link:
        return
    used: set[int] = set()
    titled: set[int] = set()
    for rule, pattern in named("titles."):
        if not any(word in skeleton.string for word in NEEDED.get(rule, ("",))):
            continue
        for match in pattern.finditer(skeleton.string):
            phrases = [
                p
                for p in skeleton.phrases(match, "what")
                if rule in SHARED or (p.span.start not in taken and p.span.start not in used)
            ]
            if not phrases or _belongs_right(skeleton, match, rule):
                continue
            if rule == "titles.after-name-and-comma" and match.start("who") in titled:
                continue  # 理事长张某,副理事长、常务理事参加: the second title is that of people without a name
            if not _reaches(skeleton, match, rule, phrases[0].units[0]):
                continue
            if rule not in SHARED:
                used.update(phrase.span.start for phrase in phrases)
            titled.update(range(match.start("who"), match.end("who")))
            yield from _links(skeleton, match, rule, phrases)


def _reaches(skeleton: Skeleton, match: re.Match[str], rule: str, opening: Unit) -> bool:
    """Whether a rule that joins what stands apart may do so with this title, whose first unit is `opening`."""
    if rule == "titles.verb-of-the-sentence":
        return opening.spreads or opening.mode == "concurrent"  # only 先后担任, 历任, 现任, 兼任 and their like
    if rule == "titles.goes-there-as":
        return opening.body is not None and opening.written.startswith(HOLDS)  # not 到市档案局局长办公室
    if rule == "titles.held-by-name":
        plain = TITLE not in skeleton.string[match.end("what") : match.start("who")]  # not 局长的秘书王某
        return bool(match.group("verb") or opening.status or opening.mode) or (plain and opening.body is not None)
    before = match.start("who")
    # 李某接替出国的蔡某,担任文化局局长: the title is that of 李某
    return rule != "titles.name-verb-title" or not GONE.search(skeleton.string, max(0, before - REACH), before)


def _links(skeleton: Skeleton, match: re.Match[str], rule: str, phrases: list[Phrase]) -> Iterator[Link]:
    tail = skeleton.string[match.end("what") : match.end("what") + 8]
    groups = match.groupdict()
    status = Status.CANDIDATE if CANDIDATE.match(tail) else WHEN.get(groups.get("when") or "")
    left = groups.get("old") or groups.get("past") or ""
    status = Status.FORMER if left and not left.startswith(SOON) else status
    body = skeleton.items.get(match.start() - 1) if rule == "titles.after-name" else None
    mention = body if isinstance(body, BodyMention) else None
    for person, phrase in pairs(skeleton, match, phrases):
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
    if rule in LEADING:
        return False
    return FOLLOWED.match(skeleton.string, match.end("what")) is not None
