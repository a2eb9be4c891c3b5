"""A unit of a title phrase and the bodies named before it in, the body that the unit leaves out or names only in part out.

市委副书记、市长 · 市委常委、组织部部长 · 副省长、公安厅厅长 · 馆长 alone on the page of an archive
"""

import re
from dataclasses import replace

from kg.claims import parts
from kg.claims.parts import COMMISSIONS
from kg.claims.references import Context
from kg.claims.surroundings import Known
from kg.claims.wings import Wings
from kg.grammar import Grammar
from kg.grammar.phrases import Unit
from kg.grammar.tables import longest, rows, words
from kg.model import BodyMention, BodyRef, Lead

PREFIXES = ("中国共产党", "中国人民政治协商会议", "中国共产主义青年团")
PLACE = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:自治区|自治州|自治县|自治旗|[省市县区州盟旗镇乡])(?=[\u4e00-\u9fff])")
"""A place that the gazetteer does not know, by its form."""

VILLAGES = ("村", "社区")
OWN_DEFAULT = ("state", "party", "society")
COMMITTEES = {
    "村委会": "村民委员会",
    "村民委员会": "村民委员会",
    "居委会": "居民委员会",
    "居民委员会": "居民委员会",
}
TOWNS = ("镇", "乡", "街道", "苏木")
OF_PLACE = ("委员会", "人民政府", "政府", "常务委员会", "监察委员会")
COMMISSION = re.compile(
    "(?<!中国共产党)[省市县区州盟旗](?:建设|规划|计划|经济|科学|教育|卫生|民族|发展|国有|城乡|人口|体育|外事)[\u4e00-\u9fff]{0,12}委员会$"
)
"""A department of a government by its name, and not the committee of a place: 广州市建设委员会."""
ZONES = ("开发区", "度假区", "高新区", "新区", "园区", "保税区")
WHOLE_NAME = ("纪律检查委员会", "委员会", "人民政府", "政府")
LONGEST_PLACE = 8
ARTICLE = re.compile(r"(?:简介|概况|介绍|机构简介|百科)$")
LEVELS = "省市县区州盟旗镇乡道"
MANY = 3
ATTACHED = ("inner-unit", "party-group")
REPUBLIC = "1949-10"
"""Before the People's Republic a government is called 政府, not 人民政府."""
SHORTEST_PART = 3
NEW = "新任"
"""Before a title that was just left: 国安会秘书长甲接任国防部长,新任|秘书长由乙接任."""
STAMPED, HEAD = re.compile("(?:日期|时间)[:：][ \u3000]{0,2}(?:中华)?民国"), 300
"""A page that is dated by the years of the Republic calls it so, too, whatever the year."""


class Inheritance:
    """What stands for a body that a title leaves out, in one document."""

    def __init__(self, grammar: Grammar, context: Context, published: str | None) -> None:
        self._grammar = grammar
        self._context = context
        text = context.around.text
        self._old = (published is not None and published < REPUBLIC) or STAMPED.search(text[:HEAD]) is not None
        self._wings = Wings(grammar.bodies, context)
        self._stated: dict[str, tuple[int, BodyRef]] = {}

    def learn(self, unit: Unit, body: BodyRef) -> None:
        """Keep in which body a post was last said to be: 副主任 alone is of the body whose 主任 was named."""
        self._stated[unit.post] = (unit.span.start, replace(body, via=f"where the {unit.post} named before is"))

    def _as_stated(self, unit: Unit) -> BodyRef | None:
        """Where the line put the post, or the one whose deputy it is, before."""
        for post in (unit.post, head_post(unit.post)):
            at, body = self._stated.get(post, (0, None))
            if body is not None and self._context.in_line(at, unit.span.start):
                return body
        return None

    def named(self, unit: Unit, mention: BodyMention, last: BodyRef | None) -> BodyRef:
        """The body of a unit that names one, in full or in part."""
        at = unit.span.start
        town = (
            mention.lead is Lead.PLACE and mention.name.endswith(TOWNS) and unit.word.value("implies") == "government"
        )
        if mention.text in self._context.short_forms:
            return self._context.resolve(mention, at)
        if mention.kind == "place" or town:
            return self.government(unit, mention.text, None) or self._context.resolve(mention, at)
        if part := self._wings.part(mention, at, last):
            return part
        if mention.lead is Lead.NONE and last is not None and (joined := self._joined(mention, last)):
            return joined
        if mention.lead is Lead.RELATIVE and last is not None and last.name.endswith(("人民政府", "委员会")):
            place = self.place_in(last.name)
            if place is not None and mention.lead_text == place[-1:] and mention.text.startswith(mention.lead_text):
                written = place + mention.text.removeprefix(mention.lead_text)
                beside = self._grammar.bodies.ending_at(written, len(written), 0)
                if beside is not None and beside.complete and beside.span.start == 0:
                    found = self.resolved(beside, at)
                    return replace(found, surface=mention.text, via=f"place of {last.name}, named before it")
        return self.resolved(mention, at)

    def resolved(self, mention: BodyMention, at: int) -> BodyRef:
        """A body with its full name as it was called in the time of the document."""
        return self._in_its_time(self._context.resolve(mention, at))

    def missing(self, unit: Unit, last: BodyRef | None, *, first: bool) -> BodyRef | None:
        """The body of a unit that names none. `first`: it opens its phrase, so that `last` is of the phrase before."""
        default = unit.word.value("default-body")
        # 中共中央总书记、国家主席: the state has the second, whatever stands before it.
        if default is not None and last is not None and (abroad := _country(last.name)):
            return BodyRef(abroad, unit.post, via="the state of the party before it")
        if default is not None and (last is None or first or unit.word.value("kind") in OWN_DEFAULT):
            return BodyRef(default, unit.post, via="the post exists in this body only")
        if unit.word.value("implies") == "government" and level(unit.word.label):
            return self.government(unit, "", last)
        if first and unit.written.startswith(NEW) and (stated := self._as_stated(unit)):
            return stated
        if last is None:
            return self.of_kind(unit) or self._as_stated(unit)
        if fits(unit.post, last.name):
            return replace(last, via="body of the title before it")
        upper = head_of(last.name, endings(unit.post))
        if upper is not None:
            return replace(last, name=upper, via="body of the title before it")
        own = self.of_kind(unit)
        return own if own is not None or first else replace(last, via="body of the title before it")

    def of_kind(self, unit: Unit) -> BodyRef | None:
        """The body that has such a post: named in the same sentence, in the title, the publisher, or named last."""
        at, ends = unit.span.start, endings(unit.post)
        if not ends:
            return None
        near = next((known for known in self._context.before(at) if head_of(known.root, ends)), None)
        near = near or self._only(ends)
        if near is not None and self._context.in_sentence(near.at, at):
            undecided = self._kinds_before(at, ends) >= MANY
            return None if undecided else self._reference(near, unit, "named in the same sentence")
        title, publisher = self._context.of_title(ends), self._context.around.publisher
        own = head_of(publisher.name, ends) if publisher is not None else None
        if title is not None and not (own and self._context.is_visited(title)):
            return BodyRef(title, unit.post, True, "the title of the page")
        if own:
            return BodyRef(own, unit.post, True, "the publisher")
        return self._reference(near, unit, "named before") if near is not None else None

    def _kinds_before(self, at: int, ends: tuple[str, ...]) -> int:
        """How many bodies of a kind the sentence names before `at`: of several universities 副校长 alone may mean any."""
        near = (known for known in self._context.before(at) if self._context.in_sentence(known.at, at))
        return len({head_of(known.root, ends) for known in near} - {None})

    def _only(self, ends: tuple[str, ...]) -> Known | None:
        """The one body of a kind that the whole text names."""
        fitting = {known.name: known for known in self._context.around.named if known.name.endswith(ends)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def of_page(self, post: str) -> bool:
        """Whether the body that the page is about can have such a post: a plain 王馆长 in a text is then its head."""
        home = self.home()
        return home is not None and bool(endings(post)) and fits(post, home.name)

    def is_only_in_line(self, unit: Unit, body: BodyRef | None) -> bool:
        """Whether the line names one body that can have the post, and it is this: 常州市档案局召开…,黄某副局长主持."""
        ends, line = endings(unit.post), self._context.line_of(unit.span.start)
        near = {head_of(known.root, ends) for known in self._context.before(unit.span.start) if known.at >= line}
        return bool(ends) and body is not None and near - {None} == {body.name}

    def of_article(self) -> BodyRef | None:
        """The body that an article is about, when its title is nothing but the name of one: 中国档案学会, 某馆简介."""
        title = ARTICLE.sub("", self._context.title or "")
        mention = self._grammar.bodies.ending_at(title, len(title), 0) if title else None
        if mention is None or mention.span.start > 0 or not mention.complete:
            return None
        return BodyRef(mention.root, title, True, "the body that the page describes")

    def home(self) -> BodyRef | None:
        """The body that the page is about: the first full name in its title, else the publisher."""
        publisher = self._context.around.publisher
        name = self._context.of_title(("",)) or (publisher.name if publisher is not None else None)
        return BodyRef(name, name, True, "the body of the page") if name else None

    def government(self, unit: Unit, place: str, last: BodyRef | None) -> BodyRef | None:
        """The people's government that a title implies: 市长 after 常州市委副书记, 太原|市长; None without a place."""
        grade = level(unit.word.label) or ""
        if not place and last is not None and (near := self.place_in(last.name)):
            place = near if near.endswith(grade) else ""
        written = f"{place}{'' if place.endswith(grade) else grade}政府"
        mention = self._grammar.bodies.ending_at(written, len(written), 0)
        if mention is None:
            return None
        found = self._in_its_time(self._context.resolve(mention, unit.span.start))
        if not found.resolved:
            return None
        return replace(found, surface=place + unit.post, via=f"implied by the title, {found.via}")

    def place_in(self, name: str) -> str | None:
        """The place in a full name: 常州市 of 中国共产党常州市委员会, 泾川县丰台乡 of 泾川县丰台乡人民政府."""
        bare = name
        for prefix in PREFIXES:
            bare = bare.removeprefix(prefix)
        for suffix in WHOLE_NAME:
            if bare.endswith(suffix) and bare.removesuffix(suffix)[-1:] in LEVELS:
                return bare.removesuffix(suffix)
        for length in range(len(bare), 0, -1):
            if self._grammar.gazetteer.split(bare[:length]):
                return bare[:length]
        match = PLACE.match(bare)
        alone = name if name[-1:] in LEVELS and len(name) <= LONGEST_PLACE else None
        return match.group() if match else alone

    def whole(self, body: BodyRef, mention: BodyMention | None) -> BodyRef:
        """The body without the inner unit that was named of it: 江苏省档案局 of 江苏省档案局办公室."""
        if mention is None or not self._grammar.bodies.is_inner(mention):
            return body
        upper = body.name.removesuffix(mention.units[-1])
        return replace(body, name=upper) if upper and upper != body.name else body

    def _reference(self, known: Known, unit: Unit, where: str) -> BodyRef:
        name = head_of(known.root, endings(unit.post)) or known.root
        return BodyRef(name, unit.post, True, f"{known.surface}, {where}")

    def _joined(self, mention: BodyMention, last: BodyRef) -> BodyRef | None:
        """A part named alone, as a part of the body before it: 常州市委常委、组织部部长; 副省长、公安厅厅长."""
        via = f"part of {last.name}, named before it"
        bodies = self._grammar.bodies
        if last.name.endswith(mention.text) and len(mention.text) >= SHORTEST_PART:
            return last  # 台南市政府文化局主任秘书甲,文化局|科长乙
        if not parts.may_hold(last.name, mention.text):
            return None
        if last.name.endswith(VILLAGES) and (committee := COMMITTEES.get(mention.text)):
            return BodyRef(last.name + committee, mention.text, last.resolved, via)
        attached = BodyRef(last.name + mention.name.replace("{self}", ""), mention.text, last.resolved, via)
        place = self.place_in(last.name) if last.name.endswith(OF_PLACE) and not COMMISSION.search(last.name) else None
        if last.name.endswith(ZONES) and (organ := bodies.words.organs.get(mention.text)):
            name = organ.full.replace("{party}", PREFIXES[0]).replace("{place}", last.name)
            return BodyRef(name, mention.text, last.resolved, via)
        if mention.text in COMMISSIONS or mention.text in bodies.words.special:
            return None
        if mention.kind in ATTACHED:
            return attached
        if mention.organ is not None and place is None:
            return last  # 某市农业局党委副书记、纪委|书记: 纪委 belongs to the post
        if place is not None:
            written = place + ("委" if bodies.is_department(mention.text) else "") + mention.text
            full = bodies.ending_at(written, len(written), 0)
            if full is not None and full.complete and full.span.start == 0 and mention.kind != "society":
                return BodyRef(full.name, mention.text, last.resolved, via)
        if bodies.is_part(mention.text):
            return BodyRef(place + mention.name, mention.text, last.resolved, via) if place else attached
        if place is not None and mention.kind != "society":
            return BodyRef(place + mention.name, mention.text, last.resolved, f"place of {last.name}, named before it")
        return None

    def _in_its_time(self, body: BodyRef) -> BodyRef:
        return in_old_time(body) or body if self._old else body


def _country(name: str) -> str | None:
    """The foreign state that a name begins with: 越南 of 越南共产党中央委员会."""
    return next((name[:n] for n in range(longest("countries"), 1, -1) if name[:n] in words("countries")), None)


def in_old_time(body: BodyRef | None) -> BodyRef | None:
    """The body as it was called before the People's Republic: 束鹿县政府."""
    if body is None or "人民" in body.surface:
        return body
    return replace(body, name=body.name.replace("人民政府", "政府"))


def level(label: str) -> str | None:
    """The level of the place whose head a title names: 市 of 副市长."""
    plain = label.removeprefix("常务").removeprefix("副")
    return plain[0] if plain[0] in "省市县区镇乡州盟旗" else None


def endings(post: str) -> tuple[str, ...]:
    """How the name of a body ends that has such a post: 馆 for 副馆长; empty when the title does not tell."""
    return next((tuple(ends.split()) for end, ends in rows("post-endings") if post.endswith(end)), ())


def head_post(post: str) -> str:
    """The post whose deputy this is: 主任 of 副主任 and of 常务副主任."""
    return post.removeprefix("常务").removeprefix("第一").removeprefix("副")


def fits(post: str, body: str) -> bool:
    """Whether a body of this name can have such a post; a title that does not tell (主任, 书记) fits any."""
    ends = endings(post)
    return not ends or body.endswith(ends)


def head_of(name: str, ends: tuple[str, ...]) -> str | None:
    """The longest beginning of a name that ends so: 某区人民法院 of 某区人民法院刑事审判庭 for 审判员; None without one."""
    for length in range(len(name), 3, -1):
        if name[:length].endswith(ends) and not name.startswith("议", length):  # 政治协商会|议
            return name[:length]
    return None
