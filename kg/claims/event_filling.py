"""A scene in; what it says of an event told of before goes into the draft: hosts, theme, attendance, who did what."""

import re
from dataclasses import replace

from kg.claims import attendance, event_details
from kg.claims.event_days import When, until
from kg.claims.event_drafts import Draft, Kind
from kg.claims.event_story import Story
from kg.claims.event_words import noun_pattern
from kg.claims.scenes import Scene
from kg.model import Participant

ACT_NOUN = re.compile(r"调研|检查|考察|视察|督导|督查|走访|慰问|参观|指导|评价|验收")
CAME = re.compile("参加|出席")
NEAR = 14
"""How far behind a verb the noun of its event stands: 出席全省档案工作会议."""


def fill(story: Story, seen: Scene) -> None:
    """Take in what a sentence says of the events before it."""
    if not story.drafts:
        return
    _details(story, seen)
    found = list(attendance.parts(seen))
    _listing(story, seen, found)
    for part in found:
        draft = _target(story, seen, part)
        if draft is not None:
            _take(story, seen, part, draft)
    _said(story, seen)


def _details(story: Story, seen: Scene) -> None:
    last = story.drafts[-1]
    end = until(seen, last.when.date) if last.type == "exhibition" and last.when.date is not None else None
    if end is not None:
        last.when = When(last.when.date, end)
    main = story.main()
    if main is None:
        return
    for role, body, first, after in event_details.hosts(seen, story.context):
        main.host(role, body, *story.quote(seen, first, after))
    main.theme = main.theme or event_details.theme(seen)
    main.attendance = main.attendance or event_details.attendance(seen)
    if CAME.search(seen.told):
        main.widen(seen.told)


def _listing(story: Story, seen: Scene, found: list[attendance.Part]) -> None:
    """出席大会的领导有: and, in the lines under it, those who attended."""
    if attendance.LISTED.search(seen.told):
        story.listing = story.main()
    elif found or not seen.sentence.phrases or seen.told.endswith(("。", "；")):
        story.listing = None
    elif story.listing is not None:
        for at, person in seen.persons(0, len(seen.told)):
            story.listing.add(person, "attended", *story.quote(seen, at, at + 1))


def _target(story: Story, seen: Scene, part: attendance.Part) -> Draft | None:
    """The event in which the role is played: that whose noun stands beside the verb, else the last of its kind."""
    near = seen.told[part.end : part.end + NEAR]
    acts, held = story.of(Kind.ACT), story.of(Kind.HELD)
    later = bool(acts) and (not held or story.place(acts[-1]) > story.place(held[-1]))
    if later and (part.role == "accompanied" or ACT_NOUN.match(near)):
        return acts[-1]
    if held:
        named = noun_pattern().search(near)
        mine = [d for d in held if named and d.name and d.name.strip("”」』》").endswith(named.group())]
        return (mine or [d for d in held if d.parent is None] or held)[-1]
    rest = story.of(Kind.ACT, Kind.TALK) or story.of(Kind.AWARD)
    return rest[-1] if rest else None


def _take(story: Story, seen: Scene, part: attendance.Part, draft: Draft) -> None:
    role = part.role
    if draft.kind is Kind.ACT:
        if draft.roles_of(part.person) or role == "chaired":
            return
        if role == "attended" and draft.type == "inspection" and ACT_NOUN.match(seen.told, part.end):
            role = "inspected"
        if role == "met" and draft.type == "visit":
            draft.participants = [_received(other) for other in draft.participants]
    draft.add(part.person, role, *story.quote(seen, part.at, part.end))


def _received(part: Participant) -> Participant:
    """A guest of a visit, once the text says who received them."""
    return replace(part, role="received") if part.role == "attended" else part


def _said(story: Story, seen: Scene) -> None:
    """龙某要求, … after the one who chaired it: those who take part and are given the word speak at the meeting."""
    main, person = story.main(), attendance.said(seen)
    if main is None or person is None or not main.roles_of(person):
        return
    acts = [draft for draft in story.of(Kind.ACT) if person.name in draft.persons()]
    if acts and story.place(acts[-1]) > story.place(main):
        return
    if not main.roles_of(person) & {"spoke", "welcomed", "keynote"}:
        main.add(person, "spoke", *story.quote(seen, 0, len(seen.told)))
