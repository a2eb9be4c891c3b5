"""A store that is written in, its generations out: one a burst of writes, with its companions where they are made in time."""

import logging
import socket
import threading
import time
from dataclasses import dataclass
from typing import Final

from kg.errors import StoreError
from kg.store.builder import Builder
from kg.store.embedded import EmbeddedStore
from kg.store.folder import ENGINE
from kg.store.protocol import Generation
from kg.store.snapshots import Snapshots

_PRUNED: Final = 5.0
"""Seconds between two looks for generations that nobody reads any more."""
_HEARD: Final = 0.05
"""Seconds between two looks whether a builder has made something."""
_PATIENCE: Final = 0.5
"""Seconds that a generation waits for its companions. Later it is shown without; they are shown when they are there."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """Seconds from the first write to its generation, how many old generations stay, lines to those who make companions."""

    pause: float = 0.1
    keep: int = 0
    builders: tuple[socket.socket, ...] = ()


class Publisher:
    """Makes a generation of a store when something was written; others wait for it."""

    def __init__(self, store: EmbeddedStore, how: Publishing) -> None:
        self._store, self._how = store, how
        self._snapshots = Snapshots(store.folder)
        self._builders = tuple(Builder(line, self._snapshots) for line in how.builders)
        self._turn = threading.Condition()
        self._published = self._make()
        self._hurried = False

    def _make(self) -> Generation:
        generation = self._snapshots.lay(lambda folder: self._store.checkpoint(folder / ENGINE))
        for builder in self._builders:
            builder.written(self._store.laid)
        self._accompany(generation)
        self._snapshots.point(generation)
        self._snapshots.prune(self._how.keep)
        return generation

    def _accompany(self, generation: Generation) -> None:
        """Have its companions made, and wait a little for them."""
        end = time.monotonic() + _PATIENCE
        for builder in self._builders:
            builder.hear(0)
            builder.begin(generation)
        for builder in self._builders:
            while builder.working_on(generation) and (left := end - time.monotonic()) > 0:
                builder.hear(left)

    def _hear(self) -> None:
        """Show what builders have made of the generation that is shown already, and let those with time make the rest."""
        made = [builder.made for builder in self._builders if builder.hear(0)]
        if self._published.name in made:
            self._snapshots.point(self._published)
        for builder in self._builders:
            builder.begin(self._published)

    def written(self) -> None:
        """Something was written."""
        with self._turn:
            self._turn.notify_all()

    def wait(self) -> Generation:
        """Wait until a generation holds all that is written by now, and give it. Raises StoreError after a minute."""
        wanted = self._store.generation()
        with self._turn:
            self._hurried = True
            self._turn.notify_all()
            if not self._turn.wait_for(lambda: self._published.made >= wanted.made, timeout=60):
                raise StoreError("what was written is not visible yet", "see the log of the service: is the disk full?")
            return self._published

    def run(self) -> None:
        """Publish until the process ends."""
        while True:
            with self._turn:
                self._turn.wait_for(self._behind, timeout=self._rest())
                if self._behind() and not self._hurried:
                    self._turn.wait_for(lambda: self._hurried, timeout=self._how.pause)
                self._hurried = False
            try:
                self._catch_up()
            except StoreError as error:  # a full disk: readers go on with the generation before, and so does this
                logging.getLogger(__name__).error("%s: %s", error.message, error.hint)
                time.sleep(1)

    def _rest(self) -> float:
        return _PRUNED if all(builder.made == self._published.name for builder in self._builders) else _HEARD

    def _catch_up(self) -> None:
        self._hear()
        if not self._behind():
            self._snapshots.prune(self._how.keep)
            return
        made = self._make()
        with self._turn:
            self._published = made
            self._turn.notify_all()

    def _behind(self) -> bool:
        return self._store.generation() != self._published
