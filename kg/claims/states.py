"""Links and resolved bodies in, claims out: a tenure for each post, a rank, an honour or a membership for each of those words."""

import re
from dataclasses import dataclass

from kg.claims.links import Link
from kg.claims.seats import Seat
from kg.model import (
    Claim,
    DateValue,
    HonourClaim,
    MembershipClaim,
    MentionKind,
    RankClaim,
    Span,
    Status,
    TenureClaim,
)

IN_CHARGE = re.compile(r"主持.{0,4}工作")
REMARKED = (("挂职", "secondment"), ("代理", "acting"), ("兼", "concurrent"))
CONCURRENT = re.compile(r"[(（]兼(?:任)?[)）]")
"""Behind a name: 秘书长:孙某(兼)."""
TRIAL = re.compile(r"试用期")


@dataclass(frozen=True, slots=True)
class Saying:
    """What is known about when a link is said: the day that it attests, and the day on which an appointment was decided."""

    attested: DateValue | None
    decided: DateValue | None


def claim(text: str, link: Link, seat: Seat, saying: Saying) -> Claim:
    """The claim that a link makes of one seat of its phrase."""
    kind = seat.unit.word.kind
    if kind is MentionKind.RANK:
        return _rank(text, link, seat, saying)
    if kind is MentionKind.HONOUR:
        return _honour(text, link, seat, saying)
    if kind is MentionKind.MEMBERSHIP:
        return _membership(text, link, seat, saying)
    return _tenure(text, link, seat, saying)


def words_of(text: str, link: Link) -> tuple[Span, str]:
    """The quote: from the title to the name (or the other way round), trimmed of blanks."""
    start, end = link.span.start, link.span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end), text[start:end]


def _status(link: Link, seat: Seat) -> Status:
    if link.rule == "appointments.line-of-section" and seat.status is not None:
        return Status(seat.status)  # under 免去: stands 李某现任局长
    if link.status in (Status.APPOINTED, Status.ELECTED, Status.REMOVED, Status.CANDIDATE):
        return link.status
    lasts = link.end is not None and link.end.edtf == ".."  # 历任馆长 over a row that ends with 至今
    if seat.status is not None and not lasts:
        return Status(seat.status)
    return link.status or Status.CURRENT


def _mode(text: str, link: Link, seat: Seat) -> str | None:
    remarks = " ".join(seat.unit.remarks)
    if link.mode or seat.unit.mode:
        return link.mode or seat.unit.mode
    if CONCURRENT.match(text, link.person.span.end):
        return "concurrent"
    if IN_CHARGE.search(remarks):
        return "in-charge"
    for word, mode in REMARKED:
        if word in remarks:
            return mode
    if link.trial or TRIAL.search(remarks):
        return "probationary"
    return None


def _tenure(text: str, link: Link, seat: Seat, saying: Saying) -> TenureClaim:
    span, quote = words_of(text, link)
    status = _status(link, seat)
    begins = status in (Status.APPOINTED, Status.ELECTED)
    told = status in (Status.CURRENT, Status.FORMER) and link.start is None
    return TenureClaim(
        span=span,
        quote=quote,
        rule=link.rule,
        context=seat.context,
        person=link.person,
        body=seat.body,
        post=seat.unit.post,
        written=seat.unit.written,
        status=status,
        concept=seat.unit.word.concept.iri,
        mode=_mode(text, link, seat),
        organ=seat.organ,
        term=seat.term,
        start=link.start or (saying.decided if begins else None),
        end=link.end or (saying.decided if status is Status.REMOVED else None),
        attested=saying.attested if told and status is Status.CURRENT else None,
        cause=link.cause,
        trial=link.trial,
    )


def _rank(text: str, link: Link, seat: Seat, saying: Saying) -> RankClaim:
    span, quote = words_of(text, link)
    return RankClaim(
        span=span,
        quote=quote,
        rule=link.rule,
        context=seat.context,
        person=link.person,
        rank=seat.unit.word.label,
        concept=seat.unit.word.concept.iri,
        body=seat.body,
        status=_status(link, seat),
        attested=saying.attested,
    )


def _honour(text: str, link: Link, seat: Seat, saying: Saying) -> HonourClaim:
    span, quote = words_of(text, link)
    return HonourClaim(
        span=span,
        quote=quote,
        rule=link.rule,
        context=seat.context,
        person=link.person,
        honour=seat.unit.word.label,
        concept=seat.unit.word.concept.iri,
        attested=saying.attested,
    )


def _membership(text: str, link: Link, seat: Seat, saying: Saying) -> MembershipClaim:
    span, quote = words_of(text, link)
    return MembershipClaim(
        span=span,
        quote=quote,
        rule=link.rule,
        context=seat.context,
        person=link.person,
        body=seat.body,
        membership=seat.unit.post,
        concept=seat.unit.word.concept.iri,
        term=seat.term,
        status=_status(link, seat),
        start=link.start,
        end=link.end,
        attested=saying.attested,
    )
