"""A store in, the projection of the generation that it answers from out: made once, when first asked for."""

import threading

from kg.answers.ties.projection import Projection, project
from kg.answers.ties.reading import lines
from kg.store.protocol import Store


class Projections:
    """The projections of the newest generations that were asked for: each is made once, whoever asks meanwhile waits."""

    def __init__(self, most: int = 2) -> None:
        self._made: dict[str, Projection] = {}
        self._most = most
        self._lock = threading.Lock()

    def of(self, store: Store) -> Projection:
        """The projection of the store as it is now; docs/benchmarks.md says how long that takes."""
        name = store.generation().name
        with self._lock:
            if name not in self._made:
                made = project(lines(store))
                self._made = dict([*self._made.items(), (name, made)][-self._most :])
            return self._made[name]
