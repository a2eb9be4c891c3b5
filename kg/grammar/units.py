"""A place in a text in, the unit of a title phrase that ends there out, read from right to left: word, qualifiers, body.

原省档案局副局长(主持工作) is 副局长 in 省档案局, once held, in charge.
"""

import re
from dataclasses import replace

from kg.grammar import loose, qualifiers
from kg.grammar.drafts import Draft
from kg.grammar.phrases import BLANK, CLOSE, OPEN, Unit
from kg.grammar.title_bodies import TitleBodies
from kg.grammar.words import Words
from kg.model import Lead, MentionKind, Span

DOUBLE = re.compile(r"(常务副|副|)(局|馆)[(（]?(?!\2)(局|馆)[)）]?长")
"""局(馆)长 and 局馆长: two posts of two plates in one word."""

GENERIC = re.compile("[省市县区州旗][(（][省市县区州旗、,，]+[)）](?:人民政府|政府|委|党委)?$")
"""What names every place of a level and so none: 县(市、区)委|书记."""
ROOMS = ("政治助理", "特别助理", "私人秘书", "新闻秘书", "办公室", "办公会", "接待日", "信箱", "热线")
"""Behind a title: what is called by it, no post: 校长|办公室."""
GENERAL = "总"
COMMITTEES = ("党委", "工会", "政协")
CONFERENCE = "政协"
TERM = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,4}[届任]$|[(（]第[一二三四五六七八九十百零〇\d]{1,4}[届任][)）]$"
)


class Units:
    """The reading of single units over a set of words and the bodies that stand before titles."""

    def __init__(self, words: Words, bodies: TitleBodies) -> None:
        self._words, self._bodies = words, bodies

    def read(self, text: str, end: int, limit: int) -> Unit | None:
        """The unit that ends at `end` and starts at `limit` or later, None when no title word ends there."""
        at, remarks = _remarks_before(text, end, limit)
        double = next((m for m in DOUBLE.finditer(text, max(limit, at - 8), at) if m.end() == at), None)
        plain = double.expand(r"\1\2长") if double else ""
        word = self._words.get(plain) if double else self._words.ending_at(text, at, limit)
        if word is None or (end == at and text.startswith(ROOMS, end)):
            return None
        if double:
            remarks = [double.expand(r"\1\3长"), *remarks]
        start = double.start() if double else at - len(word.label)
        draft = Draft(at=start, end=end, word=word, word_start=start, word_end=at, remarks=remarks)
        draft = self._read_left(text, draft, limit)
        if GENERIC.search(text, max(limit, draft.at - 16), draft.at):
            return None
        return _unit(text, draft)

    def _of_committee(self, text: str, draft: Draft, limit: int) -> Draft | None:
        """郭店|镇党委|副书记, 市政协|委员: before a place the committee belongs to the body, not to the post."""
        committee = next(prefix for prefix in COMMITTEES if draft.word.label.startswith(prefix))
        word = self._words.get(draft.word.label.removeprefix(committee))
        at = draft.word_start + len(committee)
        general = draft.seat == GENERAL and draft.at == draft.word_start - len(GENERAL)  # 中华全国总工会|主席
        if word is None or not (general or draft.at == draft.word_start):
            return None
        body = self._bodies.bodies.ending_at(text, at, limit)
        of_place = body is not None and (
            body.lead is Lead.PLACE or (committee == CONFERENCE and body.lead is Lead.RELATIVE)
        )
        if body is None or not (general or of_place):
            return None
        return replace(draft, at=body.span.start, word=word, word_start=at, body=body, seat="")

    def _read_left(self, text: str, draft: Draft, limit: int) -> Draft:
        """The draft with the qualifiers and the body before the word; a body is tried first (太原市长 has no 原)."""
        while draft.at > limit:
            if draft.body is None and self._bodies.take(text, draft, limit):
                continue
            if not _take_term(text, draft, limit) and not _take_qualifier(text, draft, limit):
                break
        if draft.body is None:
            self._bodies.take_before_verb(text, draft, limit)
        if draft.body is None:
            self._bodies.take_after_name(text, draft, limit)
        if draft.body is None and (body := loose.ending_at(self._bodies.bodies, text, draft.at, limit)):
            draft.body, draft.at = body, body.span.start
        if draft.body is None and (part := loose.office_ending_at(text, draft.at, limit, draft.word.label)):
            draft.body, draft.at = part, part.span.start
        if draft.body is None and draft.word.value("kind") == "enterprise":
            firm = loose.firm_ending_at(self._bodies.bodies, text, draft.at, limit)
            draft.body, draft.at = (firm, firm.span.start) if firm else (None, draft.at)
        if draft.body is None and draft.word.label.startswith(COMMITTEES):
            return self._of_committee(text, draft, limit) or draft
        return draft


def _unit(text: str, draft: Draft) -> Unit:
    """The unit that a finished draft tells."""
    post = draft.seat + draft.word.label
    first = min(draft.at, draft.body.span.start) if draft.body else draft.at
    title_start = draft.body.span.end if draft.body else draft.at
    return Unit(
        span=Span(first, draft.end),
        word=draft.word,
        post=post,
        written=text[max(title_start, 0) : draft.word_end].strip(BLANK) or post,
        body=draft.body,
        status=draft.status,
        spreads=draft.spreads,
        mode=draft.mode,
        term=draft.term,
        remarks=tuple(draft.remarks),
    )


def _remarks_before(text: str, end: int, limit: int) -> tuple[int, list[str]]:
    """Skip blanks and bracket remarks to the left of `end`: 副局长(主持工作) -> the end of 副局长, [主持工作]."""
    remarks: list[str] = []
    at = end
    while at > limit and text[at - 1] in BLANK:
        at -= 1
    while at > limit and text[at - 1] in CLOSE:
        opens = [text.rfind(c, max(limit, at - 30), at) for c in OPEN]
        start = max(opens)
        if start < 0:
            break
        remarks.append(text[start + 1 : at - 1])
        at = start
    return at, remarks


def _take_term(text: str, draft: Draft, limit: int) -> bool:
    match = TERM.search(text, max(limit, draft.at - 8), draft.at)
    if match is None:
        return False
    draft.term = match.group().strip(OPEN + CLOSE)
    draft.at = match.start()
    return True


def _take_qualifier(text: str, draft: Draft, limit: int) -> bool:
    found = qualifiers.ending_at(text, draft.at, limit)
    if found is None or (found.field == "seat" and (draft.body or draft.status or draft.mode)):
        return False
    if found.field == "seat":
        if draft.word.kind is not MentionKind.POST:
            return False
        draft.seat = found.word + draft.seat
    elif found.field in ("status", "verb"):
        draft.status = found.value
        draft.spreads = found.field == "verb"
    elif found.field == "mode":
        draft.mode = found.value
    draft.at -= len(found.word)
    return True
