"""The lines of a leadership page or a name list in, links across line ends out.

馆长 / 张某 · 张某(女) / 党组书记、馆长 · 副馆长: / 李某 王某 · a row 张某 → 馆长 of a table
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.claims.links import Link
from kg.claims.patterns import pattern
from kg.claims.skeleton import Skeleton
from kg.grammar.phrases import Phrase
from kg.model import DateValue, PersonRef, Span, Status

LETTER = re.compile(r"[^\W\d_]|[\ue000-\ue003]")


@dataclass(frozen=True, slots=True)
class Pending:
    """The line above, when it held nothing but names or nothing but a title."""

    persons: tuple[PersonRef, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    line: int = -1
    start: int = 0
    status: Status | None = None
    entry: bool = False


def state(skeleton: Skeleton, line: int, above: Pending) -> tuple[list[Link], Pending]:
    """The links that the line and the one above it make, and what this line leaves to the next.

    A line of names is followed by its titles, or a title by its names; which of the two a page does shows in its first pair.
    """
    if not LETTER.search(skeleton.string):
        return [], above  # a rule between a title and its names
    entry, following = (pattern(name).match(skeleton.string) for name in ("rosters.entry", "rosters.following"))
    if entry is not None:
        status = Status.CANDIDATE if entry.group("candidate") else None
        phrases = tuple(skeleton.phrases(entry, "what"))
        return [], Pending(phrases=phrases, line=line, start=skeleton.offsets[0], status=status, entry=True)
    if following is not None and above.entry and 0 <= line - above.line <= 2:
        persons = tuple(skeleton.persons(following, "who"))
        span = skeleton.span(following, "who", "who")
        return list(_pairs(persons, above.phrases, span, above.status)), replace(above, line=line)
    names = pattern("rosters.names-only").match(skeleton.string)
    title = pattern("rosters.title-only").match(skeleton.string)
    near = 0 <= line - above.line <= 3
    if title is not None:
        phrases = tuple(skeleton.phrases(title, "what"))
        if above.persons and near:
            span = Span(above.start, skeleton.offsets[-1])
            return list(_pairs(above.persons, phrases, span, None)), Pending()
        status = Status.CANDIDATE if title.group("candidate") else None
        return [], Pending(phrases=phrases, line=line, start=skeleton.offsets[0], status=status)
    if names is not None:
        persons = tuple(skeleton.persons(names, "who"))
        if above.phrases and near:
            span = Span(above.start, skeleton.offsets[-1])
            links = [_since(link, skeleton.day(names)) for link in _pairs(persons, above.phrases, span, above.status)]
            return links, replace(above, line=line)
        return [], Pending(persons=persons, line=line, start=skeleton.offsets[0])
    return [], Pending()


def _since(link: Link, start: DateValue | None) -> Link:
    """The link of a name with a year behind it, of which the page tells no end: 王某 1984年."""
    return link if start is None else replace(link, start=start, status=link.status or Status.FORMER)


def _pairs(
    persons: tuple[PersonRef, ...], phrases: tuple[Phrase, ...], span: Span, status: Status | None
) -> Iterator[Link]:
    for person in persons:
        for phrase in phrases:
            yield Link(person=person, phrase=phrase, span=span, rule="rosters.line-and-next-line", status=status)
