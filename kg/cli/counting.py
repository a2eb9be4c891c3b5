"""`archontology ask counts`: what is counted in; numbers out."""

from enum import StrEnum
from typing import Annotated

import typer

from kg import answers
from kg.answers import counts as counted
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import say, word
from kg.store import Store

Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="So many of them")]


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
