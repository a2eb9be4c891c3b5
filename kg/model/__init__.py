"""The nouns of the straight line: Document, Mention, Claim, Reading. Frozen values without behaviour; read this first.

They stand in the order of the line: texts, found, stated, readings; the rest of the program imports them from here.
Offsets are Unicode code points of `Document.text`, start inclusive, end exclusive. Dates are EDTF (ISO 8601-2:2019).
A name in Chinese stays as it was written. `None` means "the text does not say"; it never means "no".
"""

from kg.model.found import BodyMention, Lead, Mention, MentionKind, Place, PlaceMention
from kg.model.readings import Bounds, Reading, Unread
from kg.model.stated import (
    BodyChangeClaim,
    BodyFactClaim,
    BodyNameClaim,
    BodyRef,
    Claim,
    ContinuityClaim,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    Participant,
    PersonRef,
    RankClaim,
    Status,
    TenureClaim,
)
from kg.model.texts import Cell, DateMention, DateValue, Document, Span, Table

__all__ = [
    "BodyChangeClaim",
    "BodyFactClaim",
    "BodyMention",
    "BodyNameClaim",
    "BodyRef",
    "Bounds",
    "Cell",
    "Claim",
    "ContinuityClaim",
    "DateMention",
    "DateValue",
    "Document",
    "EventClaim",
    "HonourClaim",
    "Lead",
    "MembershipClaim",
    "Mention",
    "MentionKind",
    "Participant",
    "PersonRef",
    "Place",
    "PlaceMention",
    "RankClaim",
    "Reading",
    "Span",
    "Status",
    "Table",
    "TenureClaim",
    "Unread",
]
