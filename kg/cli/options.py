"""The options that several verbs take, and the settings that they make of the environment."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from kg.catalogue import LANGUAGES
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store import Store, open_store

StoreAt = Annotated[
    str | None,
    typer.Option("--store", metavar="FOLDER|URL", help="The store: a folder or a SPARQL endpoint [ARCHONTOLOGY_STORE]"),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="zh|en", help="Language of what is said: tables, help, errors [ARCHONTOLOGY_LANG]"),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text for people")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Read in N processes at once")]
OnDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day (2020-12-08), month or year that is asked about")
]
FirstDay = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="The first day (or month, or year) of a period")
]
LastDay = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last one of it, inclusive")]


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of a command before it is understood: that of its --lang, else of the environment, else English."""
    asked = [after for one, after in pairwise(arguments) if one == "--lang"]
    asked += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    given = [*asked[-1:], environment.get("ARCHONTOLOGY_LANG", "")]
    return next((one for one in given if one in LANGUAGES), "en")


def settings(store: str | None = None, lang: str | None = None) -> Settings:
    """The settings of the environment with what the options say instead. Raises InputError for another language."""
    read = Settings.read()
    chosen = replace(read, store=store or read.store, lang=lang or read.lang)
    if chosen.lang not in LANGUAGES:
        raise InputError(f"no language {chosen.lang!r}", "languages: " + ", ".join(LANGUAGES))
    return chosen


@contextmanager
def opened(chosen: Settings, create: bool = False) -> Iterator[Store]:
    """The store of the settings, closed at the end.

    Raises NotFound for a folder that does not exist and is not to be created, StoreError when it cannot be opened.
    """
    if not create and "://" not in chosen.store and not Path(chosen.store).exists():
        raise NotFound(f"there is no store at {chosen.store}", "fill one first: archontology ingest FILE...")
    store = open_store(chosen.store, chosen.timeout)
    try:
        yield store
    finally:
        store.close()
