"""A place in a text in, the length of a bracket that ends there and belongs to a name out: 安科生物工程(集团)股份有限公司."""

import re

from kg.grammar.places import Gazetteer

BRACKET = re.compile("[(（]([\u4e00-\u9fff]{2,4})[)）]$")
WORDS = frozenset({"集团", "控股", "中国", "国际", "厂"})
LONGEST = 6


def in_name(text: str, at: int, limit: int, places: Gazetteer) -> int:
    """The length of the bracket before `at` when it holds a word of firms or a place: 东方日升(宁波)电力公司; else 0."""
    match = BRACKET.search(text, max(limit, at - LONGEST), at)
    if match is None or not (match[1] in WORDS or places.ending_at(match[1], len(match[1])) == match[1]):
        return 0
    return at - match.start()
