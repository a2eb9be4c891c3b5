"""How many nodes and edges of an export have passed in, a moving line on a terminal's standard error out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import TaskProgressColumn, TimeElapsedColumn, TimeRemainingColumn

from kg.answers.exports import Edge, Node
from kg.cli.progress import line
from kg.cli.words import word

_STEP = 1000
"""After so many nodes and edges the line moves."""


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
    with line(TaskProgressColumn(), TimeElapsedColumn(), TimeRemainingColumn(), transient=True) as moving:
        task = moving.add_task(word("writing", lang), total=None if moving.disable else expected())
        yield Counter(lambda said, done: moving.update(task, description=said, completed=done), lang)
