"""A folder in, a Store over Oxigraph inside this process out: one named graph a document and their union as a set.

The folder holds the engine's files in `quads/`; `originals/` beside it keeps the documents. One process may hold it.
"""

import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.changes import Changes
from kg.store.difference import Difference, GraphChange
from kg.store.folder import ENGINE, GENERATION, check_folder, not_opened
from kg.store.layout import bring_up
from kg.store.lines import canonical_lines
from kg.store.protocol import Change, Generation
from kg.store.reads import Reads, told
from kg.store.refusals import refuse_network
from kg.store.restoring import exchange, finish, prepare, reopened
from kg.store.snapshot import Snapshot
from kg.store.snapshots import Snapshots
from kg.store.states import States
from kg.store.turn import Turn


class EmbeddedStore(Reads):
    """The Store over a folder of this machine. Safe to share between threads: writes wait for each other."""

    def __init__(self, folder: Path, *, collect: bool = False) -> None:
        """Open the folder, creating it when it is missing or empty; `collect` what changes from checkpoint to checkpoint.

        Raises StoreError when it is another process's, not a store's, or cannot be written.
        """
        check_folder(folder)
        self.folder = folder
        self._writing = threading.Lock()
        self._alone = Turn()
        self._changes = Changes() if collect else None
        self.laid = Changes(known=False)
        """What was written between the checkpoint before the last one and the last; not known of the first."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            bring_up(folder)
            finish(folder)
            self._open: ox.Store | None = ox.Store(folder / ENGINE)
            self._states = States(folder / GENERATION)
        except (OSError, RuntimeError) as error:
            raise not_opened(folder, error) from None

    @property
    def _engine(self) -> ox.Store:
        if self._open is None:
            raise StoreError(f"the store {self.folder} was closed", "open it again")
        return self._open

    def replace(self, graph: str, triples: bytes) -> Change:
        """See Store.replace. Raises InputError when the triples are not N-Triples without blank nodes."""
        return self.transact({graph: triples})[graph]

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """See Store.replace_many: one transaction a graph (500 triples: 20 ms; ten graphs in one: the same)."""
        return [self.replace(graph, triples) for graph, triples in graphs]

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:
        """See Store.transact."""
        after = {graph: canonical_lines(triples or b"", graph) for graph, triples in changes.items()}
        with self._writing:
            difference = self._difference(after)
            if difference.touches:
                self._states.writing()
                self._apply(difference)
                if self._changes is not None:
                    self._changes.write(difference)
        return difference.changes()

    def _apply(self, difference: Difference) -> None:
        """All of it in one transaction. What only adds is added without a detour over SPARQL: three times as fast."""
        if difference.loses:
            told(lambda: self._engine.update(difference.update()))
        elif added := difference.quads():
            told(lambda: self._engine.extend(ox.parse(added, ox.RdfFormat.N_QUADS)))

    def remove(self, graph: str) -> Change:
        """See Store.remove; a graph that is not there changes nothing."""
        return self.replace(graph, b"")

    def _difference(self, after: Mapping[str, frozenset[str]]) -> Difference:
        names = {graph: ox.NamedNode(graph) for graph in after}
        read = {
            g: {f"{q.triple} .": q for q in self._engine.quads_for_pattern(None, None, None, n)}
            for g, n in names.items()
        }
        graphs = tuple(
            GraphChange(graph=graph, before=frozenset(read[graph]), after=lines) for graph, lines in after.items()
        )
        stated = {line: quad for quads in read.values() for line, quad in quads.items()}
        changing: tuple[ox.NamedNode | ox.DefaultGraph, ...] = (*names.values(), ox.DefaultGraph())
        kept: set[str] = set()
        for line in frozenset().union(*(one.touched for one in graphs)):
            if self._stated_elsewhere(stated[line], changing) if line in stated else self._in_default(line):
                kept.add(line)
        return Difference(graphs=graphs, elsewhere=frozenset(kept))

    def _in_default(self, line: str) -> bool:
        # The default graph is the union, so what it holds and none of the changing graphs does is stated elsewhere.
        return next(iter(ox.parse(line, ox.RdfFormat.N_TRIPLES))) in self._engine

    def _stated_elsewhere(self, quad: ox.Quad, changing: tuple[ox.NamedNode | ox.DefaultGraph, ...]) -> bool:
        quads = self._engine.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return any(other.graph_name not in changing for other in quads)

    def update(self, update: str) -> None:
        """See Store.update: works on the graphs as they stand; keeping the default graph their union is up to it."""
        refuse_network(update, update=True)
        with self._writing:
            self._states.writing()
            if self._changes is not None:
                self._changes.forget()
            told(lambda: self._engine.update(update), update)

    def now(self) -> "EmbeddedStore":
        """See Store.now."""
        return self

    def at(self, name: str) -> Snapshot:
        """See Store.at: generations stay from when a server had the folder."""
        return Snapshot(Snapshots(self.folder).hold(name))

    def alone(self) -> AbstractContextManager[None]:
        """See Store.alone."""
        return self._alone

    def generation(self) -> Generation:
        """See Store.generation."""
        return self._states.now()

    def checkpoint(self, folder: Path) -> Generation:
        """Lay the engine's files as they are now into the new `folder`, by hard links; which generation that is.

        The folder is a store of its own that may be opened, read and moved; 11 to 60 ms, at any size.
        """
        with self._writing:
            told(lambda: self._engine.backup(folder))
            if self._changes is not None:
                self.laid, self._changes = self._changes, Changes()
            return self._states.now()

    def publish(self) -> Generation:
        """Make a generation of what it holds now, as a server does after each write; which."""
        return Snapshots(self.folder).publish(lambda place: self.checkpoint(place / ENGINE))

    def restore(self, backup: Path) -> Generation:
        """Hold what the engine's files in the folder `backup` hold, from the next read on; the state that begins by it.

        Raises StoreError, with nothing changed, when they cannot be opened or copied.
        """
        prepare(self.folder, backup)
        with self._writing:
            self._states.writing()
            if self._changes is not None:
                self._changes.forget()
            self._open = None
            exchange(self.folder)
            self._open = reopened(self.folder / ENGINE)
            return self._states.now()

    def close(self) -> None:
        """See Store.close: the folder is free as soon as the last unread answer is gone too."""
        self._open = None
