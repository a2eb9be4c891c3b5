"""`archontology ask counts|colleagues|co-participants`: what is counted, or a person, in; numbers out."""

from enum import StrEnum
from typing import Annotated

import typer

from kg import answers
from kg.answers import counts as counted
from kg.answers.colleagues import Ties
from kg.answers.colleagues import co_participants as co_participants_of
from kg.answers.colleagues import colleagues as colleagues_of
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import say, word
from kg.store import Store

Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="So many of them")]
Hops = Annotated[int, typer.Option("--hops", min=1, max=2, help="1: colleagues; 2: their colleagues")]


class Counted(StrEnum):
    """What is counted over the whole graph."""

    POST_TYPES = "post-types"
    YEARS = "years"
    BODIES = "bodies"


What = Annotated[Counted, typer.Argument(help="Tenures by type of post, people by year, or the largest bodies")]


def counts(what: What, limit: Limit = 20, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """How many tenures of each type of post, people in office in each year, people in the largest bodies.

    Example: archontology ask counts post-types
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found, lines = _counted(graph, what, limit, chosen.lang)
    if as_json:
        return screen.echo_json(answers.plain(found))
    columns = [word(key, chosen.lang) for key in _COLUMNS[what]]
    return screen.table(word("counts", chosen.lang), columns, lines)


_COLUMNS = {
    Counted.POST_TYPES: ("post", "tenures"),
    Counted.YEARS: ("year", "people"),
    Counted.BODIES: ("by", "people", "tenures"),
}


def _counted(store: Store, what: Counted, limit: int, lang: str) -> tuple[object, list[list[str]]]:
    if what is Counted.POST_TYPES:
        types = counted.tenures_by_post_type(store)
        return types, [[say(one.type.label, lang), str(one.tenures)] for one in types]
    if what is Counted.YEARS:
        years = counted.holders_by_year(store)
        return years, [[one.year, str(one.people)] for one in years]
    bodies = counted.largest_bodies(store, limit)
    return bodies, [[one.body.label, str(one.people), str(one.tenures)] for one in bodies]


def colleagues(
    name: Name,
    hops: Hops = 1,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Who held posts in the bodies of a person; with --hops 2 who did in those of such colleagues, and is none.

    Example: archontology ask colleagues 陈向阳
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = colleagues_of(graph, name, hops, limit)
    _show(found, "colleagues", (chosen.lang, as_json))


def co_participants(
    name: Name, limit: Limit = 20, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Who took part in the same events as a person, those of the most events first.

    Example: archontology ask co-participants 陈向阳
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = co_participants_of(graph, name, limit)
    _show(found, "co-participants", (chosen.lang, as_json))


def _show(found: Ties, title: str, how: tuple[str, bool]) -> None:
    lang, as_json = how
    if as_json:
        return screen.echo_json(answers.plain(found))
    lines = [[tie.other.label, str(tie.count)] for tie in found.ties]
    heading = f"{word(title, lang)} · {found.person.label} ({found.total})"
    return screen.table(heading, [word("what", lang), word("count", lang)], lines)
