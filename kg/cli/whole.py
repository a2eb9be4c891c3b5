"""`archontology relate bridges|centrality|communities`: a period in; what holds of the whole network in it out."""

from dataclasses import replace

from kg import answers
from kg.answers.ties import asking
from kg.cli import related, screen
from kg.cli.options import AsJson, Lang, OnDay, StoreAt
from kg.cli.progress import counted
from kg.cli.relating import (
    Body,
    By,
    Certainly,
    FirstDay,
    LastDay,
    Limit,
    Measure,
    Of,
    Sources,
    Through,
    Tied,
    Whose,
    asked_of,
    related_in,
)


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

    Example: archontology relate bridges --body 丽水市档案馆 --from 2015
    """
    with related_in(store, lang) as (graph, language):
        found = graph.bridges(body, asked_of(on, first, last, certainly), limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.bridges(found, language)


def centrality(
    of: Whose = Of.PEOPLE,
    measure: By = Measure.DEGREE,
    through: Tied = Through.BOTH,
    sources: Sources = asking.SOURCES,
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

    Example: archontology relate centrality --measure betweenness --through bodies --from 2015
    """
    asked = replace(asked_of(on, first, last, certainly), kinds=asking.through(through))
    with related_in(store, lang) as (graph, language), counted(language, "sources") as told:
        found = graph.centrality(of, asked, (measure, sources, limit), told)
    return screen.echo_json(answers.plain(found)) if as_json else related.ranking(found, language)


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
    asked = replace(asked_of(on, first, last, certainly), kinds=asking.through(through))
    with related_in(store, lang) as (graph, language):
        found = graph.communities(of, asked, limit)
    return screen.echo_json(answers.plain(found)) if as_json else related.communities(found, language)
