"""A unit that has been read as far as its word in, the body that stands before the word taken into it.

A body by the grammar, a place whose government a title implies (太原市长), a state (新西兰总理), a body that a verb parts from its
title (在莱城区挂职任区长助理), a part with its whole (档案局(馆)办公室).
"""

import re
from dataclasses import replace
from functools import cache

from kg.grammar import qualifiers, tables
from kg.grammar.bodies import Bodies
from kg.grammar.body_edges import Walk
from kg.grammar.drafts import Draft
from kg.grammar.phrases import CLOSE
from kg.grammar.places import Gazetteer
from kg.model import BodyMention, Lead, Span
from kg.text.names import doubt, is_name

FORMER, LEVELS = "原", frozenset(("市", "县", "区", "省", "州", "盟", "旗"))
PERIODICAL = re.compile("《([^《》]{2,16})》(杂志社?|期刊|编辑部|报社?|)$")
PERIODICALS = {"": "社", "杂志": "杂志社", "期刊": "杂志社"}
LONGEST_PERIODICAL = 24
EDITORS = ("编", "编辑", "记者", "主笔", "社长")
SHORTEST_PART, LONGEST_PART = 3, 8
OWN = ("校", "局", "馆", "院", "厅", "社")
CABINET, CLAUSES = "政府", "，,。；;：:\n"
HEADS_OF_STATE = ("总理", "总统", "首相", "国务卿", "外长")
TERMS = re.compile(r"(?:第[一二三四五六七八九十百零〇\d]{1,4}[届任][、和至及])+$")


def _periodical(text: str, draft: Draft, limit: int) -> BodyMention | None:
    """The house of a periodical before the title of its editor: 《中国档案》杂志|副总编 is of 中国档案杂志社."""
    at = draft.at
    match = PERIODICAL.search(text, max(limit, at - LONGEST_PERIODICAL), at)
    if match is None or not draft.word.label.endswith(EDITORS) or not (match[2] or match[1].endswith("报")):
        return None  # 《百年仁济路》主编 edits a book
    name = match[1] + PERIODICALS.get(match[2], match[2])
    return BodyMention(
        span=Span(match.start(), at),
        text=match.group(),
        name=name,
        root=name,
        complete=True,
        lead=Lead.NAME,
        kind="media",
    )


@cache
def _verbs_after_bodies() -> tuple[str, ...]:
    """The longest first: 挂职任 before 任."""
    return tuple(sorted(tables.words("verbs-after-bodies"), key=len, reverse=True))


class TitleBodies:
    """What may name the body of a title, over the grammar of bodies and the gazetteer."""

    def __init__(self, bodies: Bodies, places: Gazetteer) -> None:
        self.bodies, self._places = bodies, places

    def take(self, text: str, draft: Draft, limit: int) -> bool:
        """Take the body that ends where the reading of `draft` has come; False when none does."""
        body = (
            self._cabinet(text, draft, limit)
            or _periodical(text, draft, limit)
            or self.bodies.ending_at(text, draft.at, limit)
            or self._place(text, draft, limit)
            or self._own(text, draft.at, limit)
        )
        qualified = qualifiers.ending_at(text, draft.at, limit) is not None
        if body is None and not qualified and draft.at == draft.word_start and draft.word.label.endswith("长"):
            # 外交部长 says 外交部 and 部长 with one 部; 文化局|代局长 is another thing
            body = self.bodies.ending_at(text, draft.at + 1, limit)
            if body is not None and (body.span.start >= draft.at or self._holds_name(body.text)):
                body = None
        if body is None:
            body = self._country(text, draft, limit)
        if body is None:
            return False
        if FORMER in body.lead_text or "前" in body.lead_text:
            body = self._without_former(body, draft)
        if body.lead is Lead.NONE and body.span.start > limit:
            body = self._of_whole(text, body, limit)
        draft.body = body
        draft.at = body.span.start
        return True

    def _own(self, text: str, at: int, limit: int) -> BodyMention | None:
        """The house itself by one letter, in a list of its posts: 院长、校|党委常委."""
        if at - 2 < limit or text[at - 1] not in OWN or text[at - 2] not in "、,，":
            return None
        return BodyMention(
            span=Span(at - 1, at),
            text=text[at - 1],
            name="{self}",
            root="{self}",
            complete=False,
            lead=Lead.SELF,
            lead_text=text[at - 1],
        )

    def _holds_name(self, written: str) -> bool:
        """Whether a name stands between a body and the title: 綦江区档案馆|高华平|馆长 is no body 綦江区档案馆高华平馆."""
        for length in (3, 2, 4):
            name, before = written[-length - 1 : -1], written[: -length - 1]
            rest = written[len(before) :]
            unit = self.bodies.is_department(rest) or self.bodies.is_of_stems(rest)
            if len(before) > 2 and not unit and is_name(name) and not doubt(name):
                inner = self.bodies.ending_at(before, len(before), 0)
                if inner is not None and inner.span.start == 0 and inner.lead is not Lead.NONE:
                    return True
        return False

    def _without_former(self, body: BodyMention, draft: Draft) -> BodyMention:
        """湖北省十堰市原市委|常委 is a former one of 湖北省十堰市委: 原市 is no part of the place; nor is 前市."""
        place, _, level = body.lead_text.replace("前", FORMER).partition(FORMER)
        if level not in LEVELS or not self._places.split(place):
            return body
        written = place + body.text[len(body.lead_text) :]
        found = self.bodies.ending_at(written, len(written), 0)
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
        whole = self.bodies.ending_at(text, end, limit)
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

    def _country(self, text: str, draft: Draft, limit: int) -> BodyMention | None:
        """A state as the body of its president: 新西兰|总理, 俄|副总理."""
        at = draft.at
        for length in range(min(tables.longest("countries"), at - limit), 0, -1):
            written = text[at - length : at]
            name = written if written in tables.words("countries") else None
            if length == 1 and draft.word.label.endswith(HEADS_OF_STATE):
                name = next((full for short, full in tables.rows("country-shorts") if short == written), None)
                name = name if Walk(self.bodies.tables, text, limit).closed(at - 1) else None
            if name is not None:
                return BodyMention(
                    span=Span(at - length, at),
                    text=written,
                    name=name,
                    root=name,
                    complete=True,
                    lead=Lead.NAME,
                    kind="state",
                )
        return None

    def _cabinet(self, text: str, draft: Draft, limit: int) -> BodyMention | None:
        """The state of a head of government: 泰国政府|总理; 多米尼克工党领袖、政府|总理 is that of the party before it."""
        before = draft.at - len(CABINET)
        if not draft.word.label.endswith(HEADS_OF_STATE) or not text.startswith(CABINET, max(before, limit)):
            return None
        clause = max((text.rfind(mark, limit, before) + 1 for mark in CLAUSES), default=limit)
        clause = max(clause, limit)
        beside = self._country(text, replace(draft, at=before), limit)
        longest = tables.longest("countries")
        opening = next((n for n in range(longest, 1, -1) if text[clause : clause + n] in tables.words("countries")), 0)
        state = beside.name if beside else text[clause : clause + opening]
        if not state or clause + opening > before:
            return None
        span = Span(beside.span.start if beside else before, draft.at)
        written = text[span.start : span.end]
        return BodyMention(span=span, text=written, name=state, root=state, complete=True, lead=Lead.NAME, kind="state")

    def take_before_verb(self, text: str, draft: Draft, limit: int) -> None:
        """A body parted from its title by a verb: 在莱城区挂职任|区长助理, 到江州省档案局任副局长."""
        for verb in _verbs_after_bodies():
            at = draft.at - len(verb)
            if at <= limit or text[at : draft.at] != verb:
                continue
            body = self.bodies.ending_at(text, at, limit) or self._place(text, replace(draft, at=at), limit)
            if body is not None and body.lead is not Lead.NONE:
                draft.body, draft.at = body, body.span.start
                draft.mode = "secondment" if "挂" in verb else draft.mode
            return

    def take_after_name(self, text: str, draft: Draft, limit: int) -> None:
        """A part between a name and its title, as in lists of removals: 冯建国|教务处|处长."""
        for start in range(draft.at - SHORTEST_PART, max(limit, draft.at - LONGEST_PART) - 1, -1):
            named = any(is_name(text[start - n : start]) and not doubt(text[start - n : start]) for n in (3, 2))
            if not named or not self.bodies.is_of_stems(text[start : draft.at]):
                continue
            body = self.bodies.ending_at(text, draft.at, start)
            if body is not None and body.span.start == start and body.lead is Lead.NONE:
                draft.body, draft.at = body, start
                return

    def _short_of_level(self, text: str, draft: Draft, limit: int) -> str | None:
        """A place whose short name is also another word, where its level follows it: 当选|兰溪|市长."""
        level = draft.word.label.removeprefix("副")[0]
        if level not in LEVELS or draft.at != draft.word_start:
            return None
        for length in (2, 3, 4):
            begin = draft.at - length
            closed = begin >= limit and Walk(self.bodies.tables, text, limit).closed(begin)
            if closed and self._places.locate(text[begin : draft.at] + level) is not None:
                return text[begin : draft.at]
        return None

    def _place(self, text: str, draft: Draft, limit: int) -> BodyMention | None:
        """The place whose government a title implies: 太原 before 市长, 江苏省 before 副省长, 武进 before 区区长."""
        if draft.word.value("implies") is None or draft.body is not None:
            return None
        name = self._places.ending_at(text, draft.at, limit) or self._short_of_level(text, draft, limit)
        if name is None:
            return None
        while above := self._places.ending_at(text, draft.at - len(name), limit):  # 浙江|台州|市长
            name = above + name
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
