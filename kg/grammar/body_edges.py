"""Where the name of a body begins: the end of a name goes in, its start and what it begins with come out.

The walk goes from right to left over words (place, stem, unit, edge). A place is a strong edge (由|江苏省档案馆), and
so is a relative word after an edge (出席会议的|省档案馆). A run of unknown characters is accepted only before an
open head.
"""

import re

from kg.grammar import brackets
from kg.grammar.body_starts import Start, Tables
from kg.model import Lead

WINDOW = 48
"""No name is longer: the cost of one reading is bounded."""
UNKNOWN = {("stem", False): 6, ("stem", True): 0, ("other", False): 12, ("other", True): 8}
"""So many characters that no table knows may stand in a name, by its head and by whether the reading is strict."""
HARD = frozenset(".． \t\r\n\u3000,，。、;；:：!！?？“”\"'‘’《》〈〉<>()（）[]【】|/／—-–…~～*#=+&%$@^_{}`的了")
LEVELS = frozenset("省市县区州盟旗")
NAMED = frozenset({"高校"})
WITHIN = ("党委", "机关", "工会", "团委")
SHORT_PARTIES = frozenset({"民建", "民进", "农工", "九三"})
"""Names that are parts of other words (村民建房): read only before a place."""
TERM = re.compile(r"(?:第?[一二三四五六七八九十百〇零0-9]{1,4}|[新本上首]一?)届$")


class Walk:
    """One walk to the left from the head of a name. `strict`: no title stands behind the name to vouch for it."""

    def __init__(self, tables: Tables, text: str, limit: int, strict: bool = False) -> None:
        self.tables, self.words, self.places = tables, tables.words, tables.places
        self.text, self.limit, self.strict = text, limit, strict
        self.unknown = 0
        self.stems = 0
        self.units = 0
        self.relative: tuple[int, int] | None = None
        self.branch = False

    def start(self, head: int, before: str) -> Start | None:
        """The start of the name whose head word begins at `head`; None when nothing there is a body."""
        at = head
        self.branch = before == "branch"
        budget = UNKNOWN["stem" if before == "stem" else "other", self.strict]
        while True:
            if bracket := brackets.in_name(self.text, at, self.limit, self.places):
                at -= bracket
                continue
            if at <= self.limit or self.text[at - 1] in HARD:
                return self._at_edge(at, head, before)
            if self._is_generic(at):
                return self._fallback()
            if found := self._strong(at):
                if self._is_loose(before):
                    return None
                if self.branch and self._is_unit_before(found.at):
                    at, self.branch = found.at, False
                    continue
                return found
            step = self._step(at)
            if step == 0:
                return self._at_edge(at, head, before)
            at -= step
            if self.unknown > budget:
                return self._fallback()

    def _is_loose(self, before: str) -> bool:
        """中国|愿同德国|政府: an organ stands next to its place; in a strict reading 新平|台 has no stem."""
        if before == "adjacent" and self.relative is None and self.unknown and not self.units:
            return True
        return before == "stem" and self.strict and not self.stems and not self.units and self.relative is None

    def _is_generic(self, at: int) -> bool:
        """各市|档案局: a kind of body and no certain one."""
        generic = self.words.ends_generic.longest(self.text, at, self.limit)
        if not generic or generic < self.words.ends_stem.longest(self.text, at, self.limit):
            return False
        begin = at - generic
        if self.text[begin:at] in NAMED and (self._is_unit_before(begin) or self.is_placed(begin)):
            return False  # 档案学会|高校|分会, 江苏省|高校|档案学会
        if self.text[begin] not in "各全" and self.text[at - 1] in LEVELS and not self.closed(begin):
            return False  # 洪|城市 is a name
        return generic > len(self.places.ending_at(self.text, at, self.limit) or "")

    def _strong(self, at: int) -> Start | None:
        """A place, a body of its own name, 我馆 or a sure relative word that ends at `at`."""
        text, words, limit = self.text, self.words, self.limit
        stem = words.ends_stem.longest(text, at, limit)
        relative = words.ends_relative.longest(text, at, limit)
        place = self.places.ending_at(text, at, limit)
        if place and len(place) >= max(stem, relative) and not self._is_cut(at - len(place), at):
            begin = self.chain(at - len(place))
            return Start(self.attach(begin), Lead.PLACE, at if self.relative is None else self.relative[1])
        national = words.ends_national.longest(text, at, limit)
        if national > stem and not self._is_unit_before(at - national):
            return Start(self.named(at - national), Lead.NAME, at)
        party = words.ends_party.longest(text, at, limit)
        if party > max(1, stem) and text[at - party : at] not in SHORT_PARTIES and not self.is_placed(at - party):
            if self.relative is not None:
                return Start(at - party, Lead.PLACE, self.relative[1])  # 共青团|澄湖市|委
            return Start(at - party, Lead.NAME, at)
        own = words.ends_self.longest(text, at, limit)
        if own and self.closed(at - own):
            return Start(at - own, Lead.SELF, at)
        if relative > stem and self.relative is None:
            return self._relative(at, relative)
        return None

    def _relative(self, at: int, length: int) -> Start | None:
        begin = at - length
        if self.text[begin:at] == "地" and self.text[at : at + 1] not in ("委", "行", "直"):
            return None  # 地方政府 is no 地区
        if self.closed(begin) or (length > 1 and self.text[begin] in "我本该贵"):
            return Start(self.attach(begin), Lead.RELATIVE, at)
        self.relative = (begin, at)
        return None

    def closed(self, at: int) -> bool:
        """Whether a name can begin at `at`: after punctuation, an edge word, a term, a party or a whole body."""
        text, words, limit = self.text, self.words, self.limit
        if at <= limit or text[at - 1] in HARD:
            return True
        if self._edge(at):
            return True
        if words.ends_party.longest(text, at, limit) or words.ends_system.longest(text, at, limit):
            return True
        return bool(TERM.search(text, max(limit, at - 6), at)) or self._is_unit_before(at)

    def _edge(self, at: int) -> int:
        """The length of the edge word that ends at `at`, or 0; 原 and 前 only where a word begins (not 中原|大学)."""
        text, ends = self.text, self.words.ends_edge
        length = ends.longest(text, at, self.limit)
        if text[at - 1] == "长" and self._in_town(at):
            return 0
        if length != 1 or text[at - 1] not in "原前":
            return length
        before = at - 1
        return int(before <= self.limit or text[before - 1] in HARD or ends.longest(text, before, self.limit) > 0)

    def _in_town(self, at: int) -> bool:
        """霍邱县|长|集镇: the first letter of a town after its county, no title."""
        begin = self.relative[0] if self.relative is not None else at
        placed = self.text[at - 2 : at - 1] in LEVELS and self.places.ending_at(self.text, at - 1, self.limit)
        return 1 <= begin - at <= 2 and self.text[begin] in "镇乡" and bool(placed)

    def _is_unit_before(self, at: int) -> bool:
        """省委|省政府, 公安局|武进分局: a whole organ stands directly before."""
        length = self.words.ends_head.longest(self.text, at, self.limit)
        if length != 1:
            return length > 1
        return self.text[at - 1] == "委" or self.words.ends_stem.longest(self.text, at - 1, self.limit) > 1

    def _is_cut(self, begin: int, end: int) -> bool:
        """Whether a place is a part of other words: 上|海南|湖 holds 上海, 怀|南县 is one name, 任|县委 none."""
        if self.relative is not None and self.text[end - 1] not in LEVELS:
            level, after = self.relative
            if after - level == 1 and level - end < 2:
                return True  # 临泽|市 is not the county 临泽, 原平|川县 not 原平
        if end - begin != 2:
            return False
        if self.text[end - 1] in LEVELS:
            alone = self.closed(begin) and self.text[begin] not in self.words.ends_edge
            return not alone and self.places.ending_at(self.text, begin, self.limit) is None
        overlap = self.places.ending_at(self.text, begin + 1, self.limit)
        return overlap is not None or self.words.ends_edge.longest(self.text, end, self.limit) > 2

    def is_placed(self, at: int) -> bool:
        """Whether a place or a relative word ends at `at`: 省|国家保密局."""
        if self.places.ending_at(self.text, at, self.limit):
            return True
        relative = self.words.ends_relative.longest(self.text, at, self.limit)
        return (relative > 0 and self.closed(at - relative)) or self._unknown_place(at) is not None

    def chain(self, begin: int) -> int:
        """The start of a chain of places: 江苏省|常州市|武进区, also over one in no table (天峪市|云台区)."""
        while place := self.places.ending_at(self.text, begin, self.limit):
            begin -= len(place)
        unknown = self._unknown_place(begin)
        return begin if unknown is None else unknown

    def _unknown_place(self, end: int) -> int | None:
        """The start of two to four characters and a level that stand between an edge and `end`: 由|天峪市."""
        if end <= self.limit or self.text[end - 1] not in LEVELS or self.closed(end - 1):
            return None
        for begin in range(end - 3, max(self.limit, end - 5) - 1, -1):
            if self.text[begin] in HARD or (
                self.text[begin] in self.words.ends_edge and self.text[begin] not in "原前"
            ):
                return None
            if self.closed(begin):
                return begin
        return None

    def with_term(self, begin: int) -> int:
        """The start with a term before it: 第十三届|全国人大."""
        term = TERM.search(self.text[max(self.limit, begin - 6) : begin])
        return begin - len(term.group()) if term else begin

    def attach(self, begin: int) -> int:
        """The start with what may stand before the lead: a term, a party, a system (国家税务总局|江苏省税务局), 驻."""
        text, limit = self.text, self.limit
        begin = self.with_term(begin)
        if party := self.words.ends_party.longest(text, begin, limit):
            return begin - party
        if system := self.words.ends_system.longest(text, begin, limit):
            return self.attach(begin - system)
        return self._posted(begin)

    def named(self, begin: int) -> int:
        """The start with the party, the government, the term or who posts before a name: 中国共产党|第二十届|中央委员会."""
        begin = self.with_term(begin)
        upper = self.words.ends_government.longest(self.text, begin, self.limit)
        party = next((p for p in ("中国共产党", "中共") if self.text.endswith(p, self.limit, begin)), "")
        return self._posted(begin - (upper or len(party)))

    def _posted(self, begin: int) -> int:
        text, limit = self.text, self.limit
        if begin - 1 > limit and text[begin - 1] == "驻":
            posted = begin - 1 - (begin - 2 > limit and text[begin - 2] == "派")
            return self._poster(posted)
        return begin

    def _poster(self, end: int) -> int:
        """The start of who posts: 中央纪委国家监委|驻国家档案局纪检监察组."""
        head = self.words.ends_head.longest(self.text, end, self.limit)
        if not head:
            return end - self.words.ends_system.longest(self.text, end, self.limit)
        found = Walk(self.tables, self.text, self.limit).start(end - head, "organ")
        return end if found is None else found.at

    def _step(self, at: int) -> int:
        """How far the walk goes on; 0 at an edge word."""
        text, words, limit = self.text, self.words, self.limit
        if term := TERM.search(text[max(limit, at - 6) : at]):
            return len(term.group())
        edge = self._edge(at)
        stem = words.ends_stem.longest(text, at, limit)
        unit = words.ends_head.longest(text, at, limit)
        if unit == 1 and not words.ends_stem.longest(text, at - 1, limit):
            unit = int(text[at - 1] == "委" and self.is_placed(at - 1))
        if stem >= max(edge, unit, 1):
            self.stems += 1
            return stem
        if unit > edge:
            self.units += 1
            return unit
        if edge:
            return self._joining(at, edge)
        self.unknown += 1
        return 1

    def _joining(self, at: int, edge: int) -> int:
        """宣传|和|利用处: 和 between two stems joins them."""
        joins = edge == 1 and self.text[at - 1] in "和与及" and self.stems > 0 and self.unknown == 0
        return edge if joins and self.words.ends_stem.longest(self.text, at - 1, self.limit) else 0

    def _fallback(self) -> Start | None:
        if self.relative is None:
            return None
        begin, end = self.relative
        return Start(self.attach(begin), Lead.RELATIVE, end)

    def _bare(self, at: int, head: int) -> int:
        """The length of a word for the body itself: 馆|党委, 集团公司|办公室, but 社会|委员会; or 0."""
        text, selves = self.text, self.words.selves
        length = next((n for n in (4, 2, 1) if text[at : at + n] in selves and at + n <= head), 0)
        if length > 1:
            return length
        within = text.startswith(WITHIN, at + length)  # 校|党委组织部
        if not length or (not within and (self.units or self.stems + self.unknown > 2)):
            return 0
        stem = any(text[at : at + n] in self.words.ends_stem for n in range(2, min(5, head - at) + 1))
        return 0 if stem else length

    def _at_edge(self, at: int, head: int, before: str) -> Start | None:
        if self.relative is not None:
            begin, end = self.relative
            # 雪堰|镇党委 after an edge: a place that the gazetteer does not hold.
            if 2 <= begin - at <= 5:
                return Start(at, Lead.PLACE, end)
            return self._fallback()
        if at == head:
            return None if before == "stem" else Start(at, Lead.NONE, at)
        if bare := self._bare(at, head):
            return Start(at, Lead.SELF, at + bare)
        if self._is_loose(before):
            return None
        if self.text.startswith(("国家", "中国", "全国", "中华"), at):
            return Start(at, Lead.NAME, head)
        if self.unknown == 0 and not (before in ("open", "branch") and self.stems > 0):
            return Start(at, Lead.NONE, at)
        if before in ("stem", "organ") and self.units == 0:
            return None
        return None if self.strict and head - at < 2 else Start(at, Lead.NAME, head)
