"""An event while a document is read: what is known of it so far; and the claim that it becomes."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kg.claims.event_days import When
from kg.claims.event_words import Noun
from kg.model import BodyRef, DateValue, EventClaim, Participant, PersonRef, Span

AREA = re.compile(
    r"全[省市国县区州盟旗球军党]|全系统|系统|流域|地区|国际|世界|亚洲|中国|全球|第[一二三四五六七八九十\d]+届(?!理事会|常务)|^中央[^委]*工作会议|(?:人民代表大会|人大|政协).{0,6}会议"
)
COMMITTEE = re.compile(r"常委会|常务委员会|主席团|主席会议|党组|专门委员会|理事会|书记处|政治局|领导小组|委员长会议")
GUESTS = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)[余多]?(?:家|个)(?:单位|部门|省|市|县|区)|各(?:省辖)?(?:市|县|区|州|旗|盟|单位|部门|乡镇|街道|地)|县[(（]市|[省市县区州]直"
)
OWN_PEOPLE = re.compile(r"代表|会员|成立|纪念|庆祝")


class Kind(StrEnum):
    """What made the event: a noun (会议召开), an act (调研), a talk, a prize, or anything else."""

    HELD = "held"
    ACT = "act"
    TALK = "talk"
    AWARD = "award"
    OTHER = "other"


@dataclass(slots=True)
class Draft:
    """An event so far. `noun` is that of its name; `hosted` says that a body stands as the one who holds it."""

    kind: Kind
    type: str
    rule: str
    span: Span
    line: int
    when: When
    name: str | None = None
    noun: Noun | None = None
    hosted: bool = False
    place: str | None = None
    theme: str | None = None
    attendance: str | None = None
    participants: list[Participant] = field(default_factory=list)
    parent: int | None = None
    note: str | None = None
    context: tuple[str, ...] = ()

    def roles_of(self, person: PersonRef) -> set[str]:
        """The roles that a person has in it so far."""
        return {part.role for part in self.participants if part.person is not None and part.person.name == person.name}

    def persons(self) -> set[str]:
        """The names of those who take part so far."""
        return {part.person.name for part in self.participants if part.person is not None}

    def add(self, person: PersonRef, role: str, span: Span, quote: str) -> None:
        """Give a person a role, once."""
        if role not in self.roles_of(person):
            self.participants.append(Participant(role=role, span=span, quote=quote, person=person))

    def host(self, role: str, body: BodyRef, span: Span, quote: str) -> None:
        """Add a host or a co-host, once, with the words that say so."""
        if not any(
            part.role == role and part.body is not None and part.body.name == body.name for part in self.participants
        ):
            self.participants.append(Participant(role=role, span=span, quote=quote, body=body))

    def widen(self, words: str) -> None:
        """Make a meeting a conference where its guests come from many bodies: 等12家单位的分管领导参加."""
        if self.noun is not None and self.noun.scope == "area" and GUESTS.search(words):
            self.type = "conference"

    def settle_type(self) -> None:
        """Choose between meeting and conference by the name: 全省档案局长馆长会议, 总结表彰大会 of one body."""
        if self.noun is None or self.name is None:
            return
        if self.noun.scope == "area" and AREA.search(self.name) and not COMMITTEE.search(self.name):
            self.type = "conference"
        own = self.hosted and not OWN_PEOPLE.search(self.name) and not AREA.search(self.name)
        if self.noun.scope == "own" and (own or COMMITTEE.search(self.name)):
            self.type = "meeting"

    def claim(self, text: str) -> EventClaim:
        """The event as a claim. Who attends and does more is not listed as attending."""
        return EventClaim(
            span=self.span,
            quote=text[self.span.start : self.span.end],
            rule=self.rule,
            context=self.context,
            type=self.type,
            name=self.name,
            date=self.when.date,
            end=_end(self.when),
            place=self.place,
            theme=self.theme,
            attendance=self.attendance,
            participants=tuple(p for p in self.participants if not self._said_better(p)),
            parent=self.parent,
            note=self.note,
        )

    def _said_better(self, part: Participant) -> bool:
        """Whether another role of the person says the same and more."""
        others = self.roles_of(part.person) - {part.role} if part.person is not None else set()
        return (part.role == "attended" and bool(others)) or (
            part.role == "spoke" and bool(others & {"welcomed", "keynote"})
        )


def _end(when: When) -> DateValue | None:
    return when.end if when.end is not None and when.end != when.date else None
