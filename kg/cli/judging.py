"""`archontology same|different|unsure|undo A B`: two entities in; what is said of them is kept."""

from typing import Annotated

import typer

from kg import catalogue, keeping
from kg.answers import plain
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.decisions.moment import now
from kg.entities.judgements import Verdict
from kg.identities import Word

One = Annotated[
    str, typer.Argument(metavar="A", help="The IRI of a person, a body or a post, or a name that one bears")
]
Other = Annotated[str, typer.Argument(metavar="B", help="Another of the same kind")]
Why = Annotated[str, typer.Option("--reason", help="Why: it stands in the file beside the judgement")]
Who = Annotated[str, typer.Option("--by", help="Who says so [ARCHONTOLOGY_EDITOR]")]


def same(
    a: One, b: Other, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Say that two entities are one: their facts are counted together, the newer IRI leads to the older.

    Refused, with the chain that explains it, when it would make one of two that were judged different.

    Example: archontology same IRI-A IRI-B --reason 任命通报载其原职 --by mei
    """
    _judge(Verdict.SAME, (a, b), (reason, by), (store, lang), as_json)


def different(
    a: One, b: Other, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Say that two entities are not one: they are proposed no more, and never joined.

    Example: archontology different 许清岚 林望舒 --reason 出生年份不同 --by mei
    """
    _judge(Verdict.DIFFERENT, (a, b), (reason, by), (store, lang), as_json)


def unsure(
    a: One, b: Other, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Say that it cannot be told: kept with its reason, and the graph stays as it is.

    Example: archontology unsure 柳岸风 陆行舟 --reason 履历相近 --by mei
    """
    _judge(Verdict.UNSURE, (a, b), (reason, by), (store, lang), as_json)


def undo(
    a: One, b: Other, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Take back the last word on two entities: the graph is exactly what it was before it.

    Example: archontology undo 许清岚 林望舒 --by mei
    """
    _judge(Verdict.UNDO, (a, b), (reason, by), (store, lang), as_json)


def _judge(
    verdict: Verdict, ends: tuple[str, str], why: tuple[str, str], where: tuple[str | None, str | None], as_json: bool
) -> None:
    chosen = settings(*where)
    word = Word(*ends, verdict=verdict, reason=why[0], by=why[1] or chosen.editor, on=now())
    with opened(chosen) as graph:
        said = keeping.judge(graph, chosen, word)
    if as_json:
        return screen.echo_json(plain(said))
    return screen.say(catalogue.say(said.told(), chosen.lang))
