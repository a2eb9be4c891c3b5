"""A question that an index keeps in, out by which changed triples its rows may change and how their owners are found.

A row changes only where a triple that one of its patterns matches comes or goes. Between the owner of the row and the
triple of those that changed that is nearest to it, all triples stand before and after: so its owner is found, in the
graph as it is now, by following the patterns from the triple back to the owner. That is done here for each pattern, and
so whatever a question says: nobody has to write down what it depends on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import Variable

from kg.answers.kept import Question
from kg.indexing.patterns import Pattern, flat, is_variable
from kg.indexing.shapes import owners, reading


@dataclass(frozen=True, slots=True)
class Rule:
    """A triple with one of `predicates` (none: any) and the object `object` (None: any) changes the rows of owners.

    `query` finds them from its subject or object (`at`), with @NODES@ for the terms; "" where that is the owner itself.
    """

    predicates: frozenset[str]
    object: str | None
    at: int
    query: str


@cache
def rules(question: Question) -> tuple[Rule, ...]:
    """By which changed triples the rows of the question may change."""
    found: dict[Rule, None] = {}
    for text, owner in ((reading(question, ["<x:x>"]), question.owner), (owners(question), "it")):
        for patterns in flat(text, owner):
            found |= dict.fromkeys(_rules(patterns, Variable(owner)))
    return _together(found)


def _together(found: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules that differ in their predicates only are one: one query for all of them."""
    listed: dict[tuple[str | None, int, str], list[frozenset[str]]] = {}
    for rule in found:
        listed.setdefault((rule.object, rule.at, rule.query), []).append(rule.predicates)
    return tuple(
        Rule(frozenset() if frozenset() in said else frozenset().union(*said), *rest) for rest, said in listed.items()
    )


def _rules(patterns: tuple[Pattern, ...], owner: Any) -> Iterable[Rule]:
    ways = _ways(patterns, owner)
    for pattern in patterns:
        ends = [(len(ways[end]), at, end) for at, end in ((0, pattern.subject), (1, pattern.object)) if end in ways]
        if not ends:
            continue  # a part of the query that no variable ties to the owner says nothing of one owner
        _, at, end = min(ends, key=lambda item: item[:2])
        fixed = None if is_variable(pattern.object) else pattern.object.n3()
        yield Rule(pattern.predicates, fixed, at, _query(_narrowed(ways[end], patterns, owner), end, owner))


def _narrowed(way: tuple[Pattern, ...], patterns: tuple[Pattern, ...], owner: Any) -> tuple[Pattern, ...]:
    """The way with all else that is said of every owner: were that what changed, its own rule would find the owner."""
    if not way:
        return way
    return (
        *way,
        *(one for one in patterns if owner in (one.subject, one.object) and one not in way and not one.optional),
    )


def _ways(patterns: tuple[Pattern, ...], owner: Any) -> dict[Any, tuple[Pattern, ...]]:
    """Of each variable the shortest chain of patterns to the owner; all of them make one tree."""
    ways: dict[Any, tuple[Pattern, ...]] = {owner: ()}
    edge = [owner]
    while edge:
        new: list[Any] = []
        for near in edge:
            for pattern in patterns:
                for one, other in ((pattern.subject, pattern.object), (pattern.object, pattern.subject)):
                    if one == near and is_variable(other) and other not in ways:
                        ways[other] = (pattern, *ways[near])
                        new.append(other)
        edge = new
    return ways


def _query(way: tuple[Pattern, ...], start: Any, owner: Any) -> str:
    if not way:
        return ""
    names: dict[Any, str] = {start: "?node", owner: "?it"}
    lines = [_line(pattern, names, number) for number, pattern in enumerate(way)]
    return f"SELECT DISTINCT ?it WHERE {{ VALUES ?node {{ @NODES@ }} {' '.join(lines)} }}"


def _line(pattern: Pattern, names: dict[Any, str], number: int) -> str:
    ends = [
        names.setdefault(end, f"?v{len(names)}") if is_variable(end) else end.n3()
        for end in (pattern.subject, pattern.object)
    ]
    path = "|".join(f"<{one}>" for one in sorted(pattern.predicates)) or f"?any{number}"
    return f"{ends[0]} {path} {ends[1]} ."
