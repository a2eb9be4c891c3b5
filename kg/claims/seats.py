"""A title phrase and the context of the document in, its seats out: each post with the full name of the body that it is in.

市委副书记、代市长 is two seats in two bodies; 市委常委、组织部部长 likewise; 党组书记、局长 two in one. What a unit leaves out it takes
from the unit before it, from the phrase before it, or from the document; a unit that nothing completes keeps no body.
"""

import re
from dataclasses import dataclass, replace

from kg.claims.references import Context
from kg.claims.surroundings import Known
from kg.grammar import Grammar
from kg.grammar.tables import rows
from kg.grammar.titles import Phrase, Unit
from kg.model import BodyMention, BodyRef, Lead

PREFIXES = ("中国共产党", "中国人民政治协商会议", "中国共产主义青年团")
PLACE = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:自治区|自治州|自治县|自治旗|[省市县区州盟旗镇乡])(?=[\u4e00-\u9fff])")
"""A place that the gazetteer does not know, by its form."""

ATTACHED = ("inner-unit", "party-group")
"""Types of bodies that, named alone, are a part of the body before them."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit of a phrase with what the context completes: the body, its organ, its term, the status of the unit."""

    unit: Unit
    body: BodyRef | None
    organ: str | None = None
    term: str | None = None
    status: str | None = None
    context: tuple[str, ...] = ()


class Seats:
    """The completion of title phrases in one document, read in the order of its text."""

    def __init__(self, grammar: Grammar, context: Context) -> None:
        self._grammar = grammar
        self._context = context

    def of(self, phrase: Phrase, carried: BodyRef | None, spread: str | None = None) -> list[Seat]:
        """The seats of a phrase.

        `carried` is the body of the phrase before it in the same sentence or block, `spread` the status that a verb
        there says of all that follows: 历任科员、副科长,办公室主任.
        """
        seats: list[Seat] = []
        last = carried
        status: tuple[str, bool] | None = (spread, True) if spread else None
        for unit in phrase.units:
            own = (unit.status, unit.spreads) if unit.status else None
            if own is None and status and (status[1] or unit.body is None):
                own = status
            status = own
            body = self._body(unit, last, first=not seats)
            made = self._seat(unit, body, own[0] if own else None)
            seats += [made, *self._others(made)]
            last = body or last
        return seats

    def _seat(self, unit: Unit, body: BodyRef | None, status: str | None) -> Seat:
        mention = unit.body
        organ = self._context.organ(mention, unit.span.start) if mention is not None else None
        term = mention.term if mention is not None else None
        used: tuple[str, ...] = ()
        if body is not None and body.surface != body.name:
            used = (f"{body.surface} → {body.name}: {body.via}",)
        return Seat(unit, body, organ, unit.term or term, status, used)

    def _others(self, seat: Seat) -> list[Seat]:
        """The seats of the other plates of one institution: 省档案局(省地方志办、省档案馆)副局长(副主任、副馆长)."""
        mention = seat.unit.body
        if mention is None or not mention.also or not seat.unit.remarks:
            return []
        posts = self._grammar.titles.alternatives(seat.unit.remarks[0])
        pairs = zip(mention.also, posts, strict=False)
        return [
            replace(
                seat,
                unit=replace(seat.unit, post=post, written=post, word=self._grammar.words.get(post) or seat.unit.word),
                body=self._context.resolve(body, seat.unit.span.start),
            )
            for body, post in pairs
        ]

    def _body(self, unit: Unit, last: BodyRef | None, *, first: bool) -> BodyRef | None:
        default = unit.word.value("default-body")
        if unit.body is not None:
            return self._named(unit, unit.body, last)
        if default is not None and (last is None or first):
            return BodyRef(default, unit.post, via="the post exists in this body only")
        if unit.word.value("implies") == "government" and (level := _level(unit.word.label)):
            return self._government(unit, level, last)
        if last is not None and (not first or fits(unit.post, last.name)):
            own = None if fits(unit.post, last.name) else self._of_kind(unit)
            return own or replace(last, via="body of the title before it")
        return self._of_kind(unit)

    def home(self) -> BodyRef | None:
        """The body that the page is about: the first full name in its title, else the publisher."""
        name = self._context.of_title(("",)) or self._publisher(("",))
        return BodyRef(name, name, True, "the body of the page") if name else None

    def _of_kind(self, unit: Unit) -> BodyRef | None:
        """The body that has such a post: named in the same sentence, in the title, the publisher, or named last: 馆长 alone."""
        at, ends = unit.span.start, _endings(unit.post)
        if not ends:
            return None
        near = self._last_of(ends, at)
        if near is not None and self._context.in_sentence(near.at, at):
            return BodyRef(near.name, unit.post, True, f"{near.surface}, named in the same sentence")
        for name, via in ((self._context.of_title(ends), "the title of the page"), (self._publisher(ends), "the publisher")):
            if name is not None:
                return BodyRef(name, unit.post, True, via)
        return BodyRef(near.name, unit.post, True, f"{near.surface}, named before") if near else None

    def _last_of(self, ends: tuple[str, ...], at: int) -> Known | None:
        return next((known for known in self._context.before(at) if known.name.endswith(ends)), None)

    def _publisher(self, ends: tuple[str, ...]) -> str | None:
        publisher = self._context.around.publisher
        return publisher.name if publisher is not None and publisher.name.endswith(ends) else None

    def _place_in(self, name: str) -> str | None:
        """The place in a full name: 常州市 of 中国共产党常州市委员会, of 常州市人民政府."""
        bare = name
        for prefix in PREFIXES:
            bare = bare.removeprefix(prefix)
        match = PLACE.match(bare)
        for length in range(len(bare), 0, -1):
            if self._grammar.gazetteer.split(bare[:length]):
                return bare[:length]
        return match.group() if match else None

    def _named(self, unit: Unit, mention: BodyMention, last: BodyRef | None) -> BodyRef:
        at = unit.span.start
        if mention.kind == "place":
            return self._government(unit, _level(unit.word.label) or "", None, mention.text)
        if mention.lead is Lead.NONE and last is not None:
            joined = self._joined(mention, last)
            if joined is not None:
                return joined
        return self._context.resolve(mention, at)

    def _joined(self, mention: BodyMention, last: BodyRef) -> BodyRef | None:
        """A part named alone, as a part of the body before it: 常州市委常委、组织部部长; 副省长、公安厅厅长."""
        via = f"part of {last.name}, named before it"
        if mention.kind in ATTACHED:
            return BodyRef(last.name + mention.name.replace("{self}", ""), mention.text, last.resolved, via)
        place = self._place_in(last.name)
        if place is None:
            return None
        if mention.kind == "party-department":
            return BodyRef(f"中国共产党{place}委员会{mention.name}", mention.text, last.resolved, via)
        return BodyRef(place + mention.name, mention.text, last.resolved, f"place of {last.name}, named before it")

    def _government(self, unit: Unit, level: str, last: BodyRef | None, place: str = "") -> BodyRef | None:
        """The people's government that a title implies: 市长 after 常州市委副书记, 太原市长."""
        if not place and last is not None:
            near = self._place_in(last.name)
            place = near if near and (near.endswith(level) or not level) else ""
        written = f"{place or ''}{'' if place.endswith(level) else level}政府"
        mention = self._grammar.bodies.ending_at(written, len(written), 0)
        if mention is None:
            return None
        found = self._context.resolve(mention, unit.span.start)
        if not found.resolved:
            return BodyRef(unit.post, unit.post, False, "no place is known")
        return replace(found, surface=place + unit.post, via=f"implied by the title, {found.via}")


def _level(label: str) -> str | None:
    """The level of the place whose head a title names: 市 of 副市长."""
    plain = label.removeprefix("常务").removeprefix("副")
    return plain[0] if plain[0] in "省市县区镇乡州盟旗" else None


def _endings(post: str) -> tuple[str, ...]:
    """How the name of a body ends that has such a post: 馆 for 副馆长; empty when the title does not tell."""
    return next((tuple(ends.split()) for end, ends in rows("post-endings") if post.endswith(end)), ())


def fits(post: str, body: str) -> bool:
    """Whether a body of this name can have such a post; a title that does not tell (主任, 书记) fits any."""
    ends = _endings(post)
    return not ends or body.endswith(ends)
