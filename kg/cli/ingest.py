"""`archontology ingest FILES/FOLDERS/-`: documents in; the store holds what each says, and a summary is printed."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.pipeline import Progress, Summary, ingest_bodies
from kg.pipeline import ingest as ingest_documents
from kg.settings import Settings

Paths = Annotated[list[str] | None, typer.Argument(help="Files, folders, or - for standard input", show_default=False)]
Bodies = Annotated[
    list[str] | None, typer.Option("--bodies-file", metavar="FILE.yaml", help="What became of bodies (docs/bodies.md)")
]


def ingest(
    paths: Paths = None,
    bodies_file: Bodies = None,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Read documents and make the store hold exactly what each says; reading one again changes nothing.

    A document that cannot be read is named, the others go in, and the exit code is 1.

    Example: archontology ingest reports/ notice.html --store data
    """
    chosen = settings(store, lang)
    if not paths and not bodies_file:
        raise typer.BadParameter("give files, folders, - or --bodies-file", param_hint="PATHS")
    summary = _ingest(paths or [], bodies_file or [], chosen)
    for failure in summary.failures:
        screen.complain(failure.error)
    if as_json:
        screen.echo_json(_plain(summary))
    else:
        _show(summary, chosen.lang)
    if summary.failures:
        raise typer.Exit(1)


def _ingest(paths: list[str], bodies: list[str], chosen: Settings) -> Summary:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with opened(chosen, create=True) as store, Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(word("reading", chosen.lang), total=None)

        def progress(now: Progress) -> None:
            bar.update(task, completed=now.done, total=now.total, description=now.name[-40:])

        told = ingest_bodies(bodies, store, chosen) if bodies else None
        if not paths and told is not None:
            return told
        read = ingest_documents(paths, store, chosen, progress)
        return read if told is None else told.plus(read)


def _plain(summary: Summary) -> dict[str, object]:
    failures = [{"name": f.name, "error": f.error.message, "hint": f.error.hint} for f in summary.failures]
    counts = {key: getattr(summary, key) for key in ("documents", "changed", "claims", "unread")}
    return {**counts, "failures": failures, "seconds": round(summary.seconds, 3)}


def _show(summary: Summary, lang: str) -> None:
    counts = [("documents", summary.documents), ("changed", summary.changed), ("claims", summary.claims)]
    counts += [("unread", summary.unread), ("errors", len(summary.failures))]
    said = [f"{word(key, lang)}: {count}" for key, count in counts]
    screen.say(" · ".join([*said, f"{summary.seconds:.1f} {word('seconds', lang)}"]))
