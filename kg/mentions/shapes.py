"""The forms in which names stand in texts, as patterns and letters; the cost of each is linear."""

import re
from functools import cache

from kg.grammar.body_words import BodyWords
from kg.grammar.phrases import BLANK
from kg.grammar.tables import words
from kg.model import Span
from kg.text.names import ETHNIC, is_name, surname

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
RUN = re.compile(f"[{HAN}·•‧・．]+")
LETTER = re.compile(f"[{HAN}·•‧・．]")
"""A letter of a run: whether one stands somewhere must not cost the length of the run."""
SPACED = re.compile(f"[{HAN}][ \u3000\u00a0]{{1,4}}[{HAN}](?:[ \u3000\u00a0]{{1,4}}[{HAN}])?(?![{HAN}])")
HEAD = re.compile(f"[{HAN}][ \u3000\u00a0]{{1,4}}(?=[{HAN}])")
DOTTED = re.compile(f"[{HAN}]{{1,8}}(?:[·•‧・．][{HAN}]{{1,8}}){{1,4}}")
JOIN = "、,，和及与" + BLANK
REMARK = re.compile(r"[(（]([^()（）]{1,20})[)）]")
HISTORY = re.compile(f"^(?:关于)?([{HAN}·•]{{2,10}}?)(?:同志)?的?(?:个人|工作)?(?:简历|简介|履历|生平|基本情况|逝世)")
LONGEST_FOREIGN = 8
LONGEST_RUN = 40
FEWEST, LONGEST_LISTED = 2, 4
"""So many sure names begin a list in which any form may follow, and so long a name of such a form is."""
LONGEST_WRITTEN = 16
"""Four letters with blanks between."""
PREPOSITIONS = "由请"
UNITS = "厂会部科室处组委馆局院所站队厅办"
MARKS = "、,，。;；:：(（)）|\t\n "
APPOINT = ("委任", "任命", "决定任命", "聘任", "免去", "免除", "决定免去", "选举", "补选", "提名", "追认", "接受")
COMRADE = re.compile(
    f"(?!提议|提名|建议|决定|同意|宣布|推荐|拟)([{HAN}·]{{2,4}}?)同志(?=(?:正式|继续|暂时|仍)?(?:任|为|担任|兼任|不再))"
)
"""A name of any form that opens a line of a notice: 丹增多杰|同志任县档案局办公室主任."""

APPOINTED = re.compile(
    f"(?![前后时起的了为分关及其等])([{HAN}·]{{2,4}}?)(?:同志|先生|女士)?"
    "(?:[(（][^()（）]{1,12}[)）])?(?=为|任|的|辞去|担任)"
)
ORDINARY = "an ordinary word"
ENTRY = re.compile(
    f"[ \u3000]*[:：][ \u3000]*(?:[{HAN}·]{{1,8}}(?:[ \u3000]*[(（][^()（）]{{1,12}}[)）])?[、,，;； \u3000]+)*"
)
LONGEST_ENTRY = 4000
"""So far from its title a name of an unusual form may stand in a list: every name asks for what stands before it."""
ONE_LETTER_VERBS = frozenset("正来赴到也还将已从在向率")
WITH = "同与向对将"
"""Behind a foreign name, no part of it: 巴西总统卢拉|同…通话."""
FROM_DAY = re.compile("[自于][0-9一二三四五六七八九十][0-9一二三四五六七八九十年月]")
"""Behind a name and before a date, no part of it: 甘某|自八月一日起代理."""
NO_ENDS = ("区", "县", "镇", "乡", "网讯", "社讯", "报讯", "台讯")
"""How a place ends, and the words before a report: 文网讯 7月1日, …"""
MOVES = ("调任", "转任")
"""Verbs whose first letter another word ends with: 张晓强|调任 is no 张晓|强调."""
VERBS = "为任兼的是系作向致率同"


def is_home(name: str) -> bool:
    """Whether a name of four letters is one of three and its house: 走进政协委员|刘某某家."""
    return len(name) == 4 and name[-1] == "家" and is_name(name[:3])


def is_word(name: str) -> bool:
    """Whether letters are a word, a state, a people, an organ or a place, and so nobody's name: 曾任, 越南, 藏族, 文化部, 方岩区."""
    listed = name in words("not-names") or name in words("countries") or name in ETHNIC
    return listed or name in _organs() or name.endswith(NO_ENDS)


@cache
def _organs() -> frozenset[str]:
    return frozenset(BodyWords.load().national)


def listed_name(text: str, at: int, limit: int, before: int) -> Span | None:
    """A name of any form with a surname, between the strokes of a list whose first names are sure: 陈某、|汪洋|、韩某.

    `before` is how many names of the list stand before it.
    """
    run = RUN.match(text, at, min(limit, at + LONGEST_LISTED + 1)) if before >= FEWEST else None
    if run is None or not 2 <= run.end() - at <= LONGEST_LISTED or text[run.end() : run.end() + 1] != "、":
        return None
    name = run.group()
    long = len(name) == LONGEST_LISTED and surname(name[1:]) is None  # 陈文绮慧 bears two surnames
    part = name[-1] in UNITS  # 平潭县委 between names
    return None if surname(name) is None or is_word(name) or long or part else Span(*run.span())


def after_remark(text: str, at: int, limit: int) -> int:
    """Where a list of names goes on at `at`: behind the bracket that stands there, 赵某(女)|、钱某."""
    match = REMARK.match(text, at)
    return match.end() if match and match.end() <= limit else at
