"""The address of a SPARQL 1.1 endpoint in, a Store over HTTP out.

The default graph stays the union of the named graphs as long as nobody writes to the endpoint beside this program.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any, Final

import orjson

from kg.errors import BadQuery, NotFound, StoreError
from kg.store import terms
from kg.store.clauses import form_of
from kg.store.dialects import Dialect, Standard
from kg.store.difference import Difference, GraphChange
from kg.store.endpoint import Endpoint
from kg.store.formats import check_dump, check_format
from kg.store.lines import canonical_lines
from kg.store.protocol import WHOLE, Answer, Change, Dataset, Form, Generation, Row
from kg.store.questions import question
from kg.store.refusals import refuse_network
from kg.store.spool import spooled
from kg.store.states import States
from kg.store.terms import JSON
from kg.store.turn import Turn
from kg.store.virtuoso import Virtuoso
from kg.store.wire import Asked, Wire

LINES: Final = "application/n-triples"
ROWS: Final = 500
"""How many triples one question asks about; a longer request meets the limits of some endpoints."""


class RemoteStore:
    """The Store over an endpoint (endpoint.py says where updates go); `timeout` is in seconds."""

    def __init__(self, address: str, timeout: float) -> None:
        """Raises StoreError when nothing answers there, InputError when it is no HTTP address."""
        self._wire = Wire(Endpoint.read(address), timeout)
        self._dialect: Dialect = Standard()
        self._states = States()
        self._alone = Turn()
        try:
            if self._wire.server().startswith("Virtuoso"):
                self._dialect = Virtuoso()
            self.ask("ASK {}")
        except BaseException:
            self.close()
            raise

    def replace(self, graph: str, triples: bytes) -> Change:
        """See Store.replace. Raises InputError when the triples are not N-Triples without blank nodes."""
        return self.transact({graph: triples})[graph]

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """See Store.replace_many: one transaction a graph."""
        return [self.replace(graph, triples) for graph, triples in graphs]

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:
        """See Store.transact."""
        after = {graph: self._canonical(triples or b"", graph) for graph, triples in changes.items()}
        graphs = tuple(
            GraphChange(graph=graph, before=self._lines(question("graph-triples", f"<{graph}>"), graph), after=lines)
            for graph, lines in after.items()
        )
        touched = frozenset[str]().union(*(one.touched for one in graphs))
        difference = Difference(graphs=graphs, elsewhere=self._elsewhere(touched, list(after)))
        if update := difference.update(self._dialect.merged):
            self._states.writing()
            self._dialect.send(self._wire, {"update": update})
        return difference.changes()

    def remove(self, graph: str) -> Change:
        """See Store.remove; a graph that is not there changes nothing."""
        return self.replace(graph, b"")

    def _elsewhere(self, lines: frozenset[str], changing: Sequence[str]) -> frozenset[str]:
        if self._dialect.merged:
            return self._elsewhere_excluded(lines, changing)
        found: set[str] = set()
        todo, names = sorted(lines), " ".join(f"<{graph}>" for graph in changing)
        for start in range(0, len(todo), ROWS):
            rows = " ".join(f"({line.removesuffix(' .')})" for line in todo[start : start + ROWS])
            found |= self._lines(question("stated-elsewhere", rows, names), changing[0])
        return frozenset(found)

    def _elsewhere_excluded(self, lines: frozenset[str], changing: Sequence[str]) -> frozenset[str]:
        """The same of an engine that is told which graphs to leave out, beside the query."""
        found: set[str] = set()
        todo = sorted(lines)
        for start in range(0, len(todo), ROWS):
            rows = " ".join(f"({line.removesuffix(' .')})" for line in todo[start : start + ROWS])
            fields = self._dialect.query(question("stated-somewhere", rows), exclude=changing)
            answer = RemoteAnswer(self._wire, self._dialect, Form.GRAPH, Asked(fields))
            found |= self._canonical(b"".join(answer.write(LINES)), changing[0])
        return frozenset(found)

    def graphs(self) -> list[str]:
        """See Store.graphs."""
        return [row["graph"].value for row in self.select(question("named-graphs"))]

    def select(self, query: str) -> list[Row]:
        """See Store.select."""
        if form_of(query) is not Form.SELECT:
            raise BadQuery("not a SELECT query: it gives no rows")
        return terms.rows(self._json(query))

    def ask(self, query: str) -> bool:
        """See Store.ask."""
        if form_of(query) is not Form.ASK:
            raise BadQuery("not an ASK query: it gives no yes or no")
        return bool(self._json(query)["boolean"])

    def query(self, query: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:
        """See Store.query. The endpoint is asked by `write`: it, and not this program, parses and writes the answer."""
        refuse_network(query)
        asked = Asked(self._dialect.query(query, dataset), timeout)
        return RemoteAnswer(self._wire, self._dialect, form_of(query), asked)

    def update(self, update: str) -> None:
        """See Store.update: works on the graphs as they stand; keeping the default graph their union is up to it."""
        refuse_network(update, update=True)
        fields = self._dialect.update(update, self.graphs)
        self._states.writing()
        self._dialect.send(self._wire, fields)

    def now(self) -> "RemoteStore":
        """See Store.now."""
        return self

    def at(self, name: str) -> "RemoteStore":
        """Raises NotFound: an endpoint has one state only."""
        address = self._wire.endpoint.query
        raise NotFound(f"{address} keeps no generation {name}", "only a store in a folder keeps what was")

    def alone(self) -> AbstractContextManager[None]:
        """See Store.alone."""
        return self._alone

    def generation(self) -> Generation:
        """See Store.generation: what others write to the endpoint beside this program begins no new one."""
        return self._states.now()

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """See Store.dump. All graphs together are written as N-Quads or TriG only, graph by graph."""
        check_dump(media_type, graph)
        if graph == "" and media_type == LINES:
            # Not as the endpoint gives them: one that keeps its triples by property says little of one subject at a time.
            lines = b"".join(self.query(question("default-triples")).write(LINES)).splitlines(keepends=True)
            return iter(sorted(lines))
        if graph is not None:
            ask = question("graph-triples", f"<{graph}>") if graph else question("default-triples")
            return self.query(ask).write(media_type)
        if media_type == "application/ld+json":
            raise BadQuery(
                f"{self._wire.endpoint.query} gives all graphs as N-Quads or TriG only", "or one graph as JSON-LD"
            )
        return spooled(lambda file: self._dump_all(file, media_type == "application/trig"))

    def _dump_all(self, file: IO[bytes], trig: bool) -> None:
        for line in sorted(self._lines(question("default-triples"), "default")):
            file.write(f"{line}\n".encode())
        for graph in self.graphs():
            lines = sorted(self._lines(question("graph-triples", f"<{graph}>"), graph))
            quads = [f"<{graph}> {{", *lines, "}"] if trig else [f"{line[:-1]}<{graph}> ." for line in lines]
            file.write("".join(f"{quad}\n" for quad in quads).encode())

    def close(self) -> None:
        """See Store.close."""
        self._wire.close()

    def _json(self, query: str) -> Any:
        text = b"".join(self.query(query).write(JSON))
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise StoreError(f"{self._wire.endpoint.query} gave an answer that breaks off: {error}") from None

    def _canonical(self, triples: bytes, graph: str) -> frozenset[str]:
        return self._dialect.lines(canonical_lines(triples, graph))

    def _lines(self, query: str, graph: str) -> frozenset[str]:
        return self._canonical(b"".join(self.query(query).write(LINES)), graph)


class RemoteAnswer:
    """The answer of an endpoint to one query; the endpoint is asked when it is written."""

    def __init__(self, wire: Wire, dialect: Dialect, form: Form, asked: Asked) -> None:
        self.form = form
        self._wire, self._dialect = wire, dialect
        self._asked = asked

    def write(self, media_type: str) -> Iterator[bytes]:
        """See Answer.write; raises BadQuery also for what the endpoint cannot parse."""
        check_format(self.form, media_type)
        return spooled(lambda file: self._dialect.write(self._wire, (self._asked, self.form), media_type, file))
