"""A part that stands alone and what is named around it in, the institution that it is a part of out.

郑州大学图书馆副馆长、信息管理学院院长: a college is of the university, not of its library. 档案馆馆长 after
某公司办公厅副主任 is of the company. What no university, company or hospital stands around is left alone.
"""

import re

from kg.claims.houses import house
from kg.claims.references import Context
from kg.grammar.bodies import Bodies
from kg.model import BodyMention, BodyRef, Lead

UNIVERSITY = ("大学", "学院")
PRESIDENCY = ("校长办公室", "校办公室")
SCHOOL = re.compile("[\u4e00-\u9fff]{2,12}?学院")
COLLEGE = re.compile(
    r"(?:学院|研究院|研究生院|图书馆|档案馆|校史馆|博物馆|出版社|处|党政办公室|学校办公室|党委[\u4e00-\u9fff]{2,4}部)$"
)
BRANCH = re.compile(r"(?:分公司|档案馆|图书馆|史志办公室)$")
"""What stands directly under a university, and what under another house."""
SUBSIDIARY = "分公司"
DEPARTMENT = "系"
OF_THE_STATE = ("中国", "国家", "中央")
"""What begins the name of a body of its own: 中国社会科学院 is no 学院 of the university named before it."""


class Wings:
    """The institutions of one document and the parts that stand alone in it."""

    def __init__(self, bodies: Bodies, context: Context) -> None:
        self._bodies, self._context = bodies, context

    def part(self, mention: BodyMention, at: int, last: BodyRef | None) -> BodyRef | None:
        """The body that a part at `at` is, after the body `last`; None where no house stands around."""
        upper = self._house(last.name) if last is not None and last.resolved else self._around(at)
        if upper is not None and mention.lead is Lead.NONE and self._bodies.is_department(mention.text):
            return BodyRef(f"{upper}党委{mention.text}", mention.text, True, f"part of {upper}")
        if upper is not None and upper.endswith(UNIVERSITY) and mention.text.startswith(PRESIDENCY):
            return BodyRef(upper + mention.name, mention.text, True, f"part of {upper}")
        if not self._alone(mention):
            return None
        if upper is None:
            return None
        if mention.text.endswith(DEPARTMENT):
            return self._department(mention, upper, at)
        ends = COLLEGE if upper.endswith(UNIVERSITY) else BRANCH
        if not ends.search(mention.name) and not (len(mention.units) > 1 and ends.search(mention.units[0])):
            return None
        if last is not None and last.name.endswith(mention.text):
            return None
        return BodyRef(upper + mention.name, mention.text, True, f"part of {upper}")

    def _alone(self, mention: BodyMention) -> bool:
        """Whether a mention names a part and no place, nor a name of its own: 信息管理学院, but not 协和医学院."""
        if mention.lead is Lead.NONE:
            return "{" not in mention.name and mention.organ is None
        if mention.lead is not Lead.NAME or len(mention.units) > 1 or mention.text.startswith(OF_THE_STATE):
            return False
        return mention.text.endswith(SUBSIDIARY) or self._bodies.is_of_stems(mention.text)

    def _around(self, at: int) -> str | None:
        """The house named before in the same sentence, else that of the page."""
        for known in self._context.before(at):
            if not self._context.in_sentence(known.at, at):
                break
            return self._house(known.root)
        publisher = self._context.around.publisher
        return self._house(publisher.name) if publisher is not None else None

    def _house(self, name: str) -> str | None:
        """The institution that a name begins with, also a 学院 that is no part of another: 丽水学院, but not 信息管理学院."""
        found, school = house(name), SCHOOL.match(name)
        if found is not None or school is None or self._bodies.is_of_stems(school.group()):
            return found
        return school.group()

    def _department(self, mention: BodyMention, upper: str, at: int) -> BodyRef | None:
        """哲学系 after 南开大学哲学系: the one of that university that the text names in full."""
        full = {k.root for k in self._context.before(at) if k.root.startswith(upper) and k.root.endswith(mention.text)}
        return BodyRef(full.pop(), mention.text, True, "named before") if len(full) == 1 else None
