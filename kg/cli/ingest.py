"""`archontology ingest FILES/FOLDERS/-`: documents in; the store holds what each says, and a summary is printed."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kg.cli import screen, tables
from kg.cli.options import AsJson, Jobs, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.pipeline import Progress, Summary
from kg.pipeline import ingest as ingest_documents
from kg.settings import Settings

Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input", show_default=False)]


def ingest(paths: Paths, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False, jobs: Jobs = 1) -> None:
    """Read documents and make the store hold exactly what each says; reading one again changes nothing.

    A document that cannot be read is named, the others go in, and the exit code is 1.

    Example: archontology ingest reports/ notice.html --store data
    """
    chosen = settings(store, lang)
    summary = _ingest(paths, chosen, jobs)
    for failure in summary.failures:
        screen.complain(failure.error)
    tables.skipped([item.name for item in summary.skipped], chosen.lang)
    if as_json:
        screen.echo_json(_plain(summary))
    else:
        _show(summary, chosen.lang)
    if summary.failures:
        raise typer.Exit(1)


def _ingest(paths: list[str], chosen: Settings, jobs: int) -> Summary:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with opened(chosen, create=True) as store, Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(word("reading", chosen.lang), total=None)

        def progress(now: Progress) -> None:
            bar.update(task, completed=now.done, total=now.total, description=now.name[-40:])

        return ingest_documents(paths, store, chosen, progress, jobs)


def _plain(summary: Summary) -> dict[str, object]:
    failures = [{"name": f.name, "error": f.error.message, "hint": f.error.hint} for f in summary.failures]
    counts = {key: getattr(summary, key) for key in ("documents", "changed", "claims", "unread")}
    skipped = [item.name for item in summary.skipped]
    return {**counts, "failures": failures, "skipped": skipped, "seconds": round(summary.seconds, 3)}


def _show(summary: Summary, lang: str) -> None:
    counts = [("documents", summary.documents), ("changed", summary.changed), ("claims", summary.claims)]
    counts += [("unread", summary.unread), ("errors", len(summary.failures))]
    counts += [("skipped", len(summary.skipped))] if summary.skipped else []
    said = [f"{word(key, lang)}: {count}" for key, count in counts]
    screen.say(" · ".join([*said, f"{summary.seconds:.1f} {word('seconds', lang)}"]))
