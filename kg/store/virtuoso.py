"""What Virtuoso 7 does otherwise than SPARQL 1.1 says, and what is done about it; docs/store.md has the list.

Its default graph is the union of all graphs as a bag, so a named graph of ours, MERGED, stands for the default graph.
It writes ASK as a table and CSV in a way of its own, so it is asked for JSON and N-Triples, and the rest is written here.
"""

import re
import tempfile
from collections.abc import Callable, Iterable
from typing import IO, Any, Final, TypeVar

import orjson
import pyoxigraph as ox

from kg.errors import BadQuery, LimitExceeded, StoreError
from kg.store.clauses import many_graphs, named_graphs
from kg.store.complaints import bad_query
from kg.store.protocol import WHOLE, Dataset, Form
from kg.store.terms import JSON
from kg.store.wire import Asked, Fields, Wire
from ontology.terms import PREFIXES

MERGED: Final = "urn:archontology:merged"
OWN: Final = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://localuriqaserver/sparql",
    "http://www.w3.org/2002/07/owl#",
    "urn:activitystreams-owl:map",
    "urn:rules.skos",
    "urn:core:services:sparql",
    "http://localhost:8890/DAV/",
    "http://localhost:8890/sparql",
)
"""The graphs that an installation begins with: they are not the user's."""
_NOTHING: Final = "urn:archontology:nothing"
"""A graph that is empty: naming it is how nothing at all is named."""
_GRAPH: Final = "archontology_graph"
_LINES: Final = "application/n-triples"
T = TypeVar("T")
_TAG: Final = re.compile(r"@[A-Za-z0-9-]+ \.\Z")
_SECONDS: Final = re.compile(
    r"(?:\.0+|(\.\d*?[1-9])0+)(?=(?:Z|[+-]\d\d:\d\d)?\"\^\^<http://www\.w3\.org/2001/XMLSchema#dateTime> \.\Z)"
)
_COMPLAINT: Final = re.compile(r"Virtuoso \w+ Error (.*?)(?: SPARQL query:|\Z)", re.DOTALL)
_MOST_ROWS: Final = "x-sparql-maxrows"


class Virtuoso:
    """See Dialect. Tested with 7.2.5."""

    merged: Final = MERGED

    def query(self, query: str, dataset: Dataset = WHOLE, exclude: Iterable[str] = ()) -> Fields:
        """See Dialect.query. What it cannot parse is told from here: it names no column, and sometimes no line."""
        _parsed(lambda: ox.Store().query(query))
        default, named = dataset.default or (_NOTHING,), dataset.named or (_NOTHING,)
        if dataset != WHOLE:
            return {"query": query, "default-graph-uri": default, "named-graph-uri": named}
        without = [f"define input:named-graph-exclude <{graph}>" for graph in (*OWN, *exclude)]
        return {"query": "\n".join((f"define input:default-graph-uri <{MERGED}>", *without, _graphs(query)))}

    def lines(self, lines: frozenset[str]) -> frozenset[str]:
        """See Dialect.lines: tags of languages are in small letters, seconds have no zeros at their end."""
        return frozenset(_SECONDS.sub(r"\1", _TAG.sub(lambda tag: tag[0].lower(), line)) for line in lines)

    def update(self, update: str, graphs: Callable[[], list[str]]) -> Fields:
        """See Dialect.update. At CLEAR ALL it does nothing and says that it did: each graph is cleared by its name."""
        _parsed(lambda: ox.Store().update(update))
        for start, end, which in reversed(many_graphs(update)):
            named = [] if which == "DEFAULT" else graphs()
            cleared = [*named, *([] if which == "NAMED" else [MERGED])] or [_NOTHING]
            update = update[:start] + " ; ".join(f"CLEAR GRAPH <{graph}>" for graph in cleared) + update[end:]
        return {"update": update, "default-graph-uri": MERGED}

    def send(self, wire: Wire, fields: Fields) -> None:
        """See Dialect.send."""
        _told(lambda: wire.update(fields))

    def write(self, wire: Wire, asked: tuple[Asked, Form], media_type: str, file: IO[bytes]) -> None:
        """See Dialect.write. Raises LimitExceeded where the engine cut the answer off at its own limit of rows."""
        request, form = asked
        with tempfile.SpooledTemporaryFile(1 << 24) as found:
            kind = _LINES if form is Form.GRAPH else JSON
            most = _told(lambda: wire.fetch(request, kind, found)).get(_MOST_ROWS)
            found.seek(0)
            if form is Form.GRAPH:
                count = _write_triples(found, media_type, file)
            elif form is Form.ASK:
                count = _write_yes_or_no(found, media_type, file)
            else:
                count = _write_rows(found, media_type, file)
        if most is not None and count >= int(most):
            raise LimitExceeded(
                f"Virtuoso gives {most} rows at most", "raise ResultSetMaxRows in virtuoso.ini, or ask for less"
            )


def _told(work: Callable[[], T]) -> T:
    """Ask the engine. What it is asked was read here before, so what it refuses, it cannot do."""
    try:
        return work()
    except LimitExceeded:
        raise
    except (BadQuery, StoreError) as error:
        if found := _COMPLAINT.search(error.message):
            raise BadQuery(f"Virtuoso cannot do this: {found[1]}", "docs/store.md lists what it cannot") from None
        raise


def _parsed(work: Any) -> None:
    """Let an empty engine of our own read it. Raises BadQuery with line and column."""
    try:
        work()
    except SyntaxError as error:
        raise bad_query(str(error)) from None
    except (OSError, ValueError, RuntimeError):
        return  # it parses; what it does is the endpoint's affair


def _graphs(query: str) -> str:
    """The query with each graph that it calls by its IRI called by a variable of that value, and none of them MERGED.

    With a default graph named, Virtuoso finds no graph that is called by its IRI; and the default graph is no named one,
    but to be left out of both is all that can be said of a graph.
    """
    for number, (start, end) in reversed(list(enumerate(named_graphs(query)))):
        before, called = query[:start].rstrip()[: -len("GRAPH")], query[start:end]
        variable, first = called, f"FILTER({called} != <{MERGED}>)"
        if called[0] not in "?$":
            variable = f"?{_GRAPH}{number}"
            first = f"VALUES {variable} {{ {called} }}"
        query = f"{before}{first} GRAPH {variable}{query[end:]}"
    return query


def _write_rows(found: IO[bytes], media_type: str, file: IO[bytes]) -> int:
    parsed = orjson.loads(found.read())
    names = [name for name in parsed["head"]["vars"] if not name.startswith(_GRAPH)]
    rows = [{name: _term(row[name]) for name in names if name in row} for row in parsed["results"]["bindings"]]
    results = {"head": {"vars": names}, "results": {"bindings": rows}}
    solutions = ox.parse_query_results(orjson.dumps(results), ox.QueryResultsFormat.JSON)
    form = ox.QueryResultsFormat.from_media_type(media_type)
    solutions.serialize(file, form)
    return len(rows)


def _term(cell: dict[str, str]) -> dict[str, str]:
    """A term as the standard writes it: no typed-literal, and the name of a blank node is one."""
    if cell["type"] == "bnode":
        return {"type": "bnode", "value": re.sub(r"\W", "", cell["value"])}
    return {**cell, "type": "uri" if cell["type"] == "uri" else "literal"}


def _write_yes_or_no(found: IO[bytes], media_type: str, file: IO[bytes]) -> int:
    parsed = orjson.loads(found.read())
    if "boolean" not in parsed:
        rows = parsed["results"]["bindings"]  # none, or one whose cell is 1
        parsed = {"head": {}, "boolean": any(row["__ASK_RETVAL"]["value"] == "1" for row in rows)}
    answer = ox.parse_query_results(orjson.dumps(parsed), ox.QueryResultsFormat.JSON)
    answer.serialize(file, ox.QueryResultsFormat.from_media_type(media_type))
    return 0


def _write_triples(found: IO[bytes], media_type: str, file: IO[bytes]) -> int:
    count = 0

    def triples() -> Iterable[ox.Triple]:
        nonlocal count
        for quad in ox.parse(found, ox.RdfFormat.N_TRIPLES):
            count += 1
            yield quad.triple

    ox.serialize(triples(), file, ox.RdfFormat.from_media_type(media_type), prefixes=PREFIXES)
    return count
