"""`archontology load FILES`: dumps of quads in, a new store that holds them out."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, settings
from kg.cli.progress import read
from kg.cli.words import word
from kg.store.bulk import FORMS
from kg.store.bulk import load as load_files

_HELP = "Dumps: " + ", ".join(FORMS) + ", each perhaps with .gz"
Files = Annotated[list[Path], typer.Argument(metavar="FILES...", help=_HELP, show_default=False)]


def load(files: Files, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Make a new store of dumps of quads, such as `archontology export nquads` writes, in one go.

    The default graph is that of the dumps; where they have none, it is made of all their graphs. For documents there is
    `archontology ingest`, for a backup `archontology restore`.

    Example: archontology load all.nq.gz --store data
    """
    chosen = settings(store, lang)
    size = sum(path.stat().st_size for path in files if path.is_file())
    with read(chosen.lang, size) as move:
        loaded = load_files(Path(chosen.store), files, move)
    if as_json:
        return screen.echo_json({"store": chosen.store, **asdict(loaded)})
    made = f" · {word('union-made', chosen.lang)}" if loaded.made else ""
    return screen.say(f"{chosen.store}: {loaded.quads} {word('quads', chosen.lang)}{made}")
