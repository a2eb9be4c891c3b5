"""An answer in; its rows as plain dictionaries, as a pandas frame, or a network for networkx, out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Final

import networkx as nx

from kg.answers.prepared import whole
from kg.answers.search import Found
from kg.answers.ties.networks import graph_of
from kg.answers.ties.values import (
    Bridges,
    Chains,
    Communities,
    Hierarchy,
    Network,
    Node,
    Ranking,
    Stations,
    Succession,
    Ties,
)
from kg.answers.values import (
    Bounds,
    Career,
    DateText,
    Derived,
    Evidence,
    Holders,
    Kind,
    Officials,
    Ref,
    Standing,
    Words,
)
from kg.errors import InputError

Row = dict[str, Any]
LISTS: Final[dict[type, tuple[str, ...]]] = {
    **dict.fromkeys((Holders, Officials, Career), ("tenures",)),
    Found: ("results",),
    Ties: ("ties",),
    Chains: ("chains",),
    Stations: ("bodies", "posts"),
    Hierarchy: ("bodies_above", "bodies_below", "people_above", "people_below"),
    Bridges: ("bridges",),
    Ranking: ("ranked",),
    Communities: ("communities",),
}
"""Of each answer the lists that its rows are."""


def graph(network: Network | Chains) -> "nx.MultiDiGraph[str]":
    """A network, or the network that chains make, for networkx: nodes and edges with all that is known of them."""
    return graph_of(network)


def frame(answer: Any) -> Any:
    """The rows of an answer as a `pandas.DataFrame`. Raises InputError where pandas is not installed."""
    try:
        pandas = import_module("pandas")
    except ImportError:
        raise InputError("pandas is not installed", "pip install pandas, or take rows(answer)") from None
    return pandas.DataFrame(rows(answer))


def rows(answer: Any) -> list[Row]:
    """The rows of an answer: one a tenure, an edge, a person; one for each thing that two share.

    Of an entity there are its label and its IRI (`person`, `person_iri`), of evidence how many and the first quote.
    Where an answer has several lists, `of` says which one a row is from. Raises InputError for what is no answer.
    """
    if isinstance(answer, tuple):
        return [row for one in answer for row in (_line(one) if isinstance(one, Succession) else _exploded(one, ""))]
    if isinstance(answer, Network):
        return list(_edges(answer))
    if type(answer) not in LISTS:
        raise InputError(f"no rows of a {type(answer).__name__}", "an answer, or a list in one: network.nodes")
    names = LISTS[type(answer)]
    told = [{"of": name} if len(names) > 1 else {} for name in names]
    return [
        {**mark, **row}
        for name, mark in zip(names, told, strict=True)
        for one in getattr(answer, name)
        for row in _exploded(one, "")
    ]


def _edges(network: Network) -> Iterator[Row]:
    """The edges with the labels of their ends."""
    named = {node.id: node.label for node in network.nodes}
    for edge in network.edges:
        ends = {"source_label": named[edge.source], "target_label": named[edge.target]}
        yield {**dict(_cells(edge, "")), **ends}


def _line(one: Succession) -> Iterator[Row]:
    """Those before and after somebody in a post: how many steps away, before with a minus."""
    sides = [(-at, link) for at, link in enumerate(one.before, start=1)][::-1] + list(enumerate(one.after, start=1))
    for step, link in sides:
        of = {"of": one.of.person.label, "step": step, "certainty": link.certainty.value}
        yield from ({**of, **dict(_cells(holder, ""))} for holder in link.holders)


def _exploded(value: Any, prefix: str) -> Iterator[Row]:
    """One row of a value; one for each of the things in its first list, where it has one."""
    value = whole(value)
    row = dict(_cells(value, prefix))
    every = ((item.name, getattr(value, item.name)) for item in fields(value))
    name, held = next(((name, held) for name, held in every if _is_rows(held)), ("", ()))
    if not held:
        yield row
    for one in held:
        for more in _exploded(one, f"{prefix}{name}_"):
            yield {**row, **more}


def _is_rows(held: Any) -> bool:
    """Whether a field is a list that rows are made of."""
    several = isinstance(held, tuple) and held and is_dataclass(held[0])
    return bool(several) and not isinstance(held[0], Ref | Evidence | Derived | Node)


def _cells(value: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for item in fields(value):
        held = getattr(value, item.name)
        if isinstance(held, Bounds):
            yield from _cells(held, prefix)  # the bounds of a tenure are the tenure's
        elif not _is_rows(held):
            yield from _cell(held, f"{prefix}{item.name}")


def _cell(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The columns of one field."""
    if isinstance(value, Ref):
        yield from ((name, value.label), (f"{name}_iri", value.iri))
    elif isinstance(value, Words | Kind | DateText | Standing):
        yield name, _short(value)
    elif isinstance(value, tuple):
        yield from _several(value, name)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _cells(value, f"{name}_")
    else:
        yield name, value.value if isinstance(value, StrEnum) else value


def _short(value: Words | Kind | DateText | Standing) -> str:
    if isinstance(value, Kind):
        return value.label.zh
    if isinstance(value, Words):
        return value.zh
    return value.edtf if isinstance(value, DateText) else value.certainty.value


def _several(held: tuple[Any, ...], name: str) -> Iterator[tuple[str, Any]]:
    if name.rpartition("_")[2] == "evidence":
        yield from ((name, len(held)), (f"{name}_quote", held[0].quote if held else None))
    elif held and isinstance(held[0], Ref | Node):
        yield name, "、".join(one.label for one in held)
    else:
        yield name, " ".join(one.code if isinstance(one, Derived) else str(one) for one in held)
