"""`archontology doctor`: the settings in; what is well, what is not and the way out of it as a table out."""

from dataclasses import asdict

import typer

from kg import diagnosing
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, settings
from kg.cli.words import say, word
from kg.diagnosing import State


def doctor(store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Look whether the store opens, its generation and index are of now, there is room, limits and versions fit.

    The exit code is 1 when something is broken; what only should be looked at leaves it at 0.

    Example: archontology doctor --lang zh
    """
    chosen = settings(store, lang)
    found = diagnosing.examine(chosen)
    if as_json:
        screen.echo_json([asdict(one) for one in found])
    else:
        columns = [word(key, chosen.lang) for key in ("checked", "state", "found", "way-out")]
        lines = [
            [
                say(one.checked, chosen.lang),
                word(f"is-{one.state}", chosen.lang),
                say(one.found, chosen.lang),
                say(one.way_out, chosen.lang),
            ]
            for one in found
        ]
        screen.table(word("doctor", chosen.lang), columns, lines)
    if any(one.state == State.BROKEN for one in found):
        raise typer.Exit(1)
