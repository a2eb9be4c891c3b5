"""`archontology claim accept|reject|dispute|supersede|suspend|reset|give|return IRI`: what people say of claims is kept."""

from typing import Annotated, TypeAlias

import typer

from kg import pipeline
from kg.answers import plain
from kg.attributing import Giving
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.deciding import Ruling
from kg.decisions.attributions import UNDO
from kg.decisions.moment import now
from kg.decisions.statuses import RESET

app = typer.Typer(
    help="Decide of a claim whether it holds: facts are made of accepted claims alone, and made anew at once.\n\n"
    "Example: archontology claim reject IRI --reason 同名异人 --by mei",
    no_args_is_help=True,
)
Claim = Annotated[str, typer.Argument(metavar="IRI", help="The IRI of the claim: it stands in every answer's evidence")]
Claims = Annotated[list[str], typer.Argument(metavar="IRI...", help="The IRIs of claims about one person or body")]
To = Annotated[str, typer.Option("--to", help="Whom they are about: an IRI, or a name that one bears")]
Of = Annotated[str, typer.Option("--of", help="Whom they are about so far, where they name several: an IRI or a name")]
Why = Annotated[str, typer.Option("--reason", help="Why: it stands in the graph beside the status")]
Who = Annotated[str, typer.Option("--by", help="Who decides [ARCHONTOLOGY_EDITOR]")]

Where: TypeAlias = tuple[str | None, str | None]
"""The store, and the language of what is said."""


@app.command()
def accept(
    claim: Claim, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """The claim holds: facts are made of it.

    Example: archontology claim accept IRI --reason 与任免文件一致 --by mei
    """
    _decide(claim, "accepted", (reason, by), (store, lang), as_json)


@app.command()
def reject(
    claim: Claim, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """The claim does not hold: it stays with its words, and no fact is made of it.

    Example: archontology claim reject IRI --reason 误读 --by mei
    """
    _decide(claim, "rejected", (reason, by), (store, lang), as_json)


@app.command()
def dispute(
    claim: Claim, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """The claim is in dispute: no fact is made of it until somebody decides.

    Example: archontology claim dispute IRI --reason 两份文件日期不一 --by mei
    """
    _decide(claim, "disputed", (reason, by), (store, lang), as_json)


@app.command()
def supersede(
    claim: Claim, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Another claim took the place of this one: a corrected notice.

    Example: archontology claim supersede IRI --reason 更正公告 --by mei
    """
    _decide(claim, "superseded", (reason, by), (store, lang), as_json)


@app.command()
def suspend(
    claim: Claim, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """The claim waits to be looked at: a candidate, of which no fact is made.

    Example: archontology claim suspend IRI --reason 待核 --by mei
    """
    _decide(claim, "candidate", (reason, by), (store, lang), as_json)


@app.command()
def reset(
    claim: Claim, reason: Why = "", by: Who = "", store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Take the last word on the claim back.

    Example: archontology claim reset IRI --by mei
    """
    _decide(claim, RESET, (reason, by), (store, lang), as_json)


@app.command()
def give(
    claims: Claims,
    to: To = "",
    of: Of = "",
    reason: Why = "",
    by: Who = "",
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """The claims are about another of the same name: without --to about one who gets an IRI of their own.

    Example: archontology claim give IRI IRI --reason 同名异人 --by mei
    """
    _give((claims, of, to), (reason, by), (store, lang), as_json)


@app.command("return")
def give_back(
    claims: Claims,
    of: Of = "",
    reason: Why = "",
    by: Who = "",
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Take back that the claims were given: they are about whom they were about before.

    Example: archontology claim return IRI IRI --by mei
    """
    _give((claims, of, UNDO), (reason, by), (store, lang), as_json)


def _give(said: tuple[list[str], str, str], why: tuple[str, str], where: Where, as_json: bool) -> None:
    chosen, (claims, of, to) = settings(*where), said
    with opened(chosen) as graph:
        kept = pipeline.give(graph, chosen, Giving(tuple(claims), of, to, why[0], why[1] or chosen.editor, now()))
    if as_json:
        return screen.echo_json(plain(kept))
    return screen.say(f"{len(kept.claims)}: {kept.of} -> {kept.to}")


def _decide(claim: str, status: str, why: tuple[str, str], where: Where, as_json: bool) -> None:
    chosen = settings(*where)
    with opened(chosen) as graph:
        said = pipeline.decide(graph, chosen, Ruling(claim, status, why[0], why[1] or chosen.editor, now()))
    if as_json:
        return screen.echo_json(plain(said))
    return screen.say(f"{word(f'status-{said.status}', chosen.lang)}: {claim}")
