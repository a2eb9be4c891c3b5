"""`archontology relate`: people, bodies and days in; who is tied to whom, each step dated and in whose words, out."""

from dataclasses import replace

import typer

from kg import answers
from kg.answers.ties import asking
from kg.cli import related, screen, whole
from kg.cli.options import AsJson, Lang, OnDay, StoreAt
from kg.cli.relating import (
    ALL,
    Across,
    Body,
    Certainly,
    FirstDay,
    Hops,
    Kinds,
    LastDay,
    Limit,
    Name,
    Near,
    Number,
    Region,
    Through,
    Tied,
    Words,
    asked_of,
    related_in,
)

app = typer.Typer(
    help="Who sat where with whom: each step is dated, says whether it is certain, and has its words.\n\n"
    "Example: archontology relate ties 林望舒 程远山 --through events",
    no_args_is_help=True,
)
app.command("bridges")(whole.bridges)
app.command("centrality")(whole.centrality)
app.command("communities")(whole.communities)


@app.command()
def ego(
    entity: Name,
    hops: Hops = 1,
    kinds: Kinds = ALL,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    certainly: Certainly = False,
    words: Words = False,
    limit: Limit = 100,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """What is around a person, a body or an event: bodies, events and people within one to three dated edges.

    Example: archontology relate ego 林望舒 --hops 2 --on 2020-12-11
    """
    asked = replace(asked_of(on, first, last, certainly), kinds=asking.kinds(kinds), words=words)
    with related_in(store, lang) as (graph, language):
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
    words: Words = False,
    limit: Limit = 100,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The network of a body, or of all bodies of a region, on a day or in a period.

    Example: archontology relate network --body 丽水市档案馆 --on 2020-12-11
    """
    asked = replace(asked_of(on, first, last, certainly), kinds=asking.kinds(kinds), words=words)
    with related_in(store, lang) as (graph, language):
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

    Example: archontology relate ties 林望舒 程远山 -k 3 --from 2020 --to 2021
    """
    asked = replace(asked_of(on, first, last, certainly), kinds=asking.through(through))
    with related_in(store, lang) as (graph, language):
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

    Example: archontology relate colleagues 许清岚 --certainly
    """
    with related_in(store, lang) as (graph, language):
        found = graph.colleagues(person, asked_of(on, first, last, certainly), limit, hops)
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

    Example: archontology relate co-participants 林望舒
    """
    with related_in(store, lang) as (graph, language):
        found = graph.co_participants(person, asked_of(on, first, last, certainly), limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.ties(found, "co-participants", language)


@app.command("shared-careers")
def shared_careers(a: Name, b: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """The bodies and posts that two people had, whether or not at one time.

    Example: archontology relate shared-careers 许清岚 林望舒
    """
    with related_in(store, lang) as (graph, language):
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

    Example: archontology relate chain 许清岚 --across
    """
    with related_in(store, lang) as (graph, language):
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

    Example: archontology relate hierarchy 松阳县档案馆 --on 2020-12-11
    """
    with related_in(store, lang) as (graph, language):
        found = graph.hierarchy(entity, asked_of(on, first, last, certainly), limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.hierarchy(found, language)
