"""How far a run has come in, a moving line on a terminal's standard error out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from kg.cli.words import word

if TYPE_CHECKING:  # the reader, which the other commands do without
    from kg.pipeline import Progress

_NAME = 40
"""So many of the last characters of a name are shown."""


@contextmanager
def line(*columns: ProgressColumn, shown: bool = True, transient: bool = False) -> Iterator[Bar]:
    """A line of what it tells and these columns, which nobody sees where standard error is no terminal."""
    console = Console(stderr=True)
    told = TextColumn("{task.description}")
    disable = not (shown and console.is_terminal)
    with Bar(told, BarColumn(), *columns, console=console, disable=disable, transient=transient) as moving:
        yield moving


@contextmanager
def bar(lang: str, shown: bool = True) -> Iterator["Callable[[Progress], None]"]:
    """The function that moves the line. Where standard error is no terminal, or with `shown` False, nothing is printed."""
    with line(MofNCompleteColumn(), TimeElapsedColumn(), shown=shown) as moving:
        task = moving.add_task(word("reading", lang), total=None)

        def move(now: "Progress") -> None:
            moving.update(task, completed=now.done, total=now.total, description=now.name[-_NAME:])

        yield move


@contextmanager
def counted(lang: str, what: str) -> Iterator[Callable[[int, int], None]]:
    """The function that moves the line of one piece of work: how much of how much is done. `what` is a key of words."""
    with line(MofNCompleteColumn(), TimeElapsedColumn()) as moving:
        task = moving.add_task(word(what, lang), total=None)

        def move(done: int, total: int) -> None:
            moving.update(task, completed=done, total=total)

        yield move


@contextmanager
def read(lang: str, size: int) -> Iterator[Callable[[int], None]]:
    """The function that moves the line by so many bytes, of `size` in all."""
    with line(DownloadColumn(), TimeRemainingColumn()) as moving:
        task = moving.add_task(word("loading", lang), total=size)
        yield lambda more: moving.advance(task, more)
