"""A query in, the flat lists of patterns that it may match out: one for each way through its UNIONs and its paths.

`{ ?a ao:x|ao:y ?b } UNION { ?b ao:z/ao:w ?a }` gives two lists: one pattern, and two. What is OPTIONAL, or must not
exist, counts like all else: a change of it may change an answer. A BIND makes a variable another name of one that it is
made from; `ao:mergedInto?` is one pattern in one list and the same thing on both sides in another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, product
from typing import Any

from rdflib import BNode, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.processor import prepareQuery

Node = Any
"""A variable, an IRI or a literal of rdflib, which has no types of its own for them."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple of variables and terms; `predicates` are those that fit, none where any does.

    Where one that is not `optional` fits nothing there is no row.
    """

    subject: Node
    predicates: frozenset[str]
    object: Node
    optional: bool = False

    def renamed(self, names: Mapping[Node, Node]) -> "Pattern":
        """The pattern with other names of its variables."""
        return replace(self, subject=_root(self.subject, names), object=_root(self.object, names))


@dataclass(frozen=True, slots=True)
class _Same:
    """A variable that is another name of what it is made from."""

    variable: Node
    source: Node


_Flat = tuple[Pattern | _Same, ...]


def flat(query: str, name: str) -> tuple[tuple[Pattern, ...], ...]:
    """The lists of patterns of a SELECT query; where a variable has two names, one of them `name`, it keeps that."""
    return tuple(_settled(one, Variable(name)) for one in _of(prepareQuery(query).algebra, count()))


def _root(node: Node, names: Mapping[Node, Node]) -> Node:
    while node in names:
        node = names[node]
    return node


def _settled(parts: _Flat, kept: Node) -> tuple[Pattern, ...]:
    names: dict[Node, Node] = {}
    for part in parts:
        if isinstance(part, _Same):
            one, other = _root(part.variable, names), _root(part.source, names)
            if one != other:
                names |= {other: one} if one == kept else {one: other}
    return tuple(dict.fromkeys(part.renamed(names) for part in parts if isinstance(part, Pattern)))


def _of(node: Any, fresh: Iterator[int]) -> list[_Flat]:
    if not isinstance(node, CompValue):
        return [()]
    if node.name == "Union":
        return [*_of(node.p1, fresh), *_of(node.p2, fresh)]
    if node.name == "BGP":
        return _all(_triple(subject, path, end, fresh) for subject, path, end in node.triples)
    parts = [_of(node[key], fresh) for key in ("p", "p1", "p2") if isinstance(node.get(key), CompValue)]
    if node.name in ("LeftJoin", "Minus"):
        parts[-1] = _optional(parts[-1])
    if node.name == "Extend":
        made: list[_Flat] = [(_Same(node.var, source),) for source in sorted(_variables(node.expr))]
        parts.append(made or [()])
    parts += [_optional(_of(graph, fresh)) for graph in _exists(node.get("expr"))]
    return _all(parts)


def _optional(parts: list[_Flat]) -> list[_Flat]:
    return [tuple(replace(one, optional=True) if isinstance(one, Pattern) else one for one in part) for part in parts]


def _all(parts: Any) -> list[_Flat]:
    return [tuple(one for part in chosen for one in part) for chosen in product(*parts)]


def _triple(subject: Node, path: Any, object_: Node, fresh: Iterator[int]) -> list[_Flat]:
    if isinstance(path, URIRef):
        return [(Pattern(subject, frozenset({str(path)}), object_),)]
    if isinstance(path, Variable):
        return [(Pattern(subject, frozenset(), object_),)]
    if isinstance(path, InvPath):
        return _triple(object_, path.arg, subject, fresh)
    if isinstance(path, AlternativePath):
        if all(isinstance(arg, URIRef) for arg in path.args):
            return [(Pattern(subject, frozenset(map(str, path.args)), object_),)]
        return [one for arg in path.args for one in _triple(subject, arg, object_, fresh)]
    if isinstance(path, SequencePath):
        stops = [subject, *(Variable(f"step{next(fresh)}") for _ in path.args[1:]), object_]
        return _all(
            _triple(start, arg, end, fresh) for start, arg, end in zip(stops, path.args, stops[1:], strict=False)
        )
    if isinstance(path, MulPath) and path.mod == "?":
        return [(_Same(object_, subject),), *_triple(subject, path.path, object_, fresh)]
    raise TypeError(f"no index follows the path {path}")


def _variables(expression: Any) -> set[Node]:
    if isinstance(expression, Variable):
        return {expression}
    if isinstance(expression, CompValue):
        return {one for value in expression.values() for one in _variables(value)}
    if isinstance(expression, list):
        return {one for value in expression for one in _variables(value)}
    return set()


def _exists(expression: Any) -> list[CompValue]:
    if isinstance(expression, CompValue):
        if expression.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
            return [expression.graph]
        return [one for value in expression.values() for one in _exists(value)]
    if isinstance(expression, list):
        return [one for value in expression for one in _exists(value)]
    return []


def is_variable(node: Node) -> bool:
    """Whether a node of a pattern stands for many."""
    return isinstance(node, Variable | BNode)
