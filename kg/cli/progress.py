"""How far a run over many documents has come in, a moving line on a terminal's standard error out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kg.cli.words import word
from kg.pipeline import Progress

_NAME = 40
"""So many of the last characters of a name are shown."""


@contextmanager
def bar(lang: str, shown: bool = True) -> Iterator[Callable[[Progress], None]]:
    """The function that moves the line. Where standard error is no terminal, or with `shown` False, nothing is printed."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, disable=not (shown and console.is_terminal)) as line:
        task = line.add_task(word("reading", lang), total=None)

        def move(now: Progress) -> None:
            line.update(task, completed=now.done, total=now.total, description=now.name[-_NAME:])

        yield move


@contextmanager
def counted(lang: str, what: str) -> Iterator[Callable[[int, int], None]]:
    """The function that moves the line of one piece of work: how much of how much is done. `what` is a key of words."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, disable=not console.is_terminal) as line:
        task = line.add_task(word(what, lang), total=None)

        def move(done: int, total: int) -> None:
            line.update(task, completed=done, total=total)

        yield move
