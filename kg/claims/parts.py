"""A part named alone and its place in a document in, the body with the full name that it means there out.

办公室 is a part of the body named before it in its line, 学会 the society of the page, 宣传部 of the committee named last.
"""

from typing import TYPE_CHECKING

from kg.claims.meanings import Meaning
from kg.model import BodyMention

if TYPE_CHECKING:
    from kg.claims.references import Context

SOCIETIES = (
    "学会",
    "协会",
    "研究会",
    "联合会",
    "商会",
    "基金会",
    "促进会",
    "联盟",
    "联谊会",
    "集团",
    "公司",
    "分会",
    "专业委员会",
)
BUREAUX, CABINET = ("局", "厅", "署"), "国务院"
HOUSES = (
    "馆",
    "院",
    "校",
    "大学",
    "学会",
    "协会",
    "研究会",
    "中心",
    "署",
    "处",
    "科",
    "室",
    "司",
    "社",
    "台",
    "所",
    "站",
)
"""Departments of a government, and the ends of names that are of no government."""
OFFICES = ("办公厅", "分局", "支局")
OFFICE, GROUPS = "办公室", ("领导小组", "编纂委员会", "协调小组", "组委会", "指导委员会", "指挥部")
COMMISSIONS = {"组委会": "组织委员会", "筹委会": "筹备委员会", "编委会": "编纂委员会", "执委会": "执行委员会"}
"""Bodies of one undertaking, by their short form: 组委会 of 第13届国际档案大会组织委员会."""
ASSEMBLIES = {"cppcc": "政治协商会议", "congress": "人民代表大会"}
INSTITUTIONS = ("馆", "局", "厅", "公司", "集团", "大学", "学院", "医院", "中心", "学校", "学会", "协会")


def may_hold(whole: str, part: str) -> bool:
    """Whether a body can have such a part: no library has a 文化局, and no bureau another."""
    if part.endswith(OFFICES):
        return True
    bureau = part.endswith(BUREAUX) or (part.endswith("委员会") and whole.endswith("署"))
    if whole == CABINET:
        return not bureau and not part.endswith("处")
    return not ((bureau or part.endswith("司")) and whole.endswith(HOUSES)) and not (bureau and whole.endswith("局"))


def society(context: "Context", at: int) -> Meaning | None:
    """第七届理事会 alone: of the society that the page is about, else of the one last named."""
    own = context.of_title(SOCIETIES)
    publisher = context.around.publisher
    if own is None and publisher is not None and publisher.name.endswith(SOCIETIES):
        own = publisher.name
    if own is not None:
        return Meaning(own, "the society of the page")
    for known in context.before(at):
        if known.root.endswith(SOCIETIES):
            return Meaning(known.root, f"{known.surface}, named before")
    return None


def part(context: "Context", mention: BodyMention, pattern: str, at: int) -> Meaning | None:
    """学会 is the last one named; 办公室 a part of the body named before it in its line, or of the publisher."""
    if context.bodies.is_department(mention.text):
        return department(context, mention.text, at)
    latest = last(context, COMMISSIONS.get(mention.text, mention.text), at)
    if mention.text in COMMISSIONS:
        return latest
    if (kind := context.bodies.words.special.get(mention.text)) is not None:
        return special_committee(context, mention.text, ASSEMBLIES[kind], at)
    if mention.text == OFFICE and (group := context.of_title(GROUPS)):
        return Meaning(group + pattern, f"part of {group}, the title of the page")
    if context.bodies.is_part(mention.text):
        line = context.around.text.rfind("\n", 0, at) + 1
        named = (k for k in context.before(at) if k.at >= line and not k.part)
        before = next((k for k in named if may_hold(k.root, mention.text)), None)
        if before is not None:
            whole = before.root if before.root.endswith(pattern) else before.root + pattern
            return Meaning(whole, f"part of {before.surface}, named before")
        return latest or part_of_page(context, pattern)
    own = context.of_title((mention.text,))
    if own is not None:
        return Meaning(own, "the title of the page")
    publisher = context.around.publisher
    if publisher is not None and publisher.name.endswith(mention.text):
        return Meaning(publisher.name, "the publisher")
    return latest


def special_committee(context: "Context", word: str, assembly: str, at: int) -> Meaning | None:
    """经济委员会 alone: of the consultative conference, or the congress, that was named last, or that the title names."""
    before = (known.root for known in context.before(at) if assembly in known.root)
    named = next(before, None) or context.of_title(("委员会", "大会"))
    if named is None or assembly not in named:
        return None
    house = named.removesuffix("常务委员会")
    return Meaning(house + word, f"part of {house}, named in the text")


def part_of_page(context: "Context", pattern: str) -> Meaning | None:
    """查阅利用科 on a page of 赣州市档案馆, by its publisher or its title, that names no other body before it."""
    publisher = context.around.publisher
    if publisher is not None and publisher.root.endswith(INSTITUTIONS):
        return Meaning(publisher.root + pattern, "part of the publisher")
    title = context.of_title(INSTITUTIONS)
    return Meaning(title + pattern, f"part of {title}, the title of the page") if title else None


def last(context: "Context", word: str, at: int) -> Meaning | None:
    """The last body of a kind, also by its full form: 管委会 of 某开发区管理委员会."""
    entry = context.bodies.words.organs.get(word)
    long = entry.full.rsplit("}", 1)[-1] if entry else word
    return context.last_of(word, at) or (context.last_of(long, at) if long != word and len(long) > 3 else None)


def department(context: "Context", word: str, at: int) -> Meaning | None:
    """市委常委、宣传部部长: of the Party committee named last."""
    for known in context.before(at):
        if known.root.startswith("中国共产党") and known.root.endswith("委员会"):
            name = known.root + context.bodies.words.organs[word].full.partition("}委员会")[2]
            return Meaning(name, f"part of {known.surface}, named before")
    return None
