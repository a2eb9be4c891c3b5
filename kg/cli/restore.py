"""`archontology restore DIR`: a backup in; the store holds what it holds, while a server serves it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg import backups
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A backup, or the folder of a generation")]


def restore(folder: Folder, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Make the store hold what the backup holds, decisions included; what it held stays as a kept generation.

    Example: archontology restore /backups/2026-06-01
    """
    chosen = settings(store, lang)
    with opened(chosen, create=True) as graph:
        done = backups.restore(graph, chosen, folder)
    if as_json:
        return screen.echo_json(asdict(done))
    said = f"{word('restored', chosen.lang)}: {done.folder} · {word('generation', chosen.lang)} {done.generation}"
    return screen.say(f"{said} · {word('before-it', chosen.lang)} {done.before}")
