"""A place in a text in, the words before it that must name a body there, though no table has its kind, out.

河南省辉县市裴寨村|党支部书记, 湖南省人民医院急诊三部重症监护病房|护士长: they begin with a place and hold no verb.
"""

import re

from kg.grammar.bodies import Bodies
from kg.grammar.tables import word_at
from kg.model import BodyMention, Lead, Span

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]")
LONGEST = 40
SHORTEST_REST = 2
VILLAGE = re.compile("([\u4e00-\u9fff]{2,4}[镇乡])[\u4e00-\u9fff]{2,4}(?:村|社区)")
HELD = frozenset("任为、,，;；")
NO_FIRM = re.compile(
    "其他|各|全体|主要|有关|相关|部分|所有|多|该|单位|工作|职务|级|名|位|个|家|届|兼|省|市|县|区|[部处室科会所]$"
    "|财务|审计|项目|投资|供销|销售|采购|生产|技术|市场|人力|行政|研发|运营|质量|工程|业务|客户|营销|安全|总"
)
"""What stands before 经理 and names no firm: 其他董事, 财务经理, 采购部经理."""
SHORTEST_FIRM, LONGEST_FIRM = 2, 10
OFFICES = frozenset(("处长", "科长", "司长"))
ENCLOSED = frozenset("、)）")
"""In a list of posts: after the title before it, and after its bracket."""
SHORTEST_OFFICE, LONGEST_OFFICE = 4, 16
NO_OFFICE = re.compile("[省市县区州]|任|兼|时|曾|原|为|其|该|同")
UNITS = frozenset("村房部室组队所站心院系班厂场区社店行会团园校司局馆处科庄屯寨镇乡港矿厅署台公道府")
"""How the name of a body of an unknown kind ends."""


def firm_ending_at(bodies: Bodies, text: str, end: int, limit: int) -> BodyMention | None:
    """The short name of a firm that fills the letters between 任 (or a comma) and the title of a manager: 任山西信托|副董事长."""
    start = _start(bodies, text, Span(max(limit, end - LONGEST_FIRM - 1), end))
    written = text[start:end]
    held = start > limit and text[start - 1] in HELD
    if not held or not SHORTEST_FIRM <= len(written) <= LONGEST_FIRM or NO_FIRM.search(written):
        return None
    if any(word_at(text, at, "after-names") for at in range(start, end)):
        return None
    return BodyMention(span=Span(start, end), text=written, name=written, root=written, complete=True, lead=Lead.NAME)


def office_ending_at(text: str, end: int, limit: int, title: str) -> BodyMention | None:
    """A part of an unknown kind that fills the letters between two marks before the title of its head: 、污染物排放总量控制处|处长."""
    kind = title.removeprefix("副")
    start = _letters(text, Span(max(limit, end - LONGEST_OFFICE - 1), end))
    written = text[start:end]
    enclosed = start > limit and text[start - 1] in ENCLOSED
    if kind not in OFFICES or not written.endswith(kind[0]) or not enclosed:
        return None
    if not SHORTEST_OFFICE <= len(written) <= LONGEST_OFFICE or NO_OFFICE.search(written):
        return None
    if any(len(word_at(text, at, "after-names") or "") > 1 for at in range(start, end)):
        return None
    return BodyMention(
        span=Span(start, end),
        text=written,
        name=written,
        root=written,
        complete=False,
        lead=Lead.NONE,
        units=(written,),
    )


def ending_at(bodies: Bodies, text: str, end: int, limit: int) -> BodyMention | None:
    """The body that ends at `end`, begins with a place after the last edge word, and starts at `limit` or later."""
    start = _start(bodies, text, Span(max(limit, end - LONGEST), end))
    places = bodies.places.find(text[start:end])
    if not places:
        village = VILLAGE.fullmatch(text, start, end)
        return _named(text, Span(start, end), village[1]) if village else None
    begin = start + places[0].span.start
    rest = start + places[0].span.end
    verbs = any(len(word_at(text, at, "after-names") or "") > 1 for at in range(rest, end))
    if end - rest < SHORTEST_REST or verbs or begin > start or text[end - 1] not in UNITS:
        return None
    return _named(text, Span(begin, end), places[0].name, (text[rest:end],))


def _start(bodies: Bodies, text: str, within: Span) -> int:
    """Where the letters begin that fill the end of a span: after a mark, and after the last word that parts bodies."""
    start = _letters(text, within)
    for at in range(within.end, start, -1):
        if bodies.words.ends_edge.longest(text, at, start):
            return at
    return start


def _letters(text: str, within: Span) -> int:
    """Where the letters begin that fill the end of a span."""
    start = within.end
    while start > within.start and HAN.match(text, start - 1):
        start -= 1
    return start


def _named(text: str, span: Span, place: str, units: tuple[str, ...] = ()) -> BodyMention:
    """A body with the name that it has in the text, which begins with a place."""
    name = text[span.start : span.end]
    return BodyMention(
        span=span, text=name, name=name, root=name, complete=True, lead=Lead.PLACE, lead_text=place, units=units
    )
