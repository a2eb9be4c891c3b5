"""How far a run over many documents, or an export, has come in, a moving line on a terminal's standard error out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from kg.answers.exports import Edge, Node
from kg.cli.words import word
from kg.pipeline import Progress

_NAME = 40
"""So many of the last characters of a name are shown."""
_STEP = 1000
"""After so many nodes and edges the line moves."""


@contextmanager
def _line(*columns: ProgressColumn, shown: bool = True, transient: bool = False) -> Iterator[Bar]:
    """A line of what it tells and these columns, which nobody sees where standard error is no terminal."""
    console = Console(stderr=True)
    told = TextColumn("{task.description}")
    disable = not (shown and console.is_terminal)
    with Bar(told, BarColumn(), *columns, console=console, disable=disable, transient=transient) as line:
        yield line


@contextmanager
def bar(lang: str, shown: bool = True) -> Iterator[Callable[[Progress], None]]:
    """The function that moves the line. Where standard error is no terminal, or with `shown` False, nothing is printed."""
    with _line(MofNCompleteColumn(), TimeElapsedColumn(), shown=shown) as line:
        task = line.add_task(word("reading", lang), total=None)

        def move(now: Progress) -> None:
            line.update(task, completed=now.done, total=now.total, description=now.name[-_NAME:])

        yield move


@contextmanager
def counted(lang: str, what: str) -> Iterator[Callable[[int, int], None]]:
    """The function that moves the line of one piece of work: how much of how much is done. `what` is a key of words."""
    with _line(MofNCompleteColumn(), TimeElapsedColumn()) as line:
        task = line.add_task(word(what, lang), total=None)

        def move(done: int, total: int) -> None:
            line.update(task, completed=done, total=total)

        yield move


@contextmanager
def read(lang: str, size: int) -> Iterator[Callable[[int], None]]:
    """The function that moves the line by so many bytes, of `size` in all."""
    with _line(DownloadColumn(), TimeRemainingColumn()) as line:
        task = line.add_task(word("loading", lang), total=size)
        yield lambda more: line.advance(task, more)


class Counter:
    """How many nodes and edges have passed; `see` is called with each."""

    def __init__(self, show: Callable[[str, int], object], lang: str) -> None:
        """`show` is given what the line tells, and how many have passed."""
        self.nodes, self.edges = 0, 0
        self._show, self._lang = show, lang

    def __call__(self, one: Node | Edge) -> None:
        """Count one more; the line is moved now and then."""
        if isinstance(one, Node):
            self.nodes += 1
        else:
            self.edges += 1
        if (done := self.nodes + self.edges) % _STEP == 0:
            said = f"{word('nodes', self._lang)} {self.nodes:,} · {word('edges', self._lang)} {self.edges:,}"
            self._show(said, done)


@contextmanager
def counter(lang: str, expected: Callable[[], int | None]) -> Iterator[Counter]:
    """The counter that moves the line of an export; `expected` is asked how many there will be where the line is seen."""
    with _line(TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn(), transient=True) as line:
        task = line.add_task(word("writing", lang), total=None if line.disable else expected())
        yield Counter(lambda said, done: line.update(task, description=said, completed=done), lang)
