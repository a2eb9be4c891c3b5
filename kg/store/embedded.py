"""A folder in, a Store over Oxigraph inside this process out: one named graph a document and their union as a set.

The folder holds the engine's files in `quads/`; `originals/` beside it keeps the documents. One process may hold it.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import IO, TypeVar

import pyoxigraph as ox

from kg.errors import BadQuery, StoreError
from kg.store.complaints import bad_query
from kg.store.difference import Difference, GraphChange
from kg.store.folder import ENGINE, check_folder, not_opened
from kg.store.formats import check_dump, check_format
from kg.store.lines import canonical_lines
from kg.store.protocol import Answer, Change, Form, Generation, Row, Term
from kg.store.refusals import refuse_network
from kg.store.spool import spooled
from kg.store.states import States
from ontology.terms import PREFIXES

T = TypeVar("T")
_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_FOR_PEOPLE = frozenset({"text/turtle", "application/trig", "application/rdf+xml"})
_MOST_SORTED = 20_000
"""So many triples are put in order for people; more are written as they come."""


class EmbeddedStore:
    """The Store over a folder of this machine. Safe to share between threads: writes wait for each other."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, creating it when it is missing or empty.

        Raises StoreError when it is another process's, not a store's, or cannot be written.
        """
        check_folder(folder)
        self.folder = folder
        self._writing = threading.Lock()
        self._states = States()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._open: ox.Store | None = ox.Store(folder / ENGINE)
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
            self._apply(difference)
            if difference.touches:
                self._states.written()
        return difference.changes()

    def _apply(self, difference: Difference) -> None:
        """All of it in one transaction. What only adds is added without a detour over SPARQL: three times as fast."""
        if difference.loses:
            _told(lambda: self._engine.update(difference.update()))
        elif added := difference.quads():
            _told(lambda: self._engine.extend(ox.parse(added, ox.RdfFormat.N_QUADS)))

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

    def graphs(self) -> list[str]:
        """See Store.graphs."""
        return sorted(name.value for name in self._engine.named_graphs())

    def select(self, query: str) -> list[Row]:
        """See Store.select."""
        results = self._ask(query)
        if not isinstance(results, ox.QuerySolutions):
            raise BadQuery("not a SELECT query: it gives no rows")
        names = [(name.value, index) for index, name in enumerate(results.variables)]
        rows = _told(lambda: [tuple(row[index] for _, index in names) for row in results])
        return [
            {n: _term(value) for (n, _), value in zip(names, row, strict=True) if value is not None} for row in rows
        ]

    def ask(self, query: str) -> bool:
        """See Store.ask."""
        results = self._ask(query)
        if not isinstance(results, ox.QueryBoolean):
            raise BadQuery("not an ASK query: it gives no yes or no")
        return bool(results)

    def query(self, query: str, default_graphs: tuple[str, ...] = (), named_graphs: tuple[str, ...] = ()) -> Answer:
        """See Store.query."""
        return EmbeddedAnswer(self._ask(query, default_graphs, named_graphs))

    def _ask(self, query: str, default: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> _Results:
        refuse_network(query)
        if not default and not named:
            return _told(lambda: self._engine.query(query))
        # A dataset that names graphs of one kind has none of the other (SPARQL 1.1 Protocol 2.1.4).
        graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in default]
        others: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in named]
        return _told(lambda: self._engine.query(query, default_graph=graph, named_graphs=others))

    def update(self, update: str) -> None:
        """See Store.update: works on the graphs as they stand; keeping the default graph their union is up to it."""
        refuse_network(update, update=True)
        with self._writing:
            try:
                _told(lambda: self._engine.update(update))
            finally:
                self._states.written()

    def generation(self) -> Generation:
        """See Store.generation."""
        return self._states.now()

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """See Store.dump."""
        check_dump(media_type, graph)
        form = ox.RdfFormat.from_media_type(media_type)
        source = None if graph is None else ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return spooled(lambda file: _told(lambda: self._engine.dump(file, form, from_graph=source, prefixes=PREFIXES)))

    def close(self) -> None:
        """See Store.close: the folder is free as soon as the last unread answer is gone too."""
        self._open = None


class EmbeddedAnswer:
    """The answer of the engine to one query."""

    def __init__(self, results: _Results) -> None:
        self._results = results
        forms = {ox.QuerySolutions: Form.SELECT, ox.QueryBoolean: Form.ASK, ox.QueryTriples: Form.GRAPH}
        self.form = forms[type(results)]

    def write(self, media_type: str) -> Iterator[bytes]:
        """See Answer.write."""
        check_format(self.form, media_type)
        return spooled(lambda file: _told(lambda: self._fill(file, media_type)))

    def _fill(self, file: IO[bytes], media_type: str) -> None:
        if not isinstance(self._results, ox.QueryTriples):
            self._results.serialize(file, ox.QueryResultsFormat.from_media_type(media_type))
        elif media_type in _FOR_PEOPLE:
            form = ox.RdfFormat.from_media_type(media_type)
            ox.serialize(_by_subject(self._results), file, form, prefixes=PREFIXES)
        else:
            self._results.serialize(file, ox.RdfFormat.from_media_type(media_type))


def _by_subject(triples: ox.QueryTriples) -> Iterator[ox.Triple]:
    """What is said of one subject together: in this order a writer says it in one sentence."""
    first = list(islice(triples, _MOST_SORTED))
    return chain(sorted(first, key=str) if len(first) < _MOST_SORTED else first, triples)


def _told(work: Callable[[], T]) -> T:
    """Do the work of the engine; what it raises becomes an error that is told to a person."""
    try:
        return work()
    except SyntaxError as error:
        raise bad_query(str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"the engine gave up: {error}", "see the message; the store is as it was before") from None


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    if isinstance(term, ox.NamedNode):
        return Term("iri", term.value)
    if isinstance(term, ox.BlankNode):
        return Term("blank", term.value)
    if isinstance(term, ox.Literal):
        return Term("literal", term.value, term.datatype.value, term.language)
    raise StoreError(f"the answer holds a triple as a term: {term}", "this program writes no RDF 1.2 terms")
