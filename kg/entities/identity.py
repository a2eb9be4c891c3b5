"""What a document names in, the IRIs of docs/graph.md out: from content alone, never a counter or a clock."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from hashlib import sha256

from kg.entities.body_types import body_type
from kg.entities.homes import homes
from kg.model import (
    BodyChangeClaim,
    BodyNameClaim,
    BodyRef,
    Claim,
    DateValue,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    PersonRef,
    RankClaim,
    Reading,
    Span,
    Status,
    TenureClaim,
)

SEPARATOR = "\x1f"
DIGITS = 16
UNSAID = frozenset({"rule", "context", "via", "parent", "given"})
"""Fields of a claim that its words do not say: how it was read, the place of another event in a list, what people say."""


def hashed(*parts: str) -> str:
    """The first 16 hex digits of SHA-256 over the parts joined by U+001F."""
    return sha256(SEPARATOR.join(parts).encode()).hexdigest()[:DIGITS]


def identify(reading: Reading, base: str) -> "Identity":
    """The IRIs of all that a reading names; `base` is what they start with."""
    return Identity(base, reading.document.key, homes(reading))


@dataclass(frozen=True, slots=True)
class FactNames:
    """The IRIs of what is made of the claims of all documents: `base` is what they start with."""

    base: str

    def _iri(self, kind: str, *parts: str) -> str:
        return f"{self.base}{kind}/{hashed(*parts)}"

    def timeline(self, person: str) -> str:
        """The named graph of the tenures of a person, by the canonical IRI."""
        return f"{self.base}graph/timeline/{hashed(person)}"

    def tenure(self, person: str, body: str, post: str, stint: str = "") -> str:
        """Canonical person, body and post; where a person was there several times, the stint's earliest day too."""
        return self._iri("tenure", person, body, post, *([stint] if stint else []))

    def derived_bound(self, tenure: str, bound: str, reason: str) -> str:
        """What bounds the tenure, and why."""
        return self._iri("derived-bound", tenure, bound, reason)

    def run(self, started: str, command: str) -> str:
        """A run of the program: runs have clocks."""
        return self._iri("run", started, command)

    def entry(self, run: str, what: str) -> str:
        """What a run changed by one document or decision."""
        return self._iri("log-entry", run, what)

    def log(self, entry: str) -> str:
        """The named graph of one entry of the log."""
        return f"{self.base}graph/log/{hashed(entry)}"


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRIs of what one document names: its key, and the homes of its persons (kg/entities/homes.py)."""

    base: str
    key: str
    homes: dict[str, str]

    def _iri(self, kind: str, *parts: str) -> str:
        return f"{self.base}{kind}/{hashed(*parts)}"

    def graph(self) -> str:
        """The named graph of the document."""
        return self._iri("graph", self.key)

    def document(self) -> str:
        """The document."""
        return self._iri("document", self.key)

    def span(self, span: Span) -> str:
        """A stretch of the document."""
        return self._iri("span", self.key, str(span.start), str(span.end))

    def claim(self, claim: Claim) -> str:
        """A claim: where it stands, its kind, all that it says. A better rule that says the same keeps the IRI."""
        kind = type(claim).__name__.removesuffix("Claim").lower()
        return self._iri("claim", self.key, str(claim.span.start), str(claim.span.end), kind, *_said(claim))

    def person(self, person: PersonRef) -> str:
        """A person: the name and the home, unless somebody said who it is."""
        if person.given:
            return person.given
        if person.key:
            return self._iri("person", "key", person.key)
        return self._iri("person", person.name, self.homes.get(person.name, self.key))

    def body(self, body: BodyRef) -> str:
        """A body: its full name; where that is unknown, the surface form in this document alone. Or as a person."""
        if body.given:
            return body.given
        if body.key:
            return self._iri("body", "key", body.key)
        return self._iri("body", body.name) if body.resolved else self._iri("body", body.surface, self.key)

    def type_of(self, body: BodyRef) -> str | None:
        """The concept of body-types that the name of the body ends with; None where none does."""
        return body_type(body.name)

    def post(self, body: BodyRef, title: str) -> str:
        """A seat of a body."""
        return self._iri("post", self.body(body), title)

    def tenure(self, claim: TenureClaim) -> str | None:
        """Who, where, in which post, where that is one stint (FactNames).

        None for what is no tenure: a proposal, and a title without a body.
        """
        if claim.body is None or claim.status is Status.CANDIDATE:
            return None
        post = self.post(claim.body, claim.post_key or claim.post)
        return FactNames(self.base).tenure(self.person(claim.person), self.body(claim.body), post)

    def membership(self, claim: MembershipClaim) -> str:
        """Who, as what, in which body."""
        return self._iri("membership", self.person(claim.person), claim.membership, self._where(claim.body))

    def rank_holding(self, claim: RankClaim) -> str:
        """Who, which rank, in which body."""
        return self._iri("rank-holding", self.person(claim.person), claim.rank, self._where(claim.body))

    def honour(self, claim: HonourClaim) -> str:
        """Who, person or body, which honour, conferred by whom."""
        holder = self.person(claim.person) if claim.person else self._where(claim.body)
        return self._iri("honour", holder, claim.honour, self._where(claim.conferrer))

    def _where(self, body: BodyRef | None) -> str:
        return self.body(body) if body else ""

    def event(self, claim: EventClaim) -> str:
        """Type, name and date, where both are known; else its place in this document."""
        if claim.name and claim.date:
            return self._iri("event", claim.type, claim.name, claim.date.edtf)
        return self._iri("event", self.key, str(claim.span.start), str(claim.span.end), claim.type)

    def change(self, claim: BodyChangeClaim) -> str:
        """What happened to which bodies, when: two documents that tell of one change name one change."""
        ends = (sorted(map(self.body, bodies)) for bodies in (claim.before, claim.after))
        before, after = (" ".join(bodies) for bodies in ends)
        return self._iri("body-change", claim.change, before, after, claim.date.edtf if claim.date else "")

    def continuity(self, earlier: str, later: str) -> str:
        """Which post goes on as which."""
        return self._iri("post-continuity", earlier, later)

    def dated_name(self, claim: BodyNameClaim) -> str:
        """A name of a body in its time: a body may have gone by it twice."""
        days = [value.edtf if value else "" for value in (claim.start, claim.end)]
        return self._iri("name", self.body(claim.body), claim.written, claim.type, *days)

    def participation(self, event: str, agent: str, role: str) -> str:
        """Who, person or body, took part in the event, and how."""
        return self._iri("participation", event, agent, role)

    def name(self, owner: str, text: str) -> str:
        """A name of a person or a body."""
        return self._iri("name", owner, text)

    def place(self, name: str) -> str:
        """A place by its name."""
        return self._iri("place", name)

    def date(self, date: DateValue) -> str:
        """A date: EDTF, as written, inferred parts."""
        return self._iri("date", date.edtf, date.written, ",".join(date.inferred))


def _said(value: object, name: str = "") -> Iterator[str]:
    """All that a claim says as `name=value`, in the order of the names; what is not said is left out."""
    if is_dataclass(value):
        for field in sorted(field.name for field in fields(value)):
            if field not in UNSAID:
                yield from _said(getattr(value, field), f"{name}.{field}" if name else field)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _said(item, f"{name}.{number}")
    elif value is not None:
        yield f"{name}={value.value if isinstance(value, StrEnum) else value}"
