"""The sentences of a document in, what they tell of bodies out: 云州市档案局更名为云州市档案馆.

The patterns stand in ontology/lexicon/body-changes.tsv. A plan, a rule or a body without a full name states nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.claims.references import Context
from kg.grammar.sentence import Found, Sentence
from kg.grammar.tables import rows, words
from kg.model import BodyChangeClaim, BodyMention, BodyRef, DateValue, Span

BODY, LIST = "\ue100", "\ue100(?:[、,，和与及]\ue100)*"
_CARE = re.compile(r"(?:管理|领导|直属)(?=[,，。;；\n]|$)")
SIDES = ("before", "after", "superior")


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Rule, kind of change, pattern; BL is a list of bodies, B one."""
    return tuple(
        (name, change, re.compile(pattern.replace("BL", LIST).replace("B", BODY)))
        for name, change, pattern in rows("body-changes")
    )


@cache
def _verbs() -> re.Pattern[str]:
    """A quick look whether a sentence can tell of a change at all."""
    return re.compile(
        "[更改易]名|改[称为设]|变更|[成设建]立|组建|建成|[合归]并|整合|并入|分[设立离]|拆分|[撤裁]|不再|恢复|重新设立|挂|合署|牌子|划|转隶|移交|升格"
    )


def state(found: Found, context: Context) -> Iterator[BodyChangeClaim]:
    """The changes that the document tells of, in the order of its text."""
    text = found.document.text
    # 局 ends a name only where a word ends, and a name begins after a verb: these words do not look like it.
    ended = text.replace("牌子", "。。").replace("建制", "。。").replace("加挂", "。。").replace("挂", "。")
    ended = _CARE.sub("。。", ended)
    for sentence in found.sentences:
        told = text[sentence.span.start : sentence.span.end]
        if _verbs().search(told) and not any(word in told for word in words("not-yet-changed")):
            yield from _Line(text, sentence, context.bodies.find(ended, sentence.span), context).changes()


class _Line:
    """A sentence whose bodies are one character each, so that patterns see what stands between them."""

    def __init__(self, text: str, sentence: Sentence, bodies: Sequence[BodyMention], context: Context) -> None:
        self.text, self.sentence, self.context = text, sentence, context
        self.mentions = {body.span.start: body for body in bodies}
        pieces: list[str] = []
        self.places: list[int] = []
        at = sentence.span.start
        while at < sentence.span.end:
            body = self.mentions.get(at)
            pieces.append(BODY if body else text[at])
            self.places.append(at)
            at = body.span.end if body else at + 1
        self.places.append(at)
        self.string = "".join(pieces)

    def changes(self) -> Iterator[BodyChangeClaim]:
        taken: list[Span] = []
        for rule, change, pattern in _rules():
            for match in pattern.finditer(self.string):
                span = Span(self.places[match.start()], self.places[match.end()])
                if any(span.start < other.end and other.start < span.end for other in taken):
                    continue
                sides = {side: self._bodies(match, side) for side in SIDES}
                if all(body.resolved for bodies in sides.values() for body in bodies):
                    taken.append(span)
                    yield self._claim((rule, change), span, sides)

    def _bodies(self, match: re.Match[str], side: str) -> tuple[BodyRef, ...]:
        if side not in match.re.groupindex or match[side] is None:
            return ()
        start, end = match.span(side)
        at = [self.places[place] for place in range(start, end) if self.string[place] == BODY]
        return tuple(self.context.resolve(self.mentions[place]) for place in at)

    def _claim(self, rule: tuple[str, str], span: Span, sides: dict[str, tuple[BodyRef, ...]]) -> BodyChangeClaim:
        name, change = rule
        # 机构分设: both go on, each alone.
        after = sides["before"] if name == "set-apart" else sides["after"]
        return BodyChangeClaim(
            span=span,
            quote=self.text[span.start : span.end],
            rule=f"body-changes.{name}",
            change=change,
            before=sides["before"],
            after=after,
            superior=next(iter(sides["superior"]), None),
            date=self._date(span),
        )

    def _date(self, span: Span) -> DateValue | None:
        """The last date before the change in its sentence, else the one that stands within; None where none does."""
        before = [date.value for date in self.sentence.dates if date.span.start < span.end and date.end is None]
        return before[-1] if before else None
