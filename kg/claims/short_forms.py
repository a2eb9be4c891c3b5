"""The bodies of a text in, the short forms that it gives them itself out: 中国地方志指导小组(以下简称中指组)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.model import BodyMention, BodyRef

INTRODUCED = re.compile(r"[(（](?:以下|下)?简?称[:：]?[“\"「]?(?P<form>[^“”\"「」()（）,，、]{2,12})[”\"」]?[)）]$")
VIA = "the short form that the text gives it"


def introduced(mentions: Iterable[BodyMention], resolve: Callable[[BodyMention], BodyRef]) -> dict[str, BodyRef]:
    """The bodies by the short forms that stand in brackets behind their names."""
    found = ((mention, INTRODUCED.search(mention.text)) for mention in mentions)
    return {
        match["form"]: replace(resolve(mention), surface=match["form"], via=VIA) for mention, match in found if match
    }


def ending_at(forms: Mapping[str, BodyRef], text: str, at: int) -> BodyRef | None:
    """The body whose short form ends at `at`, the longest: 中指办|主任."""
    longest = max((form for form in forms if text.endswith(form, 0, at)), key=len, default=None)
    return None if longest is None else forms[longest]
