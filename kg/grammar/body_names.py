"""The full name of a body: its words go in; out comes a name, with {place}, {grade}, {self} where context must help.

省委宣传部 -> 中国共产党{place}委员会宣传部; 江苏省发改委 -> 江苏省发展和改革委员会; 武进区档案馆 stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.grammar.body_words import BodyWords, Entry
from kg.grammar.places import Gazetteer
from kg.model import Lead, Place

TERM = re.compile(r"(?:第?[一二三四五六七八九十百〇零0-9]{1,4}|[新本上首]一?)届")
OWN = re.compile(r"委员会|领导小组|大学|学院|图书馆|博物[馆院]|银行|电视台|电台|研究院|医院|歌剧院|乐团|美术馆")
"""Of the centre by name only: 中央外事工作委员会, 中央图书馆; but 中央|组织部."""
COUNCILS = (
    *("常务理事会", "理事会", "监事会", "董事会"),
    *("机关党委", "机关党总支", "机关党支部", "党组", "党委", "党总支", "党支部", "纪委", "工会", "团委"),
)
"""Organs that stand in a body and not beside it: their seats are the body's own."""
PARTY = "中国共产党"
EXPANDED = frozenset({"archives", "archives-bureau", "government-department", "history-office"})
"""Kinds whose name takes the full name of a place that is written short: 常州档案馆 -> 常州市档案馆."""
GRADES = {"province": "高级", "prefecture": "中级", "county": ""}


TAIWAN = "台湾省"


def of_place(pattern: str, place: Place) -> str:
    """A name or its pattern as the place calls its bodies: in Taiwan 政府, not 人民政府."""
    return pattern.replace("人民政府", "政府") if place.province == TAIWAN else pattern


@dataclass(frozen=True, slots=True)
class Written:
    """A name as it stands in the text, cut at the end of its lead."""

    text: str
    lead: Lead
    lead_end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Full:
    """The full name (or pattern), that of its root, the second body of a pair, the term, the kind and the parts."""

    name: str
    root: str
    lead_text: str
    kind: str
    units: tuple[str, ...] = ()
    second: str | None = None
    term: str | None = None
    organ: str | None = None


class FullNames:
    """Makes full names by the tables of ontology/bodies and the gazetteer."""

    def __init__(self, words: BodyWords, places: Gazetteer) -> None:
        self.words, self.places = words, places

    def of(self, written: Written) -> Full:
        """The full name of a body as written."""
        term = TERM.search(written.text)
        if term is None:
            return self._council(self._without_term(written), written)
        cut = written.lead_end - len(term.group()) if term.start() < written.lead_end else written.lead_end
        text = written.text[: term.start()] + written.text[term.end() :]
        full = self._without_term(Written(text, written.lead, cut, written.kind))
        return self._council(full, written, term.group())

    def _council(self, full: Full, written: Written, term: str | None = None) -> Full:
        """江苏省档案学会第七届理事会: the council of a society, whose root is the society."""
        council = next((c for c in COUNCILS if written.text.endswith(c)), None)
        if council is None or full.name.endswith("总工会") or not full.name.endswith(council):
            return Full(full.name, full.root, full.lead_text, full.kind, full.units, full.second, term)
        root = full.name.removesuffix(council) or "{self}"
        organ = root + (term or "") + council
        return Full(organ, root, full.lead_text, full.kind, full.units, None, term, organ)

    def _without_term(self, written: Written) -> Full:
        text = written.text
        known = self._prefix(text, self.words.national) if written.lead in (Lead.NAME, Lead.PLACE) else None
        if known and (known == text or self.words.national[known].kind):
            return self._national(known, text[len(known) :], written.kind)
        if written.lead is Lead.NAME and (party := self._prefix(text, self.words.parties)):
            name = self.words.parties[party].full + text[len(party) :]
            return Full(name, name, "", written.kind, (text,))
        if written.lead in (Lead.NAME, Lead.NONE):
            return Full(text, text, "", written.kind, self.units(text))
        if written.lead is Lead.SELF:
            rest = text[written.lead_end :]
            name = "{self}" + self._departments(rest)
            return Full(name, name, text[: written.lead_end], written.kind, tuple(u for u in (rest,) if u))
        return self._placed(written)

    def _national(self, known: str, rest: str, kind: str) -> Full:
        """中央|组织部, 全国人大|民族委员会; a commission of the centre keeps its own name (中央外事工作委员会)."""
        entry = self.words.national[known]
        if not rest:
            return Full(entry.full, entry.full, "", entry.kind, (known,))
        own = (known == "国务院" and rest != "办公厅") or (known == "中央" and OWN.search(rest))
        name = (known if own else entry.full) + self._departments(rest)
        return Full(name, name, "", kind, (known, rest))

    def _placed(self, written: Written) -> Full:
        party = self._prefix(written.text[: written.lead_end], self.words.parties) or ""
        place = written.text[len(party) : written.lead_end]
        rest = written.text[written.lead_end :]
        organ = self._prefix(rest, self.words.organs) or ""
        inner = self._departments(rest[len(organ) :])
        if not organ:
            return self._plain(written, party, place, rest)
        entry = self.words.organs[organ]
        kind = entry.kind if not inner else self._part_kind(entry.kind, inner, written.kind)
        pattern = entry.full
        if party:
            entry_party = self.words.parties[party]
            if "{party}" in pattern and not inner:
                kind = entry_party.kind
            pattern = self._of_party(pattern, party)
        pattern = pattern.replace("{party}", PARTY)
        if written.lead is Lead.RELATIVE:
            pattern = pattern.replace("{stem}", "{place}")
        if written.lead is Lead.PLACE:
            pattern = self._with_place(pattern, place)
        first, _, second = pattern.partition(" + ")
        units = tuple(u for u in (organ, rest[len(organ) :]) if u)
        return Full(first + inner, first + inner, place, kind, units, second + inner if second else None)

    @staticmethod
    def _part_kind(organ: str, inner: str, kind: str) -> str:
        if inner in ("办公室", "办公厅"):
            return {"party-committee": "party-office", "government": "government-office"}.get(organ, kind)
        return "party-department" if organ == "party-committee" and kind == "government-department" else kind

    def _of_party(self, pattern: str, party: str) -> str:
        entry = self.words.parties[party]
        if "{party}" in pattern:
            return pattern.replace("{party}", entry.full)
        return pattern

    def _plain(self, written: Written, party: str, place: str, rest: str) -> Full:
        """A place and a name that no table rewrites: 武进区|档案馆."""
        name = place
        if written.lead is Lead.RELATIVE:
            name = "{place}"
        elif written.kind in EXPANDED and not self._has_own_name(rest):
            name = self.place_name(place)
        whole = party + name + self._departments(rest)
        return Full(whole, whole, place, written.kind, self.units(rest))

    def units(self, rest: str) -> tuple[str, ...]:
        """The parts of a name, the whole first: 档案局|办公室, 档案局|法规处."""
        words, start, parts = self.words, 0, []
        for end in range(2, len(rest)):
            head = words.ends_head.longest(rest, end, start)
            stem = words.ends_stem.longest(rest, end - head, start) if head else 0
            whole = head > 1 or (head == 1 and stem > 0 and end - head - stem == start)
            inner = words.ends_stem.longest(rest, end + 1, start) > head + 1 or rest[end] in "会公员"
            if whole and not inner and words.ends_head.longest(rest, len(rest), end):
                parts.append(rest[start:end])
                start = end
        return (*parts, rest[start:])

    def _has_own_name(self, rest: str) -> bool:
        """南京|大学档案馆: a body of its own name stands before the last unit, so the place is part of that name."""
        ends = range(2, len(rest) - 1)
        return any(self.words.before.get(rest[:n][-k:]) in ("open", "branch") for n in ends for k in (2, 3) if n >= k)

    def _with_place(self, pattern: str, place: str) -> str:
        found = self.places.locate(place)
        grade = "" if found is None else GRADES[found.level]
        if found is not None:
            pattern = of_place(pattern, found)
        return pattern.replace("{stem}", place).replace("{place}", self.place_name(place)).replace("{grade}", grade)

    def place_name(self, written: str) -> str:
        """A place as written, its last name in full where that is sure: 常州 -> 常州市."""
        if len(written) > 2 and written[-1] == written[-2] and written[-1] in "旗县市区州盟":
            written = written[:-1]  # 阿巴嘎旗|旗委
        if written.endswith("地"):
            return written + "方"  # 徽州地|委 is the 地方委员会
        if written.endswith("自治区") and (region := self.places.locate(written.removesuffix("自治区"))):
            return region.name  # 新疆自治区
        parts = self.places.split(written)
        if len(parts) > 1 and parts[0] in self.places.provinces and self.places.locate("".join(parts[1:])):
            return self.place_name("".join(parts[1:]))  # 浙江|绍兴市: a province without its 省 only tells where
        found = self.places.locate(written) if parts else None
        if found is None or parts[-1] == found.name or found.name.endswith("特别行政区"):
            return written
        return "".join(parts[:-1]) + found.name

    def _departments(self, rest: str) -> str:
        entry = self.words.departments.get(rest)
        if entry is not None:
            return entry.full
        first = self._prefix(rest, self.words.departments)
        if first and len(first) > 1:
            return self.words.departments[first].full + rest[len(first) :]
        return rest

    @staticmethod
    def _prefix(text: str, table: Mapping[str, Entry]) -> str | None:
        """The longest key of the table that the text begins with as a whole word: not 政法委 in 政法委员会."""
        for n in range(min(len(text), 20), 0, -1):
            if text[:n] in table and not text[n - 1 : n + 2].startswith(("委员会", "办公", "大学")):
                return text[:n]
        return None
