"""`archontology relate`: people, bodies and days in; who is tied to whom, each step dated and in whose words, out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from kg import answers
from kg.answers import Period
from kg.answers.ties import asking
from kg.answers.ties.asking import Asked
from kg.answers.ties.kept import Projections
from kg.answers.ties.relations import Relations
from kg.cli import related, screen
from kg.cli.options import AsJson, Lang, OnDay, StoreAt, opened, settings
from kg.cli.progress import counted

app = typer.Typer(
    help="Who sat where with whom: each step is dated, says whether it is certain, and has its words.\n\n"
    "Example: archontology relate ties 陈向阳 李明 --through bodies",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]
FirstDay = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="The first day of a period")]
LastDay = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="The last day of it, inclusive")]
Certainly = Annotated[bool, typer.Option("--certainly", help="Only what is certain counts")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=5000, help="So many of them")]
Kinds = Annotated[str, typer.Option("--kinds", help="Kinds of edges, with commas: tenure, participation, hierarchy")]
Body = Annotated[str | None, typer.Option("--body", help="A body: any name or IRI")]
Region = Annotated[str | None, typer.Option("--region", help="What names of bodies begin with: 江苏省")]
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
def _relations(store: str | None, lang: str | None) -> Iterator[tuple[Relations, str]]:
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        yield Relations(graph, Projections().of(graph)), chosen.lang


def _asked(on: str | None, first: str | None, last: str | None, certainly: bool) -> Asked:
    return Asked(Period(on, first, last), certainly=certainly)


@app.command()
def ego(
    entity: Name,
    hops: Hops = 1,
    kinds: Kinds = ALL,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 100,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """What is around a person, a body or an event: bodies, events and people within one to three dated edges.

    Example: archontology relate ego 陈向阳 --hops 2 --on 2020-12-08
    """
    asked = replace(_asked(on, first, last, certainly), kinds=asking.kinds(kinds))
    with _relations(store, lang) as (graph, language):
        found = graph.ego(entity, hops, asked, limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.network(found, language)


@app.command()
def network(
    body: Body = None,
    region: Region = None,
    kinds: Kinds = ALL,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 100,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The network of a body, or of all bodies of a region, on a day or in a period.

    Example: archontology relate network --body 江苏省档案馆 --on 2020-12-08
    """
    asked = replace(_asked(on, first, last, certainly), kinds=asking.kinds(kinds))
    with _relations(store, lang) as (graph, language):
        found = graph.network(body, region, asked, limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.network(found, language)


@app.command()
def ties(
    a: Name,
    b: Name,
    k: Number = 1,
    through: Tied = Through.BOTH,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The shortest chains of people between two: each served, or took part in an event, together with the next.

    Example: archontology relate ties 陈向阳 李明 -k 3 --from 2018-01-01 --to 2020-12-31
    """
    asked = replace(_asked(on, first, last, certainly), kinds=asking.through(through))
    with _relations(store, lang) as (graph, language):
        found = graph.ties(a, b, asked, k)
    return screen.echo_json(answers.plain(found)) if as_json else related.chains(found, language)


@app.command()
def colleagues(
    person: Name,
    hops: Near = 1,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Who served in the same bodies at the same time, and from when to when; --hops 2: their colleagues.

    Example: archontology relate colleagues 陈向阳 --certainly
    """
    with _relations(store, lang) as (graph, language):
        found = graph.colleagues(person, _asked(on, first, last, certainly), limit, hops)
    return screen.echo_json(answers.plain(found)) if as_json else related.ties(found, "colleagues", language)


@app.command("co-participants")
def co_participants(
    person: Name,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Who took part in the same events, in how many, and in which roles.

    Example: archontology relate co-participants 陈向阳
    """
    with _relations(store, lang) as (graph, language):
        found = graph.co_participants(person, _asked(on, first, last, certainly), limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.ties(found, "co-participants", language)


@app.command("shared-careers")
def shared_careers(a: Name, b: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """The bodies and posts that two people had, whether or not at one time.

    Example: archontology relate shared-careers 陈向阳 李明
    """
    with _relations(store, lang) as (graph, language):
        found = graph.stations(a, b)
    return screen.echo_json(answers.plain(found)) if as_json else related.stations(found, language)


@app.command()
def chain(
    entity: Name,
    across: Across = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Who held the posts of a person (or the post with an IRI) before and after, one after the other.

    Example: archontology relate chain 陈向阳 --across
    """
    with _relations(store, lang) as (graph, language):
        found = graph.chain(entity, across, limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.successions(found, language)


@app.command()
def hierarchy(
    entity: Name,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The bodies above and below a body; who served, while a person did, in the bodies above and below theirs.

    Example: archontology relate hierarchy 江苏省档案馆 --on 2020-12-08
    """
    with _relations(store, lang) as (graph, language):
        found = graph.hierarchy(entity, _asked(on, first, last, certainly), limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.hierarchy(found, language)


@app.command()
def bridges(
    body: Body = None,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The bodies between which people moved, those of the most movers first; with --body from and to that one.

    Example: archontology relate bridges --body 江苏省档案馆 --from 2015-01-01
    """
    with _relations(store, lang) as (graph, language):
        found = graph.bridges(body, _asked(on, first, last, certainly), limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.bridges(found, language)


@app.command()
def centrality(
    of: Whose = Of.PEOPLE,
    measure: By = Measure.DEGREE,
    through: Tied = Through.BOTH,
    sources: Sources = 100,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The most central people, bodies, or nodes of any kind, in a period.

    Example: archontology relate centrality --measure betweenness --through bodies --from 2015-01-01
    """
    asked = replace(_asked(on, first, last, certainly), kinds=asking.through(through))
    with _relations(store, lang) as (graph, language), counted(language, "sources") as told:
        found = graph.centrality(of, asked, (measure, sources, limit), told)
    return screen.echo_json(answers.plain(found)) if as_json else related.ranking(found, language)


@app.command()
def communities(
    of: Whose = Of.PEOPLE,
    through: Tied = Through.BOTH,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Who is tied more to one another than to others, in a period (Louvain).

    Example: archontology relate communities --through bodies
    """
    asked = replace(_asked(on, first, last, certainly), kinds=asking.through(through))
    with _relations(store, lang) as (graph, language):
        found = graph.communities(of, asked, limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.communities(found, language)
