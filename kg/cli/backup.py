"""`archontology backup DIR`: the store in; all that it holds in a new folder out, while a server serves it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg import backups
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the backup")]


def backup(folder: Folder, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Copy the quads, the originals and what people decided into a new folder; readers and writers go on.

    Example: archontology backup /backups/2026-06-01
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        made = backups.backup(graph, chosen, folder)
    if as_json:
        return screen.echo_json(asdict(made))
    size = f"{made.size / 1e6:.1f} MB"
    return screen.say(
        f"{word('backup', chosen.lang)}: {made.folder} · {word('generation', chosen.lang)} {made.generation} · {size}"
    )
