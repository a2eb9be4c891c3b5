"""The options of `archontology relate`, and the relations of the store that they name."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Final, TypeVar

import typer

from kg.answers import Period, plain
from kg.answers.ties.asking import Asked
from kg.answers.ties.kept import Projections
from kg.answers.ties.relations import Relations
from kg.cli import screen
from kg.cli.options import AsJson, FirstDay, Lang, LastDay, OnDay, StoreAt, opened, settings

T = TypeVar("T")

Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]
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


@dataclass(frozen=True, slots=True)
class How:
    """What all questions of `relate` are asked with: the days, how much, of which store, and how the answer is shown."""

    on: str | None = None
    first: str | None = None
    last: str | None = None
    certainly: bool = False
    limit: int = 0
    store: str | None = None
    lang: str | None = None
    as_json: bool = False

    @property
    def asked(self) -> Asked:
        """What the options ask about."""
        return Asked(Period(self.on, self.first, self.last), certainly=self.certainly)

    @property
    def language(self) -> str:
        """The language of tables."""
        return settings(self.store, self.lang).lang

    def found(self, ask: Callable[[Relations], T]) -> T:
        """What the relations of the store that is meant answer."""
        with opened(settings(self.store, self.lang)) as graph:
            return ask(Relations(graph, Projections().of(graph)))

    def show(self, found: T, table: Callable[[T, str], None]) -> None:
        """The answer as JSON, or for people."""
        return screen.echo_json(plain(found)) if self.as_json else table(found, self.language)


_DAYS: Final = {"on": OnDay, "first": FirstDay, "last": LastDay, "certainly": Certainly}
_WHERE: Final = {"store": StoreAt, "lang": Lang, "as_json": AsJson}


def asks(limit: int | None = 20, days: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command whose first parameter is `how` the options of all questions in its stead, said once, here.

    `limit` is how many are listed by default, None where all are; `days` whether it is asked of a time.
    """
    options = {**(_DAYS if days else {}), **({} if limit is None else {"limit": Limit}), **_WHERE}
    defaults = {one.name: one.default for one in fields(How)} | {"limit": limit}
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=kind)
        for name, kind in options.items()
    ]

    def made(command: Callable[..., None]) -> Callable[..., None]:
        own = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in list(signature(command).parameters.values())[1:]]

        @wraps(command)
        def asking(**given: Any) -> None:
            how = How(**{name: given.pop(name) for name in options})
            command(how, **given)

        # Typer reads what a command takes from its signature.
        every = Signature([*own, *shared])
        asking.__signature__ = every  # type: ignore[attr-defined]
        asking.__annotations__ = {name: one.annotation for name, one in every.parameters.items()}
        return asking

    return made
