"""A place in a text in, the title phrase that ends there out: 省档案学会常务理事、常州市档案馆馆长 is two units, each a post in a body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.grammar import loose, qualifiers, tables
from kg.grammar.bodies import Bodies
from kg.grammar.places import Gazetteer
from kg.grammar.words import Word, Words
from kg.model import BodyMention, Lead, MentionKind, Span

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]")
BLANK = " \u3000\u00a0"
BETWEEN = "、/和及暨与" + BLANK
"""What may stand between two units of one phrase."""

OPEN, CLOSE = "(（[〔", ")）]〕"
SPACED = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[ \u3000\u00a0]{1,6}[\u4e00-\u9fff]){1,7}(?![\u4e00-\u9fff])")
FORMER, LEVELS = "原", frozenset(("市", "县", "区", "省", "州", "盟", "旗"))
DOUBLE = re.compile(r"(常务副|副|)(局|馆)[(（]?(?!\2)(局|馆)[)）]?长")
"""局(馆)长 and 局馆长: two posts of two plates in one word."""

TERMS = re.compile(r"(?:第[一二三四五六七八九十百零〇\d]{1,4}[届任][、和至及])+$")
TERM = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}[届任]$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One post (or rank, honour, membership) with the body before it, if one stands there.

    `post` is the title with the words that belong to the seat (常务副馆长); `written` has also the qualifiers (原馆长);
    `status` and `mode` come from the qualifiers (`spreads`: the status holds for the units that follow, too); `remarks` are what brackets after the word say (主持工作, 正厅级);
    `bare` is False where letters stand right before it that may name a body which the grammar does not know.
    """

    span: Span
    word: Word
    post: str
    written: str
    body: BodyMention | None = None
    status: str | None = None
    spreads: bool = False
    mode: str | None = None
    term: str | None = None
    remarks: tuple[str, ...] = ()
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units that stand one after the other, in the order of the text, before (or after) one name."""

    span: Span
    units: tuple[Unit, ...]


@dataclass(slots=True)
class _Draft:
    """A unit while it is read from right to left; `at` is how far the reading has come."""

    at: int
    end: int
    word: Word
    word_start: int
    word_end: int
    seat: str = ""
    status: str | None = None
    spreads: bool = False
    mode: str | None = None
    term: str | None = None
    body: BodyMention | None = None
    remarks: list[str] = field(default_factory=list)


class Titles:
    """The grammar of title phrases over a set of words and a grammar of bodies."""

    def __init__(self, words: Words, bodies: Bodies, places: Gazetteer) -> None:
        self._words, self._bodies, self._places = words, bodies, places
        self._not_titles = tuple(sorted(tables.words("not-titles")))

    def find(self, text: str, within: Span) -> list[Phrase]:
        """All title phrases in a stretch of text, in order: each as long as it goes to the left."""
        found = list(self._spaced(text, within))
        words = [self._extended(text, s, within) for s, _ in self._words.find(text[within.start : within.end])]
        words += [Span(*match.span()) for match in DOUBLE.finditer(text, within.start, within.end)]
        words.sort()
        remarks = [r for w in words if (r := self._remark_after(text, w.end, within.end))]
        apart = [phrase.span for phrase in found] + remarks
        after = {remark.start: remark.end for remark in remarks}
        lowest = within.end
        for span in reversed(words):
            start, end = span.start, span.end
            if end > lowest or self._continues(text, start, end) or any(o.start <= start < o.end for o in apart):
                continue
            phrase = self.before(text, after.get(end, end), within.start)
            if phrase is not None:
                found.append(phrase)
                lowest = phrase.span.start
        return sorted(found, key=lambda phrase: phrase.span)

    def _extended(self, text: str, found: Span, within: Span) -> Span:
        """The word at `found` (counted in `within`), or one that overlaps it and ends later: 理事长 over 名誉理事."""
        start, end = within.start + found.start, within.start + found.end
        for later in range(min(end + 2, within.end), end, -1):
            word = self._words.ending_at(text, later, start)
            if word is not None and later - len(word.label) < end:
                return Span(start, later)
        return Span(start, end)

    def _spaced(self, text: str, within: Span) -> Iterator[Phrase]:
        """Titles whose letters stand apart, as on leadership pages: 馆　长, 副 馆 长, 办 公 室 主 任."""
        for match in SPACED.finditer(text, within.start, within.end):
            plain = "".join(match.group().split())
            inner = self.before(plain, len(plain), 0)
            if inner is None or inner.span.start > 0 or len(inner.units) != 1:
                continue
            span = Span(*match.span())
            unit = replace(inner.units[0], span=span, written=match.group())
            left = span.start - 1
            chain = self.before(text, left, within.start) if left > within.start and text[left] in BETWEEN else None
            units = (*chain.units, unit) if chain is not None else (unit,)
            yield Phrase(Span(units[0].span.start, span.end), units)

    def before(self, text: str, end: int, limit: int) -> Phrase | None:
        """The title phrase that ends at `end`, None when no title word ends there: 江苏省档案馆副馆长 before 赵深."""
        units: list[Unit] = []
        at = end
        while True:
            unit = self._unit(text, at, limit)
            if unit is None:
                break
            units.append(unit)
            at = self._step(text, unit, limit)
            if at < 0:
                break
        if not units:
            return None
        units.reverse()
        return Phrase(Span(units[0].span.start, units[-1].span.end), tuple(units))

    def _step(self, text: str, unit: Unit, limit: int) -> int:
        """Where the next unit to the left would end, -1 when nothing joins the two."""
        at = unit.span.start
        while at > limit and text[at - 1] in BETWEEN:
            at -= 1
        joined = at < unit.span.start or unit.mode == "concurrent"
        return at if joined and at > limit else -1

    def _unit(self, text: str, end: int, limit: int) -> Unit | None:
        at, remarks = _remarks_before(text, end, limit)
        double = next((m for m in DOUBLE.finditer(text, max(limit, at - 8), at) if m.end() == at), None)
        plain = double.expand(r"\1\2长") if double else ""
        word = self._words.get(plain) if double else self._words.ending_at(text, at, limit)
        if word is None:
            return None
        if double:
            remarks = [double.expand(r"\1\3长"), *remarks]
        start = double.start() if double else at - len(word.label)
        draft = _Draft(at=start, end=end, word=word, word_start=start, word_end=at, remarks=remarks)
        self._read_left(text, draft, limit)
        post = draft.seat + word.label
        first = min(draft.at, draft.body.span.start) if draft.body else draft.at
        title_start = draft.body.span.end if draft.body else draft.at
        return Unit(
            span=Span(first, end),
            word=word,
            post=post,
            written=text[max(title_start, 0) : at].strip(BLANK) or post,
            body=draft.body,
            status=draft.status,
            spreads=draft.spreads,
            mode=draft.mode,
            term=draft.term,
            remarks=tuple(remarks),
            bare=draft.body is not None or self._is_bare(text, draft.at, limit),
        )

    def _is_bare(self, text: str, at: int, limit: int) -> bool:
        """Whether nothing that can be part of a body's name stands before `at`."""
        return at <= limit or HAN.match(text, at - 1) is None or self._bodies.words.ends_edge.longest(text, at, limit) > 0

    def _read_left(self, text: str, draft: _Draft, limit: int) -> None:
        """Take the qualifiers and the body before the word; a body is tried first (太原市长 has no 原)."""
        while draft.at > limit:
            if draft.body is None and self._take_body(text, draft, limit):
                continue
            if not _take_term(text, draft, limit) and not _take_qualifier(text, draft, limit):
                break
        if draft.body is None:
            self._take_body_before_verb(text, draft, limit)
        if draft.body is None and (body := loose.ending_at(self._bodies, text, draft.at, limit)):
            draft.body, draft.at = body, body.span.start

    def _take_body(self, text: str, draft: _Draft, limit: int) -> bool:
        body = self._bodies.ending_at(text, draft.at, limit) or self._place(text, draft, limit)
        qualified = qualifiers.ending_at(text, draft.at, limit) is not None
        if body is None and not qualified and draft.at == draft.word_start and draft.word.label.endswith("长"):
            # 外交部长 says 外交部 and 部长 with one 部; 文化局|代局长 is another thing
            body = self._bodies.ending_at(text, draft.at + 1, limit)
            if body is not None and body.span.start >= draft.at:
                body = None
        if body is None and draft.at == draft.word_start:
            body = self._country(text, draft.at, limit)
        if body is None:
            return False
        if FORMER in body.lead_text:
            body = self._without_former(body, draft)
        if body.lead is Lead.NONE and body.span.start > limit:
            body = self._of_whole(text, body, limit)
        draft.body = body
        draft.at = body.span.start
        return True

    def _without_former(self, body: BodyMention, draft: _Draft) -> BodyMention:
        """湖北省十堰市原市委|常委 is a former one of 湖北省十堰市委: 原市 is no part of the place."""
        place, _, level = body.lead_text.partition(FORMER)
        if level not in LEVELS or not self._places.split(place):
            return body
        written = place + body.text[len(body.lead_text) :]
        found = self._bodies.ending_at(written, len(written), 0)
        if found is None or found.span.start > 0:
            return body
        draft.status = "former"
        return replace(found, span=body.span, text=body.text)

    def _of_whole(self, text: str, part: BodyMention, limit: int) -> BodyMention:
        """A part with the body that a bracket or a second term parts from it: 档案局(馆)|办公室, 学会第三届、|第四届理事会."""
        at = part.span.start
        listed = TERMS.search(text, max(limit, at - 16), at)
        end = listed.start() if listed else at
        if not listed and text[at - 1] not in CLOSE:
            return part
        whole = self._bodies.ending_at(text, end, limit)
        if whole is None or whole.lead is Lead.NONE:
            return part
        name = whole.root if part.organ else whole.name + part.name
        return replace(
            whole,
            span=Span(whole.span.start, part.span.end),
            text=text[whole.span.start : part.span.end],
            name=name,
            root=name,
            organ=(whole.root + part.organ.replace("{self}", "")) if part.organ else None,
            term=part.term,
            units=(*whole.units, *part.units),
            also=(),
        )

    @staticmethod
    def _country(text: str, at: int, limit: int) -> BodyMention | None:
        """A state as the body of its president: 新西兰|总理."""
        for length in range(min(tables.longest("countries"), at - limit), 0, -1):
            name = text[at - length : at]
            if name in tables.words("countries"):
                return BodyMention(
                    span=Span(at - length, at), text=name, name=name, root=name, complete=True, lead=Lead.NAME, kind="state"
                )
        return None

    def _take_body_before_verb(self, text: str, draft: _Draft, limit: int) -> None:
        """A body parted from its title by a verb: 在莱城区挂职任|区长助理, 到江州省档案局任副局长."""
        for verb in sorted(tables.words("verbs-after-bodies"), key=len, reverse=True):
            at = draft.at - len(verb)
            if at <= limit or text[at : draft.at] != verb:
                continue
            body = self._bodies.ending_at(text, at, limit) or self._place(text, replace(draft, at=at), limit)
            if body is not None and body.lead is not Lead.NONE:
                draft.body, draft.at = body, body.span.start
                draft.mode = "secondment" if "挂" in verb else draft.mode
            return

    def _place(self, text: str, draft: _Draft, limit: int) -> BodyMention | None:
        """The place whose government a title implies: 太原 before 市长, 江苏省 before 副省长, 武进 before 区区长."""
        if draft.word.value("implies") is None or draft.body is not None:
            return None
        name = self._places.ending_at(text, draft.at, limit)
        if name is None:
            return None
        return BodyMention(
            span=Span(draft.at - len(name), draft.at),
            text=name,
            name=name,
            root=name,
            complete=False,
            lead=Lead.PLACE,
            lead_text=name,
            kind="place",
        )

    def _continues(self, text: str, start: int, end: int) -> bool:
        """Whether the word is the beginning of another one: 书记 in 书记处."""
        for other in self._not_titles:
            offset = other.find(text[start:end])
            if offset >= 0 and len(other) > offset + end - start and text.startswith(other, start - offset):
                return True
        return False

    def _remark_after(self, text: str, at: int, stop: int) -> Span | None:
        """The bracket at `at` when it is part of the title before it: 副局长(主持工作), 副局长(副主任、副馆长)."""
        if at >= stop or text[at] not in OPEN:
            return None
        close = min((i for i in (text.find(c, at, min(stop, at + 30)) for c in CLOSE) if i >= 0), default=-1)
        if close < 0:
            return None
        content = text[at + 1 : close]
        known = any(word in content for word in REMARKS) or self.alternatives(content)
        return Span(at, close + 1) if known else None

    def alternatives(self, content: str) -> tuple[str, ...]:
        """The titles in a bracket that repeat the one before it for other bodies: 副主任、副馆长; empty when it says else."""
        parts = re.split("[、,，/]", content)
        return tuple(parts) if all(self._words.get(part) for part in parts) else ()


REMARKS = ("主持", "正厅级", "副厅级", "正处级", "副处级", "正科级", "副科级", "正局级", "副局级", "兼", "代理", "挂职", "试用", "法人", "正部长级", "副部长级", "正省部级")
"""Words by which a bracket after a title is known as part of it."""


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


def _take_term(text: str, draft: _Draft, limit: int) -> bool:
    match = TERM.search(text, max(limit, draft.at - 8), draft.at)
    if match is None:
        return False
    draft.term = match.group()
    draft.at = match.start()
    return True


def _take_qualifier(text: str, draft: _Draft, limit: int) -> bool:
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
