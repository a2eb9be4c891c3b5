"""`archontology claim accept|reject|dispute|supersede|suspend|reset IRI`: what a person decides of a claim is kept."""

from typing import Annotated

import typer

from kg import pipeline
from kg.answers import plain
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.deciding import Ruling
from kg.decisions.moment import now
from kg.decisions.statuses import RESET

app = typer.Typer(
    help="Decide of a claim whether it holds: facts are made of accepted claims alone, and made anew at once.\n\n"
    "Example: archontology claim reject IRI --reason 同名异人 --by mei",
    no_args_is_help=True,
)
Claim = Annotated[str, typer.Argument(metavar="IRI", help="The IRI of the claim: it stands in every answer's evidence")]
Why = Annotated[str, typer.Option("--reason", help="Why: it stands in the graph beside the status")]
Who = Annotated[str, typer.Option("--by", help="Who decides [ARCHONTOLOGY_EDITOR]")]


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


def _decide(claim: str, status: str, why: tuple[str, str], where: tuple[str | None, str | None], as_json: bool) -> None:
    chosen = settings(*where)
    with opened(chosen) as graph:
        said = pipeline.decide(graph, chosen, Ruling(claim, status, why[0], why[1] or chosen.editor, now()))
    if as_json:
        return screen.echo_json(plain(said))
    return screen.say(f"{word(f'status-{said.status}', chosen.lang)}: {claim}")
