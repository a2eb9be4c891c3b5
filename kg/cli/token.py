"""`archontology token new|list|revoke NAME`: who may write over HTTP, and what; a token is told once and kept as its hash."""

from typing import Annotated

import typer

from kg import tokens
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, settings
from kg.cli.words import word
from kg.decisions.moment import now

app = typer.Typer(
    help="Tokens for writing over HTTP: each has a name and is for some things alone.\n\n"
    "Example: archontology token new mei --scope judge --scope ingest",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is, or what for")]
Scopes = Annotated[
    list[str] | None, typer.Option("--scope", metavar="|".join(tokens.SCOPES), help="What it is for; all by default")
]


@app.command()
def new(name: Name, scope: Scopes = None, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Make a token; it is shown now and never again. A service that runs knows it at once.

    Without --scope it is for everything: SPARQL updates (update), documents (ingest), decisions of people (judge), the
    queries that run (operate). What it is for is said beside it.

    Example: archontology token new mei --scope judge
    """
    chosen = settings(store, lang)
    scopes = scope or list(tokens.SCOPES)
    token = tokens.new(chosen, name, scopes, now())
    if as_json:
        return screen.echo_json({"name": name, "scopes": scopes, "token": token})
    # What it is for stands beside it, so that standard output is the token alone.
    screen.note(
        word("token-for" if scope else "token-for-all", chosen.lang).format(name=name, scopes=", ".join(scopes))
    )
    return screen.say(token)


@app.command("list")
def show(store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """The tokens that there are: their names, what each is for, and when it was made.

    Example: archontology token list
    """
    chosen = settings(store, lang)
    there = tokens.read(chosen)
    if as_json:
        return screen.echo_json([{"name": one.name, "scopes": list(one.scopes), "made": one.made} for one in there])
    columns = [word(key, chosen.lang) for key in ("name", "scopes", "made")]
    lines = [[one.name, " ".join(one.scopes), one.made] for one in there]
    return screen.table(word("tokens", chosen.lang), columns, lines)


@app.command()
def revoke(name: Name, store: StoreAt = None, lang: Lang = None) -> None:
    """Let a token be none from now on.

    Example: archontology token revoke mei
    """
    chosen = settings(store, lang)
    tokens.revoke(chosen, name)
    screen.say(f"{word('revoked', chosen.lang)}: {name}")
