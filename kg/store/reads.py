"""An open engine in; the reading half of a Store over it out: rows, yes or no, strangers' queries, dumps."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import IO, Protocol, TypeVar, cast

import pyoxigraph as ox

from kg.errors import BadQuery, StoreError
from kg.store.complaints import bad_query
from kg.store.formats import check_dump, check_format
from kg.store.protocol import WHOLE, Answer, Dataset, Form, Row, Term
from kg.store.refusals import refuse_network
from kg.store.spool import spooled
from ontology.terms import PREFIXES

T = TypeVar("T")
_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_FOR_PEOPLE = frozenset({"text/turtle", "application/trig", "application/rdf+xml"})
_MOST_SORTED = 20_000
"""So many triples are put in order for people; more are written as they come."""


class Reads:
    """What the store of this process and a snapshot of it both do: they differ in where `_engine` comes from."""

    @property
    def _engine(self) -> ox.Store:
        raise NotImplementedError

    def graphs(self) -> list[str]:
        """See Store.graphs."""
        return sorted(name.value for name in self._engine.named_graphs())

    def select(self, query: str) -> list[Row]:
        """See Store.select."""
        results = self._ask(query)
        if not isinstance(results, ox.QuerySolutions):
            raise BadQuery("not a SELECT query: it gives no rows")
        names = [(name.value, index) for index, name in enumerate(results.variables)]
        rows = told(lambda: [tuple(row[index] for _, index in names) for row in results])
        return [
            {n: _term(value) for (n, _), value in zip(names, row, strict=True) if value is not None} for row in rows
        ]

    def ask(self, query: str) -> bool:
        """See Store.ask."""
        results = self._ask(query)
        if not isinstance(results, ox.QueryBoolean):
            raise BadQuery("not an ASK query: it gives no yes or no")
        return bool(results)

    def query(self, query: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:  # noqa: ARG002
        """See Store.query. Nothing in this process ends a query: the service asks in a process of its own."""
        return EmbeddedAnswer(self._ask(query, dataset))

    def _ask(self, query: str, dataset: Dataset = WHOLE) -> _Results:
        refuse_network(query)
        if dataset == WHOLE:
            return told(lambda: self._engine.query(query), query)
        # A dataset that names graphs of one kind has none of the other (SPARQL 1.1 Protocol 2.1.4).
        graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in dataset.default]
        others: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in dataset.named]
        return told(lambda: self._engine.query(query, default_graph=graph, named_graphs=others), query)

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """See Store.dump."""
        check_dump(media_type, graph)
        form = ox.RdfFormat.from_media_type(media_type)
        source = None if graph is None else ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return spooled(lambda file: told(lambda: self._engine.dump(file, form, from_graph=source, prefixes=PREFIXES)))


class Sink(Protocol):
    """What an answer is written to, piece by piece."""

    def write(self, data: bytes, /) -> int:
        """Take a piece; how many bytes of it were taken: all."""
        ...

    def flush(self) -> None:
        """Let go of what was taken, where that is held back."""
        ...


class EmbeddedAnswer:
    """The answer of the engine to one query."""

    def __init__(self, results: _Results) -> None:
        self._results = results
        forms = {ox.QuerySolutions: Form.SELECT, ox.QueryBoolean: Form.ASK, ox.QueryTriples: Form.GRAPH}
        self.form = forms[type(results)]

    def write(self, media_type: str) -> Iterator[bytes]:
        """See Answer.write."""
        check_format(self.form, media_type)
        return spooled(lambda file: told(lambda: self._fill(file, media_type)))

    def fill(self, sink: Sink, media_type: str) -> None:
        """Write the answer to `sink` piece by piece; what fails in the middle is raised after what was written."""
        results, file = self._results, cast(IO[bytes], sink)
        if isinstance(results, ox.QueryTriples):
            graph_form = ox.RdfFormat.from_media_type(media_type)
            told(lambda: results.serialize(file, graph_form))
        else:
            row_form = ox.QueryResultsFormat.from_media_type(media_type)
            told(lambda: results.serialize(file, row_form))

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


def told(work: Callable[[], T], text: str = "") -> T:
    """Do the work of the engine on this SPARQL; what it raises becomes an error that is told to a person."""
    try:
        return work()
    except SyntaxError as error:
        raise bad_query(str(error), text) from None
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
