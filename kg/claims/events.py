"""The mentions of a document and its context in, the events that it tells of out: what was held, what officials did, who took part.

12月8日,全省档案工作者年会在常州召开。陈某出席会议并讲话。 is a conference with a speaker. What is planned, general or said by a
speaker is none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.claims import attendance, awards, event_acts, event_details, event_names, past_events, talks
from kg.claims.appointed_events import appointed
from kg.claims.clock import Clock, clock
from kg.claims.event_days import When, month, until, when
from kg.claims.event_drafts import Draft, Kind
from kg.claims.event_words import act_pattern, noun_pattern, verb_pattern
from kg.claims.references import Context
from kg.claims.scenes import Scene
from kg.grammar.sentence import Found
from kg.model import BodyMention, EventClaim, Participant, PersonRef, Span, TenureClaim

DURING = re.compile(
    r"期间|会上|会前|会后|会间|随后|同时|当天|当日|同日|当晚|现场|仪式上|活动中|之后|其间|会议|大会|年会|论坛|本次|此次|培训"
)
ASIDE = re.compile(r"(?:会议|大会|年会|论坛|活动|培训|展览|期)期?间")
NO_STORY = re.compile(r"^[ \u3000]*(?:第[一二三四五六七八九十百]+[条章]|发布(?:日期|时间)|来源|责任编辑)")
STAFF = re.compile(r"^[ \u3000(（]*(?:供稿|撰稿|文/|图/|摄影|编辑|审核|责任编辑|记者|来源)")
ACT_NOUN = re.compile(r"调研|检查|考察|视察|督导|督查|走访|慰问|参观|指导|评价|验收")
HOLDS = re.compile(
    r"[\ue002、,，与和及\ue003 \u3000]|于|在|联合|共同|组织|近日|日前|成功|隆重|正式|为|以|$|召开|举行|举办|开展|启动"
)
SUBJECT = re.compile(r"(?P<who>[^,，。\ue000\ue001\ue002于在]{3,30})(?:\ue002|于|在|上午|下午|召开|举行)")
GUESTS = re.compile(r"了?[^,，。\ue000]{0,12}(?:代表团|客人|来宾|来访|一行|访问团)")
SPEECH = re.compile(r"我(?![国省市县区州盟旗馆局校院军党会台所厅部社团处办公])")
HERE = frozenset({"visit", "donation"})
NEAR = 14


def state(
    found: Found, scenes: Sequence[Scene], context: Context, tenures: Sequence[TenureClaim] = ()
) -> tuple[EventClaim, ...]:
    """The events of a document, parts after their wholes; `tenures` are its claims, for who was appointed at a meeting."""
    story = _Story(found, context)
    for seen in scenes:
        if not story.is_title(seen.sentence.span.start, seen.sentence.span.end):
            story.read(seen)
    story.close(tenures)
    return tuple(draft.claim(found.document.text) for draft in story.drafts)


class _Story:
    """The events of one document while its sentences are read."""

    def __init__(self, found: Found, context: Context) -> None:
        self.document = found.document
        self.text = found.document.text
        self.context = context
        self.places = event_details.Places(context)
        self.clock: Clock = clock(found)
        self.drafts: list[Draft] = []
        self.last_person: PersonRef | None = None
        self.listing: Draft | None = None
        self.today: When | None = None
        title = self.document.title or ""
        self.announced = bool(verb_pattern().search(title) and noun_pattern().search(title)) or bool(
            act_pattern().search(title)
        )

    def is_title(self, start: int, end: int) -> bool:
        """Whether a sentence is the title line of the document, which its first sentence repeats in full."""
        line = self.text[start:end].strip()
        if line == (self.document.title or "").strip():
            return True
        return not self.text[:start].strip() and line[-1:] not in "。!?！？;；.”" and self.text[end:].strip() != ""

    def read(self, seen: Scene) -> None:
        """Take in one sentence."""
        told = seen.told
        self._past(seen)
        own = when(seen, len(told), self.clock)
        if own is not None and own.date is not None:
            self.today = replace(own, inherited=True)
        if NO_STORY.match(told) or STAFF.match(told) or SPEECH.search(told):
            return
        self._held(seen)
        self._acts(seen)
        self._talks(seen)
        self._awards(seen)
        self._details(seen)
        self._roles(seen)
        persons = seen.persons(0, len(told))
        self.last_person = persons[-1][1] if persons else self.last_person

    def close(self, tenures: Sequence[TenureClaim]) -> None:
        """What is settled when all is read: the kind of each meeting, the appointments made in one."""
        for draft in self.drafts:
            draft.settle_type()
        self.drafts += appointed(self.drafts, tenures, self.text)

    # --- what happened ---------------------------------------------------------------------------------------------

    def _when(self, seen: Scene, at: int, *, part: bool = False, inside: bool = False) -> When | None:
        """When a thing took place; None where nothing says that it did.

        A `part` takes the day of the whole, what happens `inside` (a talk, a prize) that of the last day told of.
        """
        own = when(seen, at, self.clock)
        main = self.main()
        if own is not None and (own.date is not None or main is None or main.when.date is None):
            return own
        same = next(
            (d for d in reversed(self.drafts) if d.span.start >= seen.sentence.span.start and d.kind is not Kind.OTHER),
            None,
        )
        if same is not None:
            return replace(same.when, inherited=same.when.inherited or part or inside)
        if main is not None:
            if main.when.date is None and main.line != seen.sentence.line:
                return None
            if inside and self.today is not None and main.when.end is not None:
                return self.today
            inherits = part or inside or DURING.search(seen.told, 0, at)
            return replace(main.when, inherited=True) if inherits else None
        if inside and self.drafts and self.drafts[-1].kind in (Kind.ACT, Kind.TALK):
            return replace(self.drafts[-1].when, inherited=True)
        if self.announced and not self.drafts:
            return When(self.clock.event)
        return None

    def _held(self, seen: Scene) -> None:
        for event in event_names.held(seen):
            name = event_names.unquoted(seen.words(event.start, event.end))
            generic = event.generic(name)
            if event.noun.scope == "part" or (
                generic and (self.main() is not None or event.noun.word in ("活动", "会"))
            ):
                continue
            attended = event.rule == "events.attended"
            if attended and (generic or len(name) < len(event.noun.word) + 3):
                continue
            known = self._same(name)
            at = when(seen, event.verb, self.clock) if attended or generic else self._when(seen, event.verb)
            if known is not None or at is None or (attended and at.date is None):
                continue
            self._add_held(seen, event, name, at)

    def _add_held(self, seen: Scene, event: event_names.Held, name: str, at: When) -> None:
        begin = min(event.start, event.verb)
        body = self._holder(seen, event)
        draft = Draft(
            kind=Kind.HELD,
            type=event.noun.type,
            rule=event.rule,
            span=seen.span(min(begin, event.subject), max(event.end, event.verb + 2)),
            line=seen.sentence.line,
            when=at,
            name=self._full_name(seen, event, name),
            noun=event.noun,
            hosted=body is not None or isinstance(seen.bones.items.get(event.start), BodyMention),
        )
        where = event_details.place_before(seen, event.subject, event.verb)
        draft.place = self.places.full(seen, *where) if where else None
        self._under(draft, seen)
        if body is not None:
            draft.host([self.context.resolve(body)], [])
        self.drafts.append(draft)

    def _holder(self, seen: Scene, event: event_names.Held) -> BodyMention | None:
        """The body that holds the event: 国家档案局在北京召开…; none where the name stands before the verb."""
        if event.rule != "events.held-after-verb":
            return None
        found = seen.bodies(event.subject, event.verb)
        if not found or seen.told[event.subject : found[0][0]].strip(" 由\u3000\ue002"):
            return None
        return found[0][1] if HOLDS.match(seen.told, found[0][0] + 1) else None

    def _full_name(self, seen: Scene, event: event_names.Held, name: str) -> str:
        """第三次常务理事会 of a council gets the council's name, 第五次会议 that of who holds it."""
        if not name.startswith("第") or event.rule != "events.held-after-verb" or "届" in name:
            return name
        body = self._holder(seen, event)
        organ = self.context.organ(body) if body is not None else None
        if organ is not None:
            return organ + name
        holder = SUBJECT.match(seen.told, event.subject, event.verb)
        return (seen.words(*holder.span("who")) if holder else "") + name

    def _under(self, draft: Draft, seen: Scene) -> None:
        """Make the draft a part of the main event where it has no day of its own."""
        main = self.main()
        if main is None or not (draft.when.inherited or draft.when.date == main.when.date):
            return
        draft.parent = self.drafts.index(main)
        draft.place = draft.place or main.place
        single = draft.when.date is not None and draft.when.end is None and len(draft.when.date.edtf) == 10
        if (
            draft.kind in (Kind.HELD, Kind.ACT)
            and single
            and seen.sentence.line != main.line
            and ASIDE.search(seen.told, 0, 60)
        ):
            value = draft.when.date
            draft.when = When(month(value), None, True) if value is not None and value.edtf[0] != "X" else draft.when

    def _same(self, name: str) -> Draft | None:
        """The event of that name that is known already."""
        plain = name.strip("“”「」《》")
        for draft in self.drafts:
            known = (draft.name or "").strip("“”「」《》")
            if known and len(plain) > 3 and (known.endswith(plain) or plain.endswith(known)):
                return draft
        return None

    def main(self) -> Draft | None:
        """The event that the document is about just now: the last that was held and is no part of another."""
        return next((d for d in reversed(self.drafts) if d.kind is Kind.HELD and d.parent is None), None)

    def _acts(self, seen: Scene) -> None:
        for act in event_acts.done(seen):
            known = self._known_act(act)
            own = when(seen, act.verb, self.clock)
            if known is not None and (
                own is None or own.date is None or own.date.edtf == (known.when.date or own.date).edtf
            ):
                for person in act.who:
                    if (
                        act.act.role not in ("attended", "other")
                        and not act.passing
                        and known.kind is Kind.ACT
                        and not known.roles_of(person)
                    ):
                        known.add(person, act.act.role, *self._quote(seen, act.verb, act.end))
                continue
            dated = own is not None and own.date is not None
            if (
                self.main() is not None
                and not dated
                and (not act.who or act.act.type in HERE or act.act.form == "together")
            ):
                continue
            at = self._when(seen, act.verb, part=bool(act.who) and self.main() is not None)
            if at is None or (act.passing and own is None):
                continue
            self._add_act(seen, act, at)

    def _known_act(self, act: event_acts.Done) -> Draft | None:
        """An act already told of that this one is, too: the same people, or nobody named."""
        who = {person.name for person in act.who}
        for draft in reversed(self.drafts):
            same = draft.type == act.act.type or {draft.type, act.act.type} == {"inspection", "visit"}
            if draft.kind is Kind.ACT and same and (not who or who & draft.persons()):
                return draft
        return None

    def _add_act(self, seen: Scene, act: event_acts.Done, at: When) -> None:
        begin = seen.clause(act.verb)[0]
        draft = Draft(
            kind=Kind.ACT,
            type=act.act.type,
            rule=f"events.act-{act.act.type}",
            span=seen.span(begin, act.end),
            line=seen.sentence.line,
            when=at,
        )
        draft.place = self.places.full(seen, *act.where) if act.where else None
        draft.note = seen.words(*act.where) if act.where else None
        self._under(draft, seen)
        span, quote = self._quote(seen, act.verb, act.end)
        for person in act.who:
            draft.add(person, act.act.role, span, quote)
        for person in act.whom or self._guests(seen, act):
            draft.add(person, "received", span, quote)
        self.drafts.append(draft)

    def _guests(self, seen: Scene, act: event_acts.Done) -> list[PersonRef]:
        """Whom 会见了代表团 means: those whose visit is told of before."""
        visits = [d for d in self.drafts if d.kind is Kind.ACT and d.type == "visit"]
        if act.act.role != "met" or not visits or not GUESTS.match(seen.told, act.end):
            return []
        return [part.person for part in visits[-1].participants if part.person is not None]

    def _talks(self, seen: Scene) -> None:
        for talk in talks.talks(seen):
            at = self._when(seen, talk.start, inside=True)
            if at is None:
                continue
            main = self.main()
            draft = Draft(
                Kind.TALK,
                "speech",
                "events.titled-talk",
                seen.span(seen.clause(talk.start)[0], talk.end),
                seen.sentence.line,
                at,
                talk.title,
            )
            span, quote = self._quote(seen, talk.start, talk.end)
            for person in talk.who:
                draft.add(person, "spoke", span, quote)
                if main is not None:
                    main.add(person, "spoke", span, quote)
            self._under(draft, seen)
            self.drafts.append(draft)

    def _awards(self, seen: Scene) -> None:
        for prize in awards.given(seen):
            main = self.main()
            known = next((d for d in reversed(self.drafts) if d.type == "award" and d.line == seen.sentence.line), None)
            at = self._when(seen, prize.start, inside=True)
            if known is None and (at is None or (main is None and not prize.to)):
                continue
            if known is None and at is not None:
                known = Draft(
                    Kind.AWARD,
                    "award",
                    "events.prize-given",
                    seen.span(seen.clause(prize.start)[0], prize.end),
                    seen.sentence.line,
                    at,
                )
                self._under(known, seen)
                self.drafts.append(known)
            if known is not None:
                span, quote = self._quote(seen, prize.start, prize.end)
                for person in prize.to:
                    known.add(person, "awarded", span, quote)
                for person in prize.by:
                    known.add(person, "conferred", span, quote)

    def _past(self, seen: Scene) -> None:
        for past in (*past_events.wrote(seen, self.last_person), *past_events.visited_after(seen)):
            draft = Draft(Kind.OTHER, past.type, past.rule, past.span, seen.sentence.line, When(past.date), past.name)
            draft.place = self.places.full(seen, *past.where) if past.where else None
            draft.add(past.person, past.role, past.span, self.text[past.span.start : past.span.end])
            self.drafts.append(draft)

    # --- what is said of it ----------------------------------------------------------------------------------------

    def _details(self, seen: Scene) -> None:
        main = self.main()
        if main is None:
            return
        main.host(*event_details.hosts(seen, self.context))
        main.theme = main.theme or event_details.theme(seen)
        main.attendance = main.attendance or event_details.attendance(seen)
        if "参加" in seen.told or "出席" in seen.told:
            main.widen(seen.told)
        last = self.drafts[-1]
        if last.type == "exhibition" and last.when.date is not None and (end := until(seen, self.clock)) is not None:
            last.when = When(last.when.date, end)

    def _roles(self, seen: Scene) -> None:
        if not self.drafts:
            return
        found = list(attendance.parts(seen))
        if attendance.LISTED.search(seen.told):
            self.listing = self.main()
        elif self.listing is not None:
            if found or not seen.sentence.phrases or seen.told.endswith(("。", "；")):
                self.listing = None
            else:
                self._listed(seen, self.listing)
        for part in found:
            draft = self._target(seen, part)
            if draft is not None:
                self._take(seen, part, draft)
        self._said(seen)

    def _listed(self, seen: Scene, draft: Draft) -> None:
        """A line under 出席大会的领导有: names those who attended."""
        for at, person in seen.persons(0, len(seen.told)):
            draft.add(person, "attended", *self._quote(seen, at, at + 1))

    def _take(self, seen: Scene, part: attendance.Part, draft: Draft) -> None:
        role = part.role
        if draft.kind is Kind.ACT:
            mine = draft.roles_of(part.person)
            if mine or (role in ("chaired", "other")):
                return
            if role == "attended" and draft.participants:
                role = "inspected" if draft.type == "inspection" else "attended"
            if role == "met" and draft.type == "visit":
                draft.participants = [_received(p) for p in draft.participants]
        draft.add(part.person, role, *self._quote(seen, part.at, part.end))

    def _target(self, seen: Scene, part: attendance.Part) -> Draft | None:
        """The event in which the role is played: that whose noun stands beside the verb, else the last of its kind."""
        near = seen.told[part.end : part.end + NEAR]
        acts = [d for d in self.drafts if d.kind is Kind.ACT]
        held = [d for d in self.drafts if d.kind is Kind.HELD]
        if (
            acts
            and (part.role == "accompanied" or ACT_NOUN.match(near))
            and (not held or self.drafts.index(acts[-1]) > self.drafts.index(held[-1]))
        ):
            return acts[-1]
        if held:
            named = next((m.group() for m in noun_pattern().finditer(near)), None)
            mine = [d for d in held if named and d.name and d.name.strip("”」』》").endswith(named)]
            return (mine or [d for d in held if d.parent is None] or held)[-1]
        rest = [d for d in self.drafts if d.kind is not Kind.OTHER]
        return rest[-1] if rest else None

    def _said(self, seen: Scene) -> None:
        """龙某要求, … after the one who chaired it: those who take part and are given the word speak at the meeting."""
        main, person = self.main(), attendance.said(seen)
        if main is None or person is None or not main.roles_of(person):
            return
        acts = [d for d in self.drafts if d.kind is Kind.ACT and person.name in d.persons()]
        if acts and self.drafts.index(acts[-1]) > self.drafts.index(main):
            return
        if not main.roles_of(person) & {"spoke", "welcomed", "keynote"}:
            main.add(person, "spoke", *self._quote(seen, 0, len(seen.told)))

    def _quote(self, seen: Scene, start: int, end: int) -> tuple[Span, str]:
        begin = seen.clause(start)[0]
        span = seen.span(begin, end)
        return span, self.text[span.start : span.end]


def _received(part: Participant) -> Participant:
    """A guest of a visit, once the text says who received them."""
    return replace(part, role="received") if part.role == "attended" else part
