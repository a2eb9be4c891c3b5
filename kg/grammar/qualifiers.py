"""The words before a title that say how or when it is held (原, 代, 兼任, 拟任, 常务), read from ontology/lexicon/qualifiers.tsv."""

from dataclasses import dataclass
from functools import cache

from kg.grammar.tables import rows

AGO = ("此", "之", "目", "以", "年", "月", "日")
"""Before 前 they make a word of time: 此前|任市长 tells of no 前任."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`field` is what the word changes: status, mode, seat (part of the post's own name) or skip (nothing)."""

    word: str
    field: str
    value: str


@cache
def qualifiers() -> dict[str, Qualifier]:
    """All qualifiers by their word."""
    return {word: Qualifier(word, field, value) for word, field, value in rows("qualifiers")}


def ending_at(text: str, end: int, limit: int) -> Qualifier | None:
    """The longest qualifier that ends at `end` and starts at `limit` or later: 原 before 馆长."""
    table = qualifiers()
    for length in range(min(5, end - limit), 0, -1):
        found = table.get(text[end - length : end])
        if found is not None and not (found.word[0] == "前" and text[end - length - 1 : end - length] in AGO):
            return found
    return None
