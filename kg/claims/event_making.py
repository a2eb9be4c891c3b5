"""A scene in, drafts of the events out that it tells of: what was held, what officials did, talks, prizes, the past."""

import re

from kg.claims import awards, event_acts, event_names, past_events, talks
from kg.claims.event_days import When, is_future, when
from kg.claims.event_details import place_before
from kg.claims.event_drafts import Draft, Kind
from kg.claims.event_story import Story
from kg.claims.scenes import Scene
from kg.model import BodyMention, PersonRef

HOLDS = re.compile(
    r"[\ue002、,，与和及\ue003 \u3000]|于|在|联合|共同|组织|近日|日前|成功|隆重|正式|为|以|$"
    r"|召开|举行|举办|开展|启动|进行"
)
"""What may follow a body that holds an event: 国家档案局在北京召开."""

SUBJECT = re.compile(r"(?P<who>[^,，。\ue000\ue001\ue002于在]{3,30})(?:\ue002|于|在|上午|下午|召开|举行)")
GUESTS = re.compile(r"了?[^,，。\ue000]{0,12}(?:代表团|客人|来宾|来访|一行|访问团)")
BY_ITSELF = frozenset({"visit", "donation"})
"""Acts that are events of their own only on a day of their own: guests of a meeting also 参观."""


def make(story: Story, seen: Scene) -> None:
    """Add the events that a sentence tells of."""
    _held(story, seen)
    _acts(story, seen)
    _talks(story, seen)
    _awards(story, seen)


def make_past(story: Story, seen: Scene) -> None:
    """Add what the sentence tells of the past, in the words of speakers, too."""
    for past in (*past_events.wrote(seen, story.last_person), *past_events.visited_after(seen)):
        draft = Draft(Kind.OTHER, past.type, past.rule, past.span, seen.sentence.line, When(past.date), past.name)
        draft.place = story.places.full(seen, *past.where) if past.where else None
        draft.add(past.person, past.role, past.span, story.text[past.span.start : past.span.end])
        story.add(draft, seen)


def _held(story: Story, seen: Scene) -> None:
    for event in event_names.held(seen):
        name = event_names.unquoted(seen.words(event.start, event.end))
        if (
            _is_idle(story, event, name)
            or is_future(seen, event.verb, story.clock)
            or _is_told(story, seen, event, name)
        ):
            continue
        own_day = event.rule == "events.attended" or event.generic(name)
        at = when(seen, event.verb, story.clock) if own_day else story.when(seen, event.verb)
        if at is not None and (at.date is not None or event.rule != "events.attended"):
            _add_held(story, seen, event, at)


def _is_told(story: Story, seen: Scene, event: event_names.Held, name: str) -> bool:
    """Whether the event of this name is known; one that is held on another day than that is another one."""
    known = story.same_name(name)
    if known is None or event.rule != "events.held-after-verb":
        return known is not None
    own, first, last = when(seen, event.verb, story.clock), known.when.date, known.when.end or known.when.date
    if own is None or own.date is None or first is None or last is None:
        return True
    return first.edtf <= own.date.edtf <= last.edtf


def _is_idle(story: Story, event: event_names.Held, name: str) -> bool:
    """Whether the noun tells of no other event: 开幕式 of the main one, 会议 once more."""
    if event.noun.scope == "part" or "一系列" in name:
        return True
    if event.generic(name):
        return story.main() is not None or event.noun.word in ("活动", "会") or event.rule == "events.attended"
    return event.rule == "events.attended" and len(name) < len(event.noun.word) + 3


def _add_held(story: Story, seen: Scene, event: event_names.Held, at: When) -> None:
    body = _holder(seen, event)
    name = event_names.unquoted(seen.words(event.start, event.end))
    where = place_before(seen, event.subject, event.verb)
    draft = Draft(
        kind=Kind.HELD,
        type=event.noun.type,
        rule=event.rule,
        span=seen.span(min(event.start, event.subject), max(event.end, event.verb + 2)),
        line=seen.sentence.line,
        when=at,
        name=None if event.generic(name) else _full_name(story, seen, event) + name,
        noun=event.noun,
        hosted=body is not None or isinstance(seen.bones.items.get(event.start), BodyMention),
        place=story.places.full(seen, *where) if where else None,
    )
    if body is not None:
        draft.host("host", story.context.resolve(body), draft.span, story.text[draft.span.start : draft.span.end])
    story.add(draft, seen)


def _holder(seen: Scene, event: event_names.Held) -> BodyMention | None:
    """The body that holds the event: 国家档案局在北京召开…; none where the name stands before the verb."""
    if event.rule != "events.held-after-verb":
        return None
    found = seen.bodies(event.subject, event.verb)
    if not found or seen.told[event.subject : found[0][0]].strip(" 由\u3000\ue002"):
        return None
    return found[0][1] if HOLDS.match(seen.told, found[0][0] + 1) else None


def _full_name(story: Story, seen: Scene, event: event_names.Held) -> str:
    """What 第三次常务理事会 leaves out: the council that holds it; empty where nothing is left out."""
    name = seen.words(event.start, event.end)
    if not name.startswith("第") or event.rule != "events.held-after-verb" or "届" in name:
        return ""
    body = _holder(seen, event)
    organ = story.context.organ(body) if body is not None else None
    if organ is not None:
        return organ
    holder = SUBJECT.match(seen.told, event.subject, event.verb)
    return seen.words(*holder.span("who")) if holder else ""


def _acts(story: Story, seen: Scene) -> None:
    for act in event_acts.done(seen):
        own = when(seen, act.verb, story.clock)
        known = _known(story, act, own)
        if known is not None:
            _join(story, seen, act, known)
            continue
        dated = own is not None and own.date is not None
        main = story.main()
        aside = not act.who or act.act.type in BY_ITSELF or act.act.form == "together"
        if main is not None and main.type == act.act.type == "donation":
            for person in act.who:
                main.add(person, "other", *story.quote(seen, act.verb, act.end, person))
        if (main is not None and not dated and aside) or (act.passing and own is None):
            continue
        at = story.when(seen, act.verb, part=bool(act.who) and main is not None)
        if at is not None and not is_future(seen, act.verb, story.clock):
            _add_act(story, seen, act, at)


def _known(story: Story, act: event_acts.Done, own: When | None) -> Draft | None:
    """An act told of before that this one is, too: the same people, or nobody named, on no other day."""
    who = {person.name for person in act.who}
    for draft in reversed(story.of(Kind.ACT)):
        same = draft.type == act.act.type or {draft.type, act.act.type} == {"inspection", "visit"}
        if same and (not who or who & draft.persons()):
            other = own is not None and own.date is not None and own.date.edtf != (draft.when.date or own.date).edtf
            return None if other else draft
    return None


def _join(story: Story, seen: Scene, act: event_acts.Done, known: Draft) -> None:
    """Add those who do the known act, too: 王某、李某一同调研."""
    if act.act.role in ("attended", "other") or act.passing:
        return
    for person in act.who:
        if not known.roles_of(person):
            known.add(person, act.act.role, *story.quote(seen, act.verb, act.end, person))


def _add_act(story: Story, seen: Scene, act: event_acts.Done, at: When) -> None:
    draft = Draft(
        kind=Kind.ACT,
        type=act.act.type,
        rule=f"events.act-{act.act.type}",
        span=seen.span(seen.clause(act.verb)[0], act.end),
        line=seen.sentence.line,
        when=at,
        place=_where(story, seen, act),
        note=seen.words(*act.where) if act.where and act.where[0] >= act.end else None,
    )
    for person in act.who:
        draft.add(person, act.act.role, *story.quote(seen, act.verb, act.end, person))
    for person in act.whom:
        draft.add(person, "received", *story.quote(seen, act.verb, seen.clause(act.verb)[1], person))
    for person in () if act.whom else _guests(story, seen, act):
        draft.add(person, "received", *story.quote(seen, act.verb, seen.clause(act.verb)[1]))
    story.add(draft, seen)


def _where(story: Story, seen: Scene, act: event_acts.Done) -> str | None:
    """Where the act took place: what stands after 到, else the place or the body that is its object."""
    if act.where is None:
        return None
    return (story.places.known if act.where[0] >= act.end else story.places.full)(seen, *act.where)


def _guests(story: Story, seen: Scene, act: event_acts.Done) -> list[PersonRef]:
    """Whom 会见了代表团 means: those whose visit is told of before."""
    visits = [draft for draft in story.of(Kind.ACT) if draft.type == "visit"]
    if act.act.role != "met" or not visits or not GUESTS.match(seen.told, act.end):
        return []
    return [part.person for part in visits[-1].participants if part.person is not None]


def _talks(story: Story, seen: Scene) -> None:
    for talk in talks.talks(seen):
        at = story.when(seen, talk.start, inside=True)
        if at is None:
            continue
        main = story.main()
        span, _ = story.quote(seen, talk.start, talk.end)
        draft = Draft(Kind.TALK, "speech", "events.titled-talk", span, seen.sentence.line, at, talk.title)
        for person in talk.who:
            said = story.quote(seen, talk.start, talk.end, person)
            draft.add(person, "spoke", *said)
            if main is not None:
                main.add(person, "spoke", *said)
        story.add(draft, seen)


def _awards(story: Story, seen: Scene) -> None:
    for prize in awards.given(seen):
        prizes = [draft for draft in story.of(Kind.AWARD) if draft.line == seen.sentence.line]
        span, quote = story.quote(seen, prize.start, prize.end)
        if not prizes:
            at = story.when(seen, prize.start, inside=True)
            if at is None or (story.main() is None and not prize.to):
                continue
            prizes = [Draft(Kind.AWARD, "award", "events.prize-given", span, seen.sentence.line, at)]
            story.add(prizes[0], seen)
        for person in prize.to:
            prizes[-1].add(person, "awarded", span, quote)
        for person in prize.by:
            prizes[-1].add(person, "conferred", span, quote)
