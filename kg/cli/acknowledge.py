"""`archontology acknowledge FINDING`: what `check` found is seen and may stand; it is hidden until it changes."""

from typing import Annotated

import typer

from kg.answers import plain
from kg.checking import Seen
from kg.checking import acknowledge as keep
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.decisions.moment import now

Finding = Annotated[str, typer.Argument(help="The id of the finding, as archontology check shows it")]
Why = Annotated[str, typer.Option("--reason", help="Why it may stand")]
Who = Annotated[str, typer.Option("--by", help="Who says so [ARCHONTOLOGY_EDITOR]")]
Again = Annotated[bool, typer.Option("--again", help="Take it back: show the finding again")]


def acknowledge(
    finding: Finding,
    reason: Why = "",
    by: Who = "",
    again: Again = False,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say that a finding was looked at and may stand: it is hidden until its facts or its days change.

    Example: archontology acknowledge FINDING --reason 两会之间确有空缺 --by mei
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        said = keep(graph, chosen, Seen(finding, reason, by or chosen.editor, now(), again))
    if as_json:
        return screen.echo_json(plain(said))
    return screen.say(f"{said.rule} {said.finding}: {said.reason}")
