"""The forms in which Chinese pages write a date: words as tables, and one pattern without repetition of open length."""

import re
from collections.abc import Iterable
from typing import Final, Literal

from kg.text.dates.eras import REIGNS, REPUBLIC

Anchor = Literal["published", "last"]

FIRST_YEAR, LAST_YEAR = 1000, 2199
LAST_SHORT_YEAR = 40
"""Two digits above it are of the twentieth century: 98年3月 is 1998, 03年5月 is 2003."""

YEAR_WORDS: Final[dict[str, tuple[Anchor, int]]] = {
    **{"今年": ("published", 0), "本年": ("published", 0), "去年": ("published", -1), "上年": ("published", -1)},
    **{"前年": ("published", -2), "明年": ("published", 1)},
    **{"同年": ("last", 0), "当年": ("last", 0), "该年": ("last", 0), "次年": ("last", 1), "翌年": ("last", 1)},
}
MONTH_WORDS: Final[dict[str, tuple[Anchor, int]]] = {
    **{"本月": ("published", 0), "这个月": ("published", 0), "上月": ("published", -1), "上个月": ("published", -1)},
    **{"下月": ("published", 1), "下个月": ("published", 1)},
    **{"当月": ("last", 0), "同月": ("last", 0), "次月": ("last", 1), "翌月": ("last", 1)},
}
WORDS: Final[dict[str, tuple[Anchor, Literal["day", "month"], int]]] = {
    **dict.fromkeys(("今日", "今天", "今晨", "今早", "今晚"), ("published", "day", 0)),
    **dict.fromkeys(("昨日", "昨天", "昨晚", "昨晨"), ("published", "day", -1)),
    **{"前天": ("published", "day", -2), "明天": ("published", "day", 1), "明日": ("published", "day", 1)},
    **dict.fromkeys(("当日", "当天", "同日", "同一天", "当晚", "是日"), ("last", "day", 0)),
    **dict.fromkeys(("次日", "翌日", "第二天"), ("last", "day", 1)),
    # "Recently": the month of publication, about.
    **dict.fromkeys(("日前", "近日", "连日来", "前不久"), ("published", "month", 0)),
}
WEEKS: Final = {"上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1}
WEEKDAYS: Final = {character: index for index, character in enumerate("一二三四五六日")} | {"天": 6}

SAME_LENGTH: Final = str.maketrans(
    "０１２３４５６７８９．／－～〜週當後號個現緒統國豐齋慶順連紀歷",
    "0123456789./-~~周当后号个现绪统国丰斋庆顺连纪历",
)
"""Full-width digits and traditional characters that occur in dates, one for one: offsets stay as they are."""


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


TITLE: Final = re.compile(r"《[^《》\n]{0,100}》")
_HAN = "零〇○一二三四五六七八九十廿卅元"
_B = "[ \u3000\u00a0]{0,2}"
_N = f"[0-9{_HAN}]{{1,3}}"
_Y = "(?:[12][0-9]{3}|[一二][零〇○Oo0-9一二三四五六七八九]{3})"
_DASH = "(?:[\\-—–―~\u2212至到]{1,2})"
_VAGUE_YEAR = (
    "年?初(?![中步一二三级])|年?底|年?末|年中(?=[，,、。]|$)|[上下]半年|"
    "[春夏秋冬](?:季|天)?(?![节明晚运招])|第?[一二三四1-4]季度"
)
_VAGUE_MONTH = "份?(?:上旬|中旬|下旬|初(?![步中一二三])|底|末)"
_IN_SERIES = "第(?:[一二三四五六七八九十0-9]{1,3}(?:季|期|号|次|批|届|卷|辑|年|周))"
"""2010年第3期 is no year of office, 1979年第二汽车制造厂副厂长 tells one."""
_NO_YEAR = f"度|级|代|鉴|来|制|龄|薪|均|款|产|的?历史|版|刊|{_IN_SERIES}|前|后|内|限|检|货|货|画|糕|味|夜|轮|历"
_NOT_A_MONTH = "球|亮|饼|嫂|薪|租|票|刊|光|色|子|息|经|均|供|季|圆|台|牙|湖|龄"
_NOT_A_DAY = (
    "本(?!报|社|网|次|届|周|市|省|县|区)|元|常|报(?!道|告|请|到|名|送)|历(?!时)|志|均|程|游|内|之|后|"
    "以(?=[内上下后前])|趋|益|臻|光|照|企|伪|货|寇|租|间|前(?![往来夕])|龄"
)
_HAO = "号(?!楼|线|院|令|文|馆|机|车|店|门|公|厅|室|台|井|桥|坑|库|地|提|议)"
_DAY_IN_LIST = f"(?={_B}(?:{_DASH}|、){_B}[0-9]{{1,2}}(?:日|号))"
_MONTH_IN_LIST = f"(?={_B}(?:{_DASH}|、){_B}{_N}月)"
_MONTH_TAIL = f"(?:{_B}(?P<day>{_N}){_B}(?:日|{_HAO}|{_DAY_IN_LIST})|(?P<vague_month>{_VAGUE_MONTH})|份)?"
_DECADE = (
    f"(?:(?:(?P<century>上|本|{_N})世纪)?(?P<decade>[1-9]0|[一二三四五六七八九]十|[12][0-9]{{2}}0)年代"
    "(?:初期?|末期?|中期?|后期|前期)?)"
)
_BEFORE_A_MEETING = f"此本这该首每历各两几第{_HAN}"
"""What makes of 次年 the count of a yearly meeting: 此次年会, 三次年会."""
_YEAR_HEAD = (
    f"(?:(?P<year>{_Y}){_B}年|(?P<short>1[0-4][0-9]|[0-9]{{2}})年(?={_B}{_N}{_B}月)|(?:中华)?(?P<era>{_any((REPUBLIC, *REIGNS))})"
    f"(?P<era_year>{_N}){_B}(?:年|(?={_DASH}{_N}年))|(?<![{_BEFORE_A_MEETING}])(?P<year_word>{_any(YEAR_WORDS)}))"
)
_YEAR = (
    f"(?:(?<![0-9A-Za-z]){_YEAR_HEAD}"
    f"(?:{_B}(?P<month>{_N}){_B}(?:月{_MONTH_TAIL}|{_MONTH_IN_LIST})|(?P<vague_year>{_VAGUE_YEAR})|(?!{_NO_YEAR})))"
)
_SEPARATED = (
    "(?:(?<![0-9A-Za-z_./=])(?P<year_sep>[12][0-9]{3})(?P<mark>[-./])(?P<month_sep>[0-9]{1,2})"
    f"(?:(?P=mark)(?P<day_sep>[0-9]{{1,2}})日?|月?(?!{_B}[%％‰万亿元米吨人个项件公斤亩度千百美只台]))(?![0-9]|\\.[0-9]|/[0-9]))"
)
_REVERSED = (
    "(?:(?<![0-9A-Za-z_./=-])(?P<day_first>[0-3]?[0-9])\\.(?P<month_second>[01]?[0-9])\\.(?P<year_third>(?:19|20)[0-9]{2})"
    "(?![0-9]|\\.[0-9]))"
)
"""The day first, as some systems stamp their pages: 21.10.2016."""
_ERA_PART = "(?P<era_year_sep>[0-9]{1,3})\\.(?P<month_era>[01]?[0-9])(?:\\.(?P<day_era>[0-3]?[0-9]))?(?![0-9]|\\.[0-9])"
_ERA = f"(?:(?:中华)?{REPUBLIC}{_B}{_ERA_PART})"
"""Tables of Taiwan: 民國80.06.15."""
_COMPACT = (
    "(?:(?<=[：（:(于自从\n])(?P<year_compact>(?:19|20)[0-9]{2})(?P<month_compact>0[1-9]|1[0-2])"
    f"(?P<day_compact>0[1-9]|[12][0-9]|3[01])(?=[），),。 \u3000\n]|{_DASH}|$))"
)
_MONTH = (
    f"(?:(?:(?<![0-9{_HAN}第近农历每])(?P<month_alone>{_N}){_B}(?:月|{_MONTH_IN_LIST})|(?P<month_word>{_any(MONTH_WORDS)}))"
    f"(?:{_B}(?P<day_alone>{_N}){_B}(?:日|{_HAO}|{_DAY_IN_LIST})|(?P<vague_alone>{_VAGUE_MONTH})|份|(?!{_NOT_A_MONTH})))"
)
_DAY = (
    f"(?:(?<![0-9{_HAN}第近每月.:：])(?P<day_only>[0-9]{{1,2}}|[{_HAN}]{{2,3}}){_B}"
    f"(?:日(?!{_NOT_A_DAY})|(?={_B}{_DASH}{_B}[0-9]{{1,2}}日(?!{_NOT_A_DAY}))))"
)
_BARE = "(?:(?<![0-9A-Za-z_./=])(?P<bare>(?:18|19|20)[0-9]{2})(?![0-9./年]))"
_WEEK = f"(?:(?P<week>{_any(WEEKS)})(?:周|星期|礼拜)(?P<weekday>[{''.join(WEEKDAYS)}]))"
_WORD = f"(?:(?<![0-9{_HAN}])(?P<word>{_any(WORDS)})(?!头条|的[^，,。]))"
DATE: Final = re.compile(
    "|".join((_DECADE, _YEAR, _SEPARATED, _REVERSED, _ERA, _COMPACT, _MONTH, _DAY, _BARE, _WEEK, _WORD))
)
_WORDS = _any((*YEAR_WORDS, *MONTH_WORDS, *WORDS, *REIGNS, REPUBLIC, "中华民国", "上世纪", "本世纪"))
FIRST: Final = re.compile(
    f"[0-9{_HAN}](?=[0-9{_HAN}年月日号世 \u3000\u00a0./\\-—–―~\u2212至到、])|{_WORDS}|(?:{_any(WEEKS)})(?:周|星期|礼拜)"
)
"""Where a date can begin. It saves the look at DATE at every 一个 and 上面."""

JOINED: Final = re.compile(f"[ \u3000\u00a0]{{0,4}}{_DASH}[ \u3000\u00a0]{{0,4}}")
"""What stands between the two ends of a period."""
ERA_END: Final = re.compile(
    f"[ \u3000\u00a0]{{0,4}}{_DASH}[ \u3000\u00a0]{{0,4}}(?:(?P<whole>{_ERA_PART})|"
    f"(?P<from_year>(?P<era_year>{_N}){_B}年(?:{_B}(?P<month>{_N}){_B}月(?:{_B}(?P<day>{_N}){_B}日)?)?))"
)
"""The end of a period whose beginning names the Republic: 民國80.06.15~87.06.19, 民国三十年至三十四年."""
OPEN: Final = re.compile(
    f"{_B}(?:{_DASH}{_B}(?:今(?![年天日后晚晨])|现在|现(?![场代有实年])|目前)|[，,]?{_B}(?:至今|迄今)(?![年天日后])"
    "|起(?![草码步来义点诉源初用飞伏])|以来)"
)
"""What says that a period goes on: 至今, —今, 起, 以来."""
DANGLING: Final = re.compile(f"{_B}[\\-—–―~]{{1,2}}(?=[ \u3000\t\n]|$|[^0-9\\-—–―~{_HAN}])")
"""A dash after the first date of a career line: 2019.03—  某馆馆长 goes on."""
AHEAD: Final = re.compile("将于|将在|明[天日][(（]|拟于|拟在|定于|公示|截止|截至|报名|即日起|预计|计划")
"""What says that a day without a year lies ahead: 将于12月28日召开."""
TAKES_EFFECT: Final = re.compile("起?生效")
"""What says so behind it: 自10月16日起生效."""
