"""The mentions of a document in, its reading out: the rules asked sentence by sentence, their links turned into claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.claims import appointments, body_changes, body_facts, careers, events, honours_stated, inheritance, pages, rosters, tables, titles
from kg.claims.appointments import Section
from kg.claims.clock import Clock, clock
from kg.claims.decisions import Decision, decision
from kg.claims.genres import genres, notice, says_nothing
from kg.claims.links import Link
from kg.claims.references import Context
from kg.claims.scenes import scene
from kg.claims.seats import Seat, Seats
from kg.claims.skeleton import Skeleton, skeleton
from kg.claims.states import Saying, claim
from kg.grammar import Grammar
from kg.grammar.sentence import Found, Sentence
from kg.model import (
    BodyRef,
    Claim,
    HonourClaim,
    MembershipClaim,
    MentionKind,
    RankClaim,
    Reading,
    TenureClaim,
    Unread,
)


@dataclass(slots=True)
class _Block:
    """What earlier lines leave to the next: an open section, the subject of a history, a line to be completed."""

    section: Section | None = None
    section_line: int = -1
    subject: careers.Subject | None = None
    above: rosters.Pending = field(default_factory=rosters.Pending)
    heading: BodyRef | None = None
    carried: BodyRef | None = None
    carried_line: int = -1


def state(found: Found, grammar: Grammar) -> Reading:
    """The reading of a document: every claim that a rule makes, in the order of the text, and what stayed unread."""
    if says_nothing(found):
        return Reading(document=found.document)
    reader = _Reader(found, grammar)
    claims: list[Claim] = []
    unread: list[Unread] = []
    for sentence in found.sentences:
        stated = list(reader.claims(sentence))
        claims += stated
        if not stated and sentence.persons and sentence.phrases:
            text = found.document.text[sentence.span.start : sentence.span.end]
            unread.append(Unread(sentence.span, text, "no rule joins the names with the titles"))
    scenes = [scene(found.document.text, sentence) for sentence in found.sentences]
    happened = events.state(found, scenes, reader.context, [c for c in claims if isinstance(c, TenureClaim)])
    claims += honours_stated.state(scenes, reader.context, happened, [c for c in claims if isinstance(c, HonourClaim)])
    return Reading(
        document=found.document,
        genres=genres(found, [*claims, *happened]),
        tenures=tuple(c for c in claims if isinstance(c, TenureClaim)),
        ranks=tuple(c for c in claims if isinstance(c, RankClaim)),
        honours=tuple(c for c in claims if isinstance(c, HonourClaim)),
        memberships=tuple(c for c in claims if isinstance(c, MembershipClaim)),
        events=happened,
        body_facts=tuple(body_facts.state(found.document)),
        body_history=tuple(body_changes.state(found, reader.context)),
        unread=tuple(unread),
    )


class _Reader:
    """The reading of one document, sentence after sentence."""

    def __init__(self, found: Found, grammar: Grammar) -> None:
        self.found = found
        self.grammar = grammar
        self.text = found.document.text
        self.context = Context.of(found.document, grammar.bodies, grammar.gazetteer)
        self.seats = Seats(grammar, self.context, found.document.published)
        self.clock: Clock = clock(found)
        self.decision: Decision = decision(found)
        self.notice = notice(found)
        self.block = _Block()
        self.home = self.seats.inheritance.home()
        self.tables = tables.regions(found)
        self.rows = list(tables.state(found, grammar, self.seats.inheritance))

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of one sentence, each statement once."""
        if any(region.start <= sentence.span.start < region.end for region in self.tables):
            links = [link for link in self.rows if sentence.span.start <= link.span.start < sentence.span.end]
        else:
            links = self._links(skeleton(self.text, sentence), sentence)
        by_phrase: dict[int, list[Link]] = {}
        for link in links:
            by_phrase.setdefault(link.phrase.span.start, []).append(link)
        carried, spread, last = self.block.carried, None, -1
        if self.block.subject is None and self.block.carried_line != sentence.line:
            carried = None
        for start in sorted(by_phrase):
            first = by_phrase[start][0]
            near = carried if self._continues(first, last) else None
            last = first.span.end
            seats = self._seats(first, near, spread if first.rule.startswith("careers") else None)
            spread = next((unit.status for unit in reversed(first.phrase.units) if unit.spreads), spread)
            carried = next((seat.body for seat in reversed(seats) if seat.body), carried)
            for link in by_phrase[start]:
                for seat in seats:
                    if seat.body is not None or says_enough(link, seat):
                        yield self._claim(link, seat, sentence)
        lasting = self.block.subject is not None or (links and links[-1].rule.startswith("appointments"))
        self.block.carried = carried if lasting else None
        self.block.carried_line = sentence.line

    def _seats(self, link: Link, carried: BodyRef | None, spread: str | None) -> list[Seat]:
        """The seats of a link's phrase; in a list of names the heading, or the body of the page, stands for none."""
        home = link.home or (self.block.heading or self.home if pages.is_listed(link, self.text) else None)
        opening = link.phrase.units[0]
        if home is not None and (opening.body is not None or inheritance.fits(opening.post, home.name)):
            carried = home
        seats = self.seats.of(link.phrase, carried, spread)
        return [replace(seat, body=home) if seat.body is None else seat for seat in seats]

    def _continues(self, link: Link, last: int) -> bool:
        """Whether a title goes on with the body of the one before it: next in a list, or in the history of one person."""
        between = self.text[last : link.phrase.span.start]
        return link.rule.startswith(("careers", "appointments")) or last < 0 or not between.strip("、,，;；和及以及 \u3000\n")

    def _links(self, bones: Skeleton, sentence: Sentence) -> list[Link]:
        block = self.block
        if not sentence.persons:
            line = self.text[sentence.span.start : sentence.span.end]
            above = pages.heading(line, sentence.span.start, self.grammar, self.seats.inheritance)
            block.heading = above or block.heading
        opened = appointments.heading(bones.string)
        if opened is not None:
            block.section, block.section_line = opened, -1
        if block.section_line >= 0 and block.section_line != sentence.line:
            block.section, block.section_line = None, -1
        links = list(appointments.state(bones, block.section))
        if links and links[-1].status and links[-1].cause and block.section is None:
            block.section, block.section_line = Section(links[-1].status, links[-1].cause), sentence.line
        links += titles.state(bones, _taken(links))
        lines, block.above = rosters.state(bones, sentence.line, block.above)
        links += [link for link in lines if link.phrase.span.start not in _taken(links)]
        block.subject = careers.subject(bones, sentence.line) or block.subject
        if block.subject is not None:
            links += careers.state(bones, block.subject, _taken(links))
        return links

    def _claim(self, link: Link, seat: Seat, sentence: Sentence) -> Claim:
        if self.notice and link.rule == "titles.name-verb-title" and link.status is None and seat.status is None:
            link = replace(link, status=self.notice.status, cause=self.notice.cause)
        saying = Saying(
            attested=self.clock.attested(self.text, sentence, link.phrase.span.start),
            decided=self.decision.of(sentence, link.span.start),
        )
        return claim(self.text, link, seat, saying)


def says_enough(link: Link, seat: Seat) -> bool:
    """Whether a seat without a body is worth a claim: not a membership, not 王主任, not a title whose body is unread."""
    unit = seat.unit
    if unit.word.kind in (MentionKind.RANK, MentionKind.HONOUR):
        return True
    if unit.word.kind is MentionKind.MEMBERSHIP or unit.word.has("weak") or link.rule == "titles.after-name":
        return False
    return unit.bare


def _taken(links: list[Link]) -> frozenset[int]:
    return frozenset(link.phrase.span.start for link in links)
