"""A full name in, the institution with parts of its own that it begins with out: 郑州大学 of 郑州大学图书馆."""

import re

HOUSE = re.compile(
    r"[\u4e00-\u9fff]{2,}?(?:大学(?!生)|(?:集团)?(?:股份)?有限(?:责任)?公司|集团公司|总公司|公司|集团(?!公司|有限|股份)|医院)"
)
APART = "附属"
PARTY = "中国共产党"


def house(name: str) -> str | None:
    """The university, company or hospital that a full name begins with: 郑州大学 of 郑州大学图书馆."""
    bare = name.removeprefix(PARTY)
    match = HOUSE.match(bare)
    return match.group() if match and APART not in bare else None
