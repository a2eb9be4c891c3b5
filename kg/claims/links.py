"""What a rule of reading gives: a person and a title phrase that belong together, and what the words between them say."""

from dataclasses import dataclass

from kg.grammar.phrases import Phrase
from kg.model import BodyMention, BodyRef, DateValue, PersonRef, Span, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A person and a phrase. `status`, `start`, `end` and `cause` are what the rule's own words say, None where they say nothing.

    `home` is the body that a table gives for a title that names none; `mention` the body that stands before the name
    where the title stands behind it: 綦江区档案馆高某馆长.
    """

    person: PersonRef
    phrase: Phrase
    span: Span
    rule: str
    status: Status | None = None
    start: DateValue | None = None
    end: DateValue | None = None
    cause: str | None = None
    trial: str | None = None
    mode: str | None = None
    home: BodyRef | None = None
    mention: BodyMention | None = None
