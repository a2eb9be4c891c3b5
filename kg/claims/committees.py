"""A unit and its body in, the body that has such a post out, where the words name the one beside it.

某镇党委书记 is the 书记 of the committee of the town, 区人大主任 heads its standing committee, the 书记 that a
市委常委会 elects is that of the committee.
"""

from dataclasses import replace

from kg.grammar.phrases import Unit
from kg.grammar.words import title_words
from kg.model import BodyRef

TOWNS = ("镇", "乡", "街道", "县", "区", "市", "旗", "苏木")
NO_TOWNS = ("社区", "校区", "园区", "景区", "灾区")
"""They end as a district does; a 社区 has a 党委书记 as a village has."""
COMMITTEES = (("党工委", "工作委员会"), ("党委", "委员会"), ("纪委", "纪律检查委员会"))
"""A town's 党委书记 is the 书记 of its committee; an institution's 党委书记 is a post of the institution."""
CONGRESS, STANDING, PARTY = "人民代表大会", "常务委员会", "中国共产党"
CONFERENCE, MANY_SEATS, IN_CONFERENCE = "中国人民政治协商会议", "常务委员", "政协常务委员"
"""A conference has dozens of 常务委员: they are members of its standing committee."""
HEADS = ("主任", "副主任", "常务副主任", "秘书长", "副秘书长")
"""Posts of a standing committee; a town's congress without one has a 主席."""


def seated(unit: Unit, body: BodyRef | None) -> tuple[Unit, BodyRef | None]:
    """The unit and the body that it sits in."""
    if body is None:
        return unit, body
    if body.name.endswith(CONGRESS) and unit.post in HEADS:
        return unit, replace(body, name=body.name + STANDING, via=f"the standing committee of {body.name}")
    if body.name.startswith(CONFERENCE) and unit.post == MANY_SEATS:
        member = title_words().get(IN_CONFERENCE)
        return (replace(unit, word=member) if member else unit), body
    if body.name.startswith(PARTY) and body.name.endswith("委员会" + STANDING):
        return unit, replace(body, name=body.name.removesuffix(STANDING), via=f"the committee of {body.surface}")
    town = body.name.endswith((*TOWNS, "人民政府")) and not body.name.endswith(NO_TOWNS)
    if unit.word.value("implies") == "government" or not town:
        return unit, body
    return _of_town(unit, body)


def _of_town(unit: Unit, body: BodyRef) -> tuple[Unit, BodyRef]:
    """某镇党委书记 as 书记 of 中国共产党某镇委员会."""
    for prefix, committee in COMMITTEES:
        if unit.post.startswith(prefix):
            place = body.name.removesuffix("人民政府")
            full = f"{PARTY}{place}{committee}"
            return replace(unit, post=unit.post.removeprefix(prefix)), replace(
                body, name=full, via="the committee of a place"
            )
    return unit, body
