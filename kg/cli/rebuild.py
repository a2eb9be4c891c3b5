"""`archontology rebuild`: the store in; all tenures made anew from its claims, and how many timelines changed out."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kg import pipeline
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word


def rebuild(store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Make all tenures anew from the accepted claims in the store; no document is read.

    Example: archontology rebuild --store data
    """
    chosen = settings(store, lang)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with opened(chosen) as graph, Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(word("timelines", chosen.lang), total=None)

        def progress(now: pipeline.Progress) -> None:
            bar.update(task, completed=now.done, total=now.total)

        changed = pipeline.rebuild(graph, chosen, progress)
    if as_json:
        return screen.echo_json({"changed": changed})
    return screen.say(f"{word('timelines', chosen.lang)} · {word('changed', chosen.lang)}: {changed}")
