"""What is found in a text: mentions of persons, bodies, places, posts, as they stand there."""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.texts import Span


class MentionKind(StrEnum):
    """What a mention may be of."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    POST = "post"
    RANK = "rank"
    HONOUR = "honour"
    MEMBERSHIP = "membership"
    QUALIFIER = "qualifier"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something. `concept` is the IRI of the SKOS concept that has it as a label."""

    kind: MentionKind
    span: Span
    text: str
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place under one name and one parent, from the year `start` up to `end` (None: always, to this day)."""

    name: str
    level: str
    parent: str
    province: str
    start: int | None = None
    end: int | None = None
    successors: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the text: the name as written, its full name, level and parent (empty where namesakes remain)."""

    span: Span
    name: str
    full: str
    level: str
    parent: str


class Lead(StrEnum):
    """What the written name of a body begins with, and so what it needs to become a full name."""

    PLACE = "place"  # 江苏省|档案馆
    RELATIVE = "relative"  # 省|档案馆, 我市|档案馆, 全国 is none of them
    SELF = "self"  # 我馆, 该局, 本校, 局|党组
    NAME = "name"  # 南京大学, 国家档案局: a name of its own
    NONE = "none"  # 办公室, 学会: a part or a kind, its whole is in the context


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMention:
    """A body as the grammar reads it, before the context of the document is asked.

    `name` is the full name, in which {place}, {grade} (of a court) or {self} stay open unless `complete`. `lead_text`
    is the relative word or the place as written. `root` is the name without the organ: 江苏省档案学会 for
    江苏省档案学会第七届理事会, whose `organ` is the whole and whose `term` is 第七届. `units` are the parts as written.
    `kind` is a local name of the scheme body-types. `also` are the bodies in its brackets, or the second of 纪委监委.
    """

    span: Span
    text: str
    name: str
    root: str
    complete: bool
    lead: Lead
    lead_text: str = ""
    kind: str | None = None
    organ: str | None = None
    term: str | None = None
    units: tuple[str, ...] = ()
    also: tuple["BodyMention", ...] = ()
