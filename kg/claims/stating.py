"""The mentions of a document in, its reading out: the rules asked sentence by sentence, their links turned into claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.claims import (
    appointments,
    body_changes,
    body_facts,
    careers,
    events,
    honours_stated,
    inheritance,
    pages,
    rosters,
    tables,
    titles,
)
from kg.claims.appointments import Section
from kg.claims.clock import Clock, clock
from kg.claims.decisions import Decision, decision
from kg.claims.elsewhere import is_elsewhere
from kg.claims.genres import genres, notice
from kg.claims.holders import MEANT, Holders
from kg.claims.links import Link
from kg.claims.periods import Periods, due, told, until
from kg.claims.references import Context
from kg.claims.scenes import scene
from kg.claims.seats import Seat, Seats
from kg.claims.skeleton import Skeleton
from kg.claims.states import Saying, claim, words_of
from kg.grammar import Grammar
from kg.grammar.sentence import Found, Sentence
from kg.model import (
    BodyMention,
    BodyRef,
    Claim,
    HonourClaim,
    Lead,
    MembershipClaim,
    MentionKind,
    PersonRef,
    RankClaim,
    Reading,
    Status,
    TenureClaim,
    Unread,
)

SEPARATORS = frozenset("、,，;；和及以 \u3000\n")
"""What may stand between two titles that share a body."""

WORKED = re.compile(
    "(?:任|担任|出任|挂任|当|当过|工作|任职|就职|任教|从事[^,，。;；]{1,12})[,，;；]?(?:先后|历|曾|并|担|任|后)*"
)
TAKES_UP = ("署任", "署理", "暂代", "暂任")
"""Verbs that the grammar of titles takes for a part of the title."""
SHARED = (*appointments.SHARED, *titles.SHARED)
UNNAMED = "政府"
"""A body that says of no place whose it is."""
IN_BRACKETS = "titles.in-brackets-after-name"
SPREADING = ("careers", "titles.verb-of-the-sentence")
"""Rules by which 历任 says what it says of every title that follows."""
NARRATED = ("titles.name-verb-title", "titles.verb-of-a-clause", "titles.verb-of-the-sentence", "titles.goes-there-as")


@dataclass(slots=True)
class _Block:
    """What earlier lines leave to the next: an open section, the subject of a history, a line to be completed."""

    section: Section | None = None
    section_line: int = -1
    subject: careers.Subject | None = None
    told: careers.Subject | None = None
    above: rosters.Pending = field(default_factory=rosters.Pending)
    heading: BodyRef | None = None
    carried: BodyRef | None = None
    carried_line: int = -1


def state(found: Found, grammar: Grammar) -> Reading:
    """The reading of a document: every claim that a rule makes, in the order of the text, and what stayed unread."""
    reader = _Reader(found, grammar)
    scenes = [scene(found.document.text, sentence) for sentence in found.sentences]
    claims: list[Claim] = []
    unread: list[Unread] = []
    for sentence, seen in zip(found.sentences, scenes, strict=True):
        stated = list(reader.claims(sentence, seen.bones))
        claims += stated
        if not stated and sentence.persons and sentence.phrases:
            text = found.document.text[sentence.span.start : sentence.span.end]
            unread.append(Unread(sentence.span, text, "no rule joins the names with the titles"))
    unread = sorted([*unread, *reader.unread], key=lambda item: item.span)
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
        self.context = Context.of(found, grammar.bodies, grammar.gazetteer)
        self.seats = Seats(grammar, self.context, found.document.published)
        self.clock: Clock = clock(found)
        self.decision: Decision = decision(found, self.clock)
        self.periods = Periods.of(found)
        self.notice = notice(found)
        self.block = _Block()
        self.unread: list[Unread] = []
        self.holders = Holders()
        self.home = self.seats.inheritance.home()
        self.article = self.seats.inheritance.of_article()
        self.tables = tables.regions(found, grammar)
        titled = careers.titled(found)
        self.titled = (titled,) if titled is not None else ()
        self.rows = list(tables.state(found, grammar, self.seats.inheritance))

    def claims(self, sentence: Sentence, bones: Skeleton) -> Iterator[Claim]:
        """The claims of one sentence, each statement once."""
        if any(region.start <= sentence.span.start < region.end for region in self.tables):
            links = [link for link in self.rows if sentence.span.start <= link.span.start < sentence.span.end]
        else:
            links = self._links(bones, sentence)
        by_phrase: dict[int, list[Link]] = {}
        for link in links:
            by_phrase.setdefault(link.phrase.span.start, []).append(link)
        self._learn(sentence, frozenset(by_phrase))
        carried, spread, last = self.block.carried, None, -1
        if self.block.subject is None and self.block.carried_line != sentence.line:
            carried = None
        for start in sorted(by_phrase):
            first = by_phrase[start][0]
            near = carried if self._continues(first, last) else None
            last = first.span.end
            seats = self._seats(first, near, spread if first.rule.startswith(SPREADING) else None, sentence)
            spread = next((unit.status for unit in reversed(first.phrase.units) if unit.spreads), spread)
            if first.rule != IN_BRACKETS:  # 秘书长 after 副理事长张某(兰州大学档案馆馆长) is not that of the university
                carried = self.seats.whole or (None if self.seats.unread else carried)
            for link in by_phrase[start]:
                for seat in (self.holders.of(link, seat) for seat in seats):
                    if self._says_enough(link, seat):
                        yield self._claim(link, seat, sentence)
        lasting = self.block.subject is not None or (links and links[-1].rule.startswith("appointments"))
        self.block.carried = carried if lasting else None
        self.block.carried_line = sentence.line

    def _learn(self, sentence: Sentence, linked: frozenset[int]) -> None:
        """Keep the bodies of titles that no name follows: 受市人大常委会主任委托,副主任王某主持会议."""
        for phrase in sentence.phrases:
            if phrase.span.start not in linked and phrase.units[0].body is not None:
                self.seats.of(phrase, None)

    def _workplace(self, at: int, sentence: Sentence) -> BodyMention | None:
        """The body in which somebody worked when the title at `at` was theirs: 在江苏省档案馆工作,历任科员、副科长."""
        near = [body for body in sentence.bodies if body.span.start < at]
        return near[-1] if near and WORKED.fullmatch(self.text, near[-1].span.end, at) else None

    def _seats(self, link: Link, carried: BodyRef | None, spread: str | None, sentence: Sentence) -> list[Seat]:
        """The seats of a link's phrase; in a list of names the heading, or the body of the page, stands for none."""
        opening, at = link.phrase.units[0], link.phrase.span.start
        worked = self._workplace(at, sentence)
        mention = link.mention or (worked if opening.body is None else None)
        if mention is not None:
            carried = self.seats.inheritance.resolved(mention, link.span.start)
        home = link.home or (self.block.heading or self.home if pages.is_listed(link, self.text) else None)
        if home is not None and (opening.body is not None or inheritance.fits(opening.post, home.name)):
            carried = home
        alone = opening.body is None or opening.body.lead is Lead.NONE
        if link.mention is None and worked is None and alone and is_elsewhere(self.text, at):
            return [Seat(unit, None) for unit in link.phrase.units]
        after = link.person.span.end <= link.phrase.span.start and not link.rule.startswith("careers")
        seats = self.seats.of(link.phrase, carried, spread, after)
        home = home or self.article
        return [replace(seat, body=home) if seat.body is None else seat for seat in seats]

    def _says_enough(self, link: Link, seat: Seat) -> bool:
        """Whether a seat is worth a claim: not 王馆长 of some other house, not a membership or a title whose body is unread."""
        unit = seat.unit
        if link.rule == "titles.after-name" and unit.body is None and not unit.status and not unit.mode:
            listed = pages.is_listed(link, self.text)
            # 郭某局(馆)长: the page of a 局 tells also of the 馆长 in the brackets
            of_page = any(self.seats.inheritance.of_page(own.post) for own in link.phrase.units)
            known = listed or of_page or self.holders.know(link, unit.post)
            known = known or self.seats.inheritance.is_only_in_line(unit, seat.body)
            known = known or (seat.body is not None and seat.body.via == MEANT)
            return known and seat.body is not None
        unnamed = seat.body is not None and seat.body.name == UNNAMED
        if (seat.body is not None and not unnamed) or unit.word.kind in (MentionKind.RANK, MentionKind.HONOUR):
            return True
        if unit.word.kind is MentionKind.POST:
            self.unread.append(Unread(*words_of(self.text, link), f"the body of {unit.post} is not known"))
        return False

    def _continues(self, link: Link, last: int) -> bool:
        """Whether a title goes on with the body of the one before it: next in a list, or in the history of one person."""
        between = self.text[last : link.phrase.span.start]
        lasting = link.rule.startswith(("careers", "appointments"))
        if link.rule == "titles.before-name":
            return SEPARATORS.issuperset(between)  # 张某任甲大学校长,原副校长李某任…: of which one is not said
        return lasting or last < 0 or SEPARATORS.issuperset(between)

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
        links.sort(key=lambda link: link.rule in SHARED)
        names = block.above.persons or self.titled
        lines, block.above = rosters.state(bones, sentence.line, block.above)
        links += [link for link in lines if link.phrase.span.start not in _taken(links)]
        links += self._history(bones, sentence, _taken(links), names)
        return links

    def _history(
        self, bones: Skeleton, sentence: Sentence, taken: frozenset[int], names: tuple[PersonRef, ...]
    ) -> list[Link]:
        """What the sentence tells of the person whose history stands around it; `names` are those that the line above holds."""
        block, line = self.block, sentence.line
        if careers.another(bones, block.subject):
            block.subject = None
        block.subject = careers.subject(bones, line, names) or block.subject
        alone = len({person.name for person in sentence.persons}) == 1
        told, links = block.told, []
        if sentence.persons:
            block.told = careers.Subject(sentence.persons[0], line) if alone else None
        if block.subject is not None:
            links = list(careers.state(bones, line, block.subject, taken))
        elif alone and block.told is not None:
            links = list(careers.go_on(bones, block.told, taken))
        elif told is not None and careers.goes_on(bones, line, told):
            links = list(careers.go_on(bones, told, taken))
            block.told = replace(told, line=line)
        elif told is not None and not sentence.persons and told.line != line:
            block.told = None  # a line that tells of something else stands between
        return links

    def _said(self, sentence: Sentence, link: Link) -> Section | None:
        """What the document, or its sentence, says of a plain 王某任局长: 省委批准:… tells of no candidate."""
        decided = appointments.decided(self.text, sentence, link.span)
        if self.notice is not None and self.notice.status is Status.CANDIDATE and decided is not None:
            first = max(sentence.span.start, link.span.start - appointments.REACH)
            announced = appointments.ANNOUNCED.search(self.text, first, link.span.start)
            return decided if announced else self.notice
        return self.notice or decided

    def _claim(self, link: Link, seat: Seat, sentence: Sentence) -> Claim:
        takes_up = link.rule == "titles.name-verb-title" or seat.unit.written.startswith(TAKES_UP)
        if takes_up and link.status is None and seat.status is None:
            said = self._said(sentence, link)
            link = replace(link, status=said.status, cause=said.cause) if said else link
        if link.rule in NARRATED and seat.status is None:
            link = due(link, sentence, self.found.document.published)
        if link.rule in NARRATED and link.status is None and link.start is None:
            link = told(link, sentence, self.text, self.found.document.published)
            link = self.periods.narrated(link, sentence) if link.start is None else link
        if link.start is not None and link.end is None and link.status is Status.FORMER:
            link = replace(link, end=until(self.text, sentence, link.phrase.span.end))
        if link.start is None and link.rule.startswith(("rosters", "titles")):
            link = self.periods.dated(link)
        if link.start is not None and link.start.edtf < inheritance.REPUBLIC:
            seat = replace(seat, body=inheritance.in_old_time(seat.body))
        saying = Saying(
            attested=self.clock.attested(self.text, sentence, link.phrase.span.start),
            decided=self.decision.of(sentence, link.span.start),
        )
        return claim(self.text, link, seat, saying)


def _taken(links: list[Link]) -> frozenset[int]:
    return frozenset(link.phrase.span.start for link in links if link.rule not in SHARED)
