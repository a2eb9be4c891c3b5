"""`archontology generations list|keep|release`: what the store held at some time stays, to be asked again."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.errors import InputError
from kg.settings import Settings
from kg.store import EmbeddedStore, ServedStore
from kg.store.protocol import Generation
from kg.store.snapshots import Snapshots

app = typer.Typer(
    help="What the store held at some time: kept on request, and asked with generation= or as a store of its own.\n\n"
    "Example: archontology generations keep",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(help="The name of a generation: it stands in the list")]
NameOrNow = Annotated[
    str | None, typer.Argument(help="The name of a generation; without one, what the store holds now")
]


@app.command("list")
def show(store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """The generations that are there, the newest last, when each was made, whether it is kept, and its folder.

    Example: archontology generations list
    """
    chosen = settings(store, lang)
    snapshots = Snapshots(_folder(chosen))
    found = [_told(snapshots, one) for one in snapshots.names()]
    if as_json:
        return screen.echo_json(found)
    columns = [word(key, chosen.lang) for key in ("generation", "made", "kept", "folder")]
    lines = [
        [one["name"], one["made"], word("yes", chosen.lang) if one["kept"] else "", one["folder"]] for one in found
    ]
    return screen.table(word("generations", chosen.lang), columns, [[str(cell) for cell in line] for line in lines])


@app.command()
def keep(name: NameOrNow = None, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Keep a generation until it is released; without a name, what the store holds now.

    Example: archontology generations keep && archontology ask career 许清岚 --store data/generations/NAME
    """
    chosen = settings(store, lang)
    snapshots = Snapshots(_folder(chosen))
    kept = name or _now(chosen)
    snapshots.keep(kept)
    _show(snapshots, kept, chosen, as_json)


@app.command()
def release(name: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Keep a generation no more: a server removes it when nobody reads it.

    Example: archontology generations release NAME
    """
    chosen = settings(store, lang)
    snapshots = Snapshots(_folder(chosen))
    snapshots.keep(name, kept=False)
    _show(snapshots, name, chosen, as_json)


def _now(chosen: Settings) -> str:
    """The generation that holds what the store holds; where nobody serves it, it is made here."""
    with opened(chosen) as graph:
        if isinstance(graph, EmbeddedStore | ServedStore):
            return graph.publish().name
    raise InputError(f"{chosen.store} is a generation already", "keep it by its name")


def _folder(chosen: Settings) -> Path:
    if "://" in chosen.store:
        raise InputError(
            f"{chosen.store} is an endpoint, which has one state only", "a store in a folder keeps what was"
        )
    return Path(chosen.store)


def _told(snapshots: Snapshots, one: Generation) -> dict[str, str | bool]:
    made = one.made.isoformat(timespec="seconds")
    folder = str(snapshots.folder / one.name)
    return {"name": one.name, "made": made, "kept": snapshots.kept(one.name), "folder": folder}


def _show(snapshots: Snapshots, name: str, chosen: Settings, as_json: bool) -> None:
    found = next(_told(snapshots, one) for one in snapshots.names() if one.name == name)
    if as_json:
        return screen.echo_json(found)
    return screen.say(f"{name}: {word('kept' if found['kept'] else 'released', chosen.lang)} ({found['folder']})")
