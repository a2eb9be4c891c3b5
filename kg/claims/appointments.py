"""A sentence's skeleton in, links of persons with the titles they are appointed to, elected to or removed from out.

任命王某为江州省档案馆馆长 · 免去李某的副馆长职务 · 王某当选为理事长 · 接受李某辞去副省长职务的请求 · 提名王某为候选人
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.links import Link
from kg.claims.skeleton import PERSON as P
from kg.claims.skeleton import TITLE as T
from kg.claims.skeleton import Skeleton
from kg.grammar.tables import rows
from kg.grammar.sentence import Sentence
from kg.model import Span, Status

REMARK = r"(?:[(（][^()（）]{0,30}[)）])?"
NAMES = rf"{P}{REMARK}(?:同志|先生|女士)?(?:[、,，和及与 \u3000]{{1,3}}{P}{REMARK}(?:同志|先生|女士)?)*"
TITLES = rf"{T}{REMARK}(?:[、,，和及兼 \u3000]{{0,3}}{T}{REMARK})*"
TRIAL = re.compile(r"试用期[为]?([一二三四五六半\d]+(?:个月|年))")


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading such as 任命: said for the lines under it."""

    status: Status
    cause: str


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    section: Section | None
    """None: the verb, group "verb", says it (ontology/lexicon/appointment-verbs.tsv)."""


def verbs() -> dict[str, Section]:
    """The verbs of appointment and removal and what each says."""
    return {verb: Section(Status(status), cause) for verb, status, cause in rows("appointment-verbs")}


def _alternatives(place: str) -> str:
    chosen = [verb for verb, _, _ in rows("appointment-verbs") if place != "from" or verbs()[verb].status is Status.REMOVED]
    if place == "to":
        chosen = [verb for verb in chosen if verbs()[verb].status is not Status.REMOVED]
    return "|".join(sorted(map(re.escape, chosen), key=len, reverse=True))


def _rules() -> tuple[_Rule, ...]:
    to, out = _alternatives("to"), _alternatives("from")
    return (
        _Rule("appointments.verb-name-as-title", re.compile(rf"(?P<verb>{to})[了:： \u3000]{{0,2}}(?:[^{P}。;；,，]{{0,8}}{T})?(?P<who>{NAMES})[ \u3000]?(?:为|任|担任|出任|兼任)[ \u3000]?(?P<what>{TITLES})"), None),
        _Rule("appointments.name-verb-title", re.compile(rf"(?P<who>{NAMES})[,， \u3000]?(?:被|获|已|正式|全票|再次|连续)?(?P<verb>{to})(?:为|成为|担任)?[ \u3000]?(?P<what>{TITLES})"), None),
        _Rule("appointments.remove-name-from-title", re.compile(rf"(?P<verb>{out})[了:： \u3000]{{0,2}}(?P<who>{NAMES})[ \u3000]?(?:的|原任|担任的|所任|所任的|担任)?[ \u3000]?(?P<what>{TITLES})(?=[ \u3000]?(?:等)?(?:职务|职|的职务|[;；。,，、]|$))"), None),
        _Rule("appointments.name-leaves-title", re.compile(rf"(?P<who>{NAMES})[,， \u3000]?(?:因[^,，。;；{P}{T}]{{1,20}}?[,，]?)?(?:请求|提出|申请|自愿|已经|已)?(?P<verb>{out})(?:了|的|其)?(?P<what>{TITLES})"), None),
        _Rule("appointments.remove-from-their-title", re.compile(rf"(?P<who>{P}){REMARK}[^{P}。;；]{{0,60}}?(?P<verb>{out})(?:其|本人|该同志|他|她)(?:的|担任的|兼任的|原任的)?(?P<what>{TITLES})"), None),
        _Rule("appointments.and-leaves-title", re.compile(rf"(?P<who>{P}){REMARK}[^{P}。;；]{{0,60}}?[,，、](?:并|同时)?(?P<verb>{out})(?:了)?(?P<what>{TITLES})"), None),
        _Rule("appointments.remove-title-of-name", re.compile(rf"(?P<verb>{out})(?P<who>{NAMES})(?P<what>{TITLES})"), None),
    )


RULES = _rules()
CONTINUED = re.compile(rf"[,，、;；](?P<who>{NAMES})(?:为|任|担任)(?P<what>{TITLES})")
SECTION_LINE = re.compile(rf"^[ \u3000]*(?P<who>{NAMES})[ \u3000]*(?:为|任|担任|的|不再担任|[:：,，])?[ \u3000]*(?P<what>{TITLES})")
HEADING = re.compile(rf"(?P<verb>{_alternatives('all')})(?:下列同志|以下同志|如下|名单)?[ \u3000]*[:：]?[ \u3000]*$")
DECISION = re.compile(r"决定|批准|同意|宣布|任免|任命")
LEAVING = re.compile(r"不再(?:担任|兼任)|免去")
CANDIDATE = re.compile(r"^(?:[的 ]{0,1})(?:候选人|人选|提名人选|建议人选|拟任人选)")


def decided(text: str, sentence: Sentence, span: Span) -> Section | None:
    """What a sentence that tells of a decision says of a plain 王某任局长 in it: 根据省委决定,王某任…."""
    said = DECISION.search(text, sentence.span.start, span.start) or LEAVING.search(text, span.end, sentence.span.end)
    return Section(Status.APPOINTED, "appointed") if said else None


def heading(string: str) -> Section | None:
    """The section that a line opens: 一、任命 or 决定免去: ; None when it opens none."""
    match = HEADING.search(string)
    if match is None or P in string or T in string or len(string) > 60:
        return None
    return verbs()[match.group("verb")]


def state(skeleton: Skeleton, section: Section | None = None) -> Iterator[Link]:
    """The links that the sentence states; `section` is what the heading above it said."""
    taken: set[int] = set()
    for rule in RULES:
        for match in rule.pattern.finditer(skeleton.string):
            yield from _links(skeleton, match, (rule.name, verbs()[match.group("verb")]), taken)
    said = _last_verb(skeleton, taken)
    if said is not None:
        for match in CONTINUED.finditer(skeleton.string):
            yield from _links(skeleton, match, ("appointments.list-goes-on", said), taken)
    if section is not None and (match := SECTION_LINE.match(skeleton.string)):
        yield from _links(skeleton, match, ("appointments.line-of-section", section), taken)


def _last_verb(skeleton: Skeleton, taken: set[int]) -> Section | None:
    """What the sentence's own verb says of those who follow: 选举谷某为市委书记,王某为副书记."""
    if not taken:
        return None
    found = [match for rule in RULES for match in rule.pattern.finditer(skeleton.string)]
    return verbs()[max(found, key=lambda match: match.start()).group("verb")] if found else None


def _links(skeleton: Skeleton, match: re.Match[str], said: tuple[str, Section], taken: set[int]) -> Iterator[Link]:
    rule, section = said
    places = set(range(match.start("what"), match.end("what")))
    if places & taken:
        return
    taken |= places
    tail = skeleton.string[match.end("what") : match.end("what") + 24]
    status = Status.CANDIDATE if CANDIDATE.match(tail) else section.status
    trial = TRIAL.search(match.group("what") + tail)
    for person in skeleton.persons(match, "who"):
        for phrase in skeleton.phrases(match, "what"):
            yield Link(
                person=person,
                phrase=phrase,
                span=skeleton.span(match),
                rule=rule,
                status=status,
                cause=section.cause,
                trial=trial.group(1) if trial else None,
            )
