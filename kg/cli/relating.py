"""The options of `archontology relate`, and the relations of the store that they name."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

from kg.answers import Period
from kg.answers.ties.asking import Asked
from kg.answers.ties.kept import Projections
from kg.answers.ties.relations import Relations
from kg.cli.options import opened, settings

Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]
FirstDay = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="The first day (or month, or year) of a period")
]
LastDay = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last one of it, inclusive")]
Certainly = Annotated[bool, typer.Option("--certainly", help="Only what is certain counts")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=5000, help="So many of them")]
Kinds = Annotated[str, typer.Option("--kinds", help="Kinds of edges, with commas: tenure, participation, hierarchy")]
Words = Annotated[bool, typer.Option("--words", help="Each edge with the words of its claims")]
Body = Annotated[str | None, typer.Option("--body", help="A body: any name or IRI")]
Region = Annotated[str | None, typer.Option("--region", help="What names of bodies begin with: 浙江省")]
Hops = Annotated[int, typer.Option("--hops", min=1, max=3, help="So many edges away, at most")]
Near = Annotated[int, typer.Option("--hops", min=1, max=2, help="1: colleagues; 2: their colleagues")]
Across = Annotated[bool, typer.Option("--across", help="Across changes of bodies")]
Number = Annotated[int, typer.Option("-k", min=1, max=20, help="So many chains, the shortest first")]
Sources = Annotated[int, typer.Option("--sources", min=1, help="Of betweenness: so many sources are sampled")]
ALL = "tenure,participation,hierarchy"


class Through(StrEnum):
    """By what people are tied."""

    BODIES = "bodies"
    EVENTS = "events"
    BOTH = "both"


class Of(StrEnum):
    """The network of whom."""

    PEOPLE = "people"
    BODIES = "bodies"
    ALL = "all"


class Measure(StrEnum):
    """By what nodes are central."""

    DEGREE = "degree"
    BETWEENNESS = "betweenness"
    PAGERANK = "pagerank"


Tied = Annotated[Through, typer.Option("--through", help="What ties people: posts in a body, parts in an event")]
Whose = Annotated[Of, typer.Option("--of", help="The network of people who met, of bodies that share people, of all")]
By = Annotated[Measure, typer.Option("--measure", help="How many others, on how many shortest paths, or PageRank")]


@contextmanager
def related_in(store: str | None, lang: str | None) -> Iterator[tuple[Relations, str]]:
    """The relations of the store that is meant, and the language of tables."""
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        yield Relations(graph, Projections().of(graph)), chosen.lang


def asked_of(on: str | None, first: str | None, last: str | None, certainly: bool) -> Asked:
    """What the options ask about."""
    return Asked(Period(on, first, last), certainly=certainly)
