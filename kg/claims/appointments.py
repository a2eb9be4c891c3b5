"""A sentence's skeleton in, links of persons with the titles they are appointed to, elected to or removed from out.

任命王某为江州省档案馆馆长 · 免去李某的副馆长职务 · 王某当选为理事长 · 接受李某辞去副省长职务的请求 · 提名王某为候选人
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.links import Link
from kg.claims.pairing import pairs
from kg.claims.patterns import alternatives, named, pattern
from kg.claims.skeleton import PERSON as P
from kg.claims.skeleton import TITLE as T
from kg.claims.skeleton import Skeleton
from kg.grammar.sentence import Sentence
from kg.grammar.tables import rows
from kg.model import Span, Status

TRIAL = re.compile(r"试用期[为]?([一二三四五六半\d]+(?:个月|年))")


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading such as 任命: said for the lines under it."""

    status: Status
    cause: str
    mode: str | None = None


def verbs() -> dict[str, Section]:
    """The verbs of appointment and removal and what each says."""
    return {verb: Section(Status(status), cause, *mode) for verb, status, cause, *mode in rows("appointment-verbs")}


HEADING = re.compile(rf"(?P<verb>{alternatives()})(?:下列同志|以下同志|如下|名单)?[ \u3000]*[:：]?[ \u3000]*$")
VERB = re.compile(alternatives())
IN_TURN = Section(Status.APPOINTED, "appointed")
"""What 王某任… says where the clause before it takes somebody out of a post."""
GOING_ON = ("appointments.list-goes-on", "appointments.removals-go-on")
BY_SECTION = (*GOING_ON, "appointments.line-of-section")
"""Rules without a verb of their own."""
SHARED = ("appointments.vacancy-filled",)
"""Rules whose title is that of somebody else, too: 局长甲调任…,遗缺由乙接任."""

DECISION = re.compile(r"决定|批准|同意|宣布|任免|任命")
ANNOUNCED = re.compile(r"批准|宣布")
"""What tells also in a text on candidates that somebody was appointed."""
LEAVING = re.compile(r"不再(?:担任|兼任)|免去")
REACH = 1500
"""So far from a link the word of a decision may stand in its sentence: each link asks for it."""
CANDIDATE = re.compile(r"[的 ]?(?:候选人|人选|提名人选|建议人选|拟任人选)")
"""What stands behind a title that somebody is only to have."""


def decided(text: str, sentence: Sentence, span: Span) -> Section | None:
    """What a sentence that tells of a decision says of a plain 王某任局长 in it: 根据省委决定,王某任…."""
    first, last = max(sentence.span.start, span.start - REACH), min(sentence.span.end, span.end + REACH)
    said = DECISION.search(text, first, span.start) or LEAVING.search(text, span.end, last)
    return Section(Status.APPOINTED, "appointed") if said else None


def heading(string: str) -> Section | None:
    """The section that a line opens: 一、任命 or 决定免去: ; None when it opens none."""
    if P in string or T in string or len(string) > 60:
        return None
    match = HEADING.search(string)
    return verbs()[match.group("verb")] if match else None


def state(skeleton: Skeleton, section: Section | None = None) -> Iterator[Link]:
    """The links that the sentence states; `section` is what the heading above it said."""
    if not skeleton.may_link:
        return
    taken: set[int] = set()
    for name, rule in named("appointments.") if VERB.search(skeleton.string) else ():
        if name in BY_SECTION:
            continue
        for match in rule.finditer(skeleton.string):
            yield from _links(skeleton, match, (name, verbs()[match.group("verb")]), taken)
    verbs_at = _verbs(skeleton) if taken else []
    for name in GOING_ON if verbs_at else ():
        for match in pattern(name).finditer(skeleton.string):
            said = next((said for at, said in reversed(verbs_at) if at < match.start()), None)
            removed = said is not None and said.status is Status.REMOVED
            if removed and name == "appointments.list-goes-on":
                said = IN_TURN  # 李某辞去市长职务,王某任代市长
            if said is not None and (removed or name == "appointments.list-goes-on"):
                yield from _links(skeleton, match, (name, said), taken)
    if section is not None and (found := pattern("appointments.line-of-section").match(skeleton.string)):
        between = skeleton.string[found.end("who") : found.start("what")].strip()
        turned = section.status is Status.REMOVED and between in ("任", "担任")
        yield from _links(skeleton, found, ("appointments.line-of-section", IN_TURN if turned else section), taken)


def _verbs(skeleton: Skeleton) -> list[tuple[int, Section]]:
    """The verbs of the sentence, in order: 任命谷某为主任,王某为副主任;免去李某…: who follows a verb is told of by it."""
    rules = [rule for name, rule in named("appointments.") if name not in BY_SECTION]
    found = [match for rule in rules for match in rule.finditer(skeleton.string)]
    return sorted(((m.start(), verbs()[m.group("verb")]) for m in found), key=lambda verb: verb[0])


def _links(skeleton: Skeleton, match: re.Match[str], said: tuple[str, Section], taken: set[int]) -> Iterator[Link]:
    rule, section = said
    places = set(range(match.start("what"), match.end("what")))
    if rule not in SHARED:
        if places & taken:
            return
        taken |= places
    tail = skeleton.string[match.end("what") : match.end("what") + 24]
    status = Status.CANDIDATE if CANDIDATE.match(tail) else section.status
    trial = TRIAL.search(match.group("what") + tail)
    day = skeleton.day(match)
    for person, phrase in pairs(skeleton, match, skeleton.phrases(match, "what")):
        yield Link(
            person=person,
            phrase=phrase,
            span=skeleton.span(match),
            rule=rule,
            status=status,
            cause=section.cause,
            start=None if status in (Status.REMOVED, Status.CANDIDATE) else day,
            end=day if status is Status.REMOVED else None,
            trial=trial.group(1) if trial else None,
            mode=section.mode,
        )
