"""A title phrase and the context of the document in, its seats out: each post with the full name of the body that it is in.

市委副书记、代市长 is two seats in two bodies; 党组书记、局长 two in one; 省档案局(省档案馆)局长(馆长) is two plates of one house.
A unit whose body nothing completes keeps none.
"""

import re
from dataclasses import dataclass, replace

from kg.claims.committees import seated
from kg.claims.inheritance import Inheritance
from kg.claims.references import Context
from kg.claims.short_forms import ending_at
from kg.grammar import Grammar
from kg.grammar.phrases import Phrase, Unit
from kg.model import BodyRef, MentionKind

ORGANS = ("党委", "党组", "党总支", "党支部", "纪委", "团委", "工会")
SUPERVISORS, CHAIRS = "监事会", ("主席", "副主席")
"""A company has a 监事会主席, a society a 监事长 in its 监事会."""


HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


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
    """The completion of title phrases in one document, read in the order of its text.

    `whole` is the body of the last phrase without its inner unit: what the next phrase may go on with. `unread` says that
    words stand before that phrase which may name a body and were not read.
    """

    def __init__(self, grammar: Grammar, context: Context, published: str | None) -> None:
        self._grammar = grammar
        self._context = context
        self.inheritance = Inheritance(grammar, context, published)
        self.whole: BodyRef | None = None
        self.unread = False

    def of(self, phrase: Phrase, carried: BodyRef | None, spread: str | None = None, after: bool = False) -> list[Seat]:
        """The seats of a phrase.

        `carried` is the body of the phrase before it in the same sentence or block, `spread` the status that a verb
        there says of all that follows: 历任科员、副科长,办公室主任. `after` says that the phrase follows a name.
        """
        seats: list[Seat] = []
        last = whole = carried
        status: tuple[str, bool] | None = (spread, True) if spread else None
        bare = after or self._is_bare(phrase)
        self.unread = not bare
        for unit in phrase.units:
            own = (unit.status, unit.spreads) if unit.status else None
            if own is None and status and (status[1] or unit.body is None):
                own = status
            status = own
            if unit.body is not None:
                body: BodyRef | None = self.inheritance.named(unit, unit.body, whole)
                if body is not None:
                    self.inheritance.learn(unit, body)
            else:
                short = (
                    None if bare else ending_at(self._context.short_forms, self._context.around.text, unit.span.start)
                )
                body = short or (self.inheritance.missing(unit, last, first=not seats) if seats or bare else None)
                if (
                    body is None and not seats and not bare
                ):  # 第二汽车制造厂副厂长、党委书记: both are of the body unread
                    last = whole = None
            seats += self._plates(self._seat(unit, body, own[0] if own else None))
            if body is not None and not self._is_elsewhere(unit):
                last, whole = body, self.inheritance.whole(body, unit.body)
        self.whole = whole
        return seats

    def _is_bare(self, phrase: Phrase) -> bool:
        """Whether a phrase says all that stands before its title: the 主席 of 赞比亚国家发展联合党主席 is of a body unread."""
        text, at = self._context.around.text, phrase.span.start
        words = self._grammar.bodies.words
        return at == 0 or HAN.match(text, at - 1) is None or words.ends_edge.longest(text, at, 0) > 0

    @staticmethod
    def _is_elsewhere(unit: Unit) -> bool:
        """Whether a membership has a body of its own, which the titles beside it have not: 中国科学院院士、校长."""
        return unit.word.kind is MentionKind.MEMBERSHIP and unit.word.value("default-body") is not None

    def _seat(self, unit: Unit, body: BodyRef | None, status: str | None) -> Seat:
        mention = unit.body
        organ = self._context.organ(mention, unit.span.start) if mention is not None else None
        term = mention.term if mention is not None else None
        ends = (*ORGANS, SUPERVISORS) if unit.post in CHAIRS else ORGANS
        if mention is not None and mention.organ and mention.organ.endswith(ends) and body is not None:
            # 华东师范大学党委|原|书记: the post of the institution is 党委书记
            unit = replace(unit, post=mention.organ.removeprefix(mention.root) + unit.post)
            organ = None
        unit, body = seated(unit, body)
        used: tuple[str, ...] = ()
        if body is not None and body.surface != body.name:
            used = (f"{body.surface} → {body.name}: {body.via}",)
        return Seat(unit, body, organ, unit.term or term, status, used)

    def _plates(self, seat: Seat) -> list[Seat]:
        """The seat and those of the other plates of its institution: 省档案局(省地方志办、省档案馆)副局长(副主任、副馆长)."""
        posts = self._grammar.titles.alternatives(seat.unit.remarks[0]) if seat.unit.remarks else ()
        if not posts or seat.body is None:
            return [seat]
        mention = seat.unit.body
        others = [self._context.resolve(o, seat.unit.span.start) for o in mention.also] if mention else []
        if not others and seat.body.name.endswith("局"):
            others = [replace(seat.body, name=seat.body.name[:-1] + "馆", via="its second plate")]
        return [seat, *(self._plate(seat, other, post) for other, post in zip(others, posts, strict=False))]

    def _plate(self, seat: Seat, body: BodyRef, post: str) -> Seat:
        word = self._grammar.words.get(post) or seat.unit.word
        return replace(seat, unit=replace(seat.unit, post=post, written=post, word=word), body=body)
