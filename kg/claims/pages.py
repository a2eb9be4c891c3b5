"""A line of a list-like page in, the body whose people the lines under it are out.

一、办公室 on a page of 泉州市档案馆 is 泉州市档案馆办公室; 绵阳市档案馆 alone in a line is that archive.
"""

import re

from kg.claims.inheritance import Inheritance
from kg.claims.links import Link
from kg.grammar import Grammar
from kg.model import BodyRef, Lead

NUMBER = re.compile(r"^[ \u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]|[●■◆▲·•*○□【\[])?[ \u3000]*")
TAIL = re.compile(r"(?:[(（][^()（）]*[)）]|负责人|领导班子|领导|成员|组成人员|名单|简介|[:：\s|】\]])*$")
LONGEST = 40
COLON = re.compile(r"[:：]")
LISTED = ("rosters", "tables")


def heading(line: str, at: int, grammar: Grammar, inheritance: Inheritance) -> BodyRef | None:
    """The body that a line at offset `at` names and nothing else; an inner unit belongs to the body of the page."""
    bare = TAIL.sub("", NUMBER.sub("", line))
    if not bare or len(line) > LONGEST:
        return None
    mention = grammar.bodies.ending_at(bare, len(bare), 0)
    if mention is None or mention.span.start > 0:
        return None
    if mention.lead is not Lead.NONE:
        found = inheritance.resolved(mention, at)
        return found if found.resolved else None
    home = inheritance.home()
    if home is not None and grammar.bodies.is_part(mention.text):
        return BodyRef(
            home.name + mention.name.replace("{self}", ""),
            mention.text,
            home.resolved,
            f"part of {home.name}, the heading above",
        )
    return None


def is_listed(link: Link, text: str) -> bool:
    """Whether a link is an entry of a list and no sentence: 馆长:王某, 王某 馆长, a line that is nothing else."""
    quote = text[link.span.start : link.span.end]
    if link.rule.startswith(LISTED) or COLON.search(quote):
        return True
    start = text.rfind("\n", 0, link.span.start) + 1
    end = text.find("\n", link.span.end)
    line = text[start : end if end >= 0 else len(text)]
    begins = not NUMBER.sub("", text[start : link.span.start]).strip()
    return line.strip(" \u3000。;；、，,|") == quote.strip() or (
        begins and any(blank in quote for blank in " \u3000\t")
    )
