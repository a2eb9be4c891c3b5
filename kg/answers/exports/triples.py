"""What is asked for becomes its statements: all of the store, or those about the things of a network and their evidence."""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.answers.exports.rico import rico
from kg.answers.exports.scopes import Scope, network
from kg.answers.exports.surroundings import once
from kg.answers.questions import iri, rows
from kg.store.protocol import Form, Row, Store, Term
from kg.store.rewriting import rewritten
from kg.text import sparql
from ontology.terms import AO, RICO

_FOLLOWED: Final = frozenset(
    (
        *(AO.post, AO.start, AO.end, AO.attested, AO.place, RICO.isAssociatedWithDate, RICO.hasOrHadAgentName),
        *(AO.supportedBy, AO.span, AO.inDocument),
    )
)
"""From a fact to its post, its dates, its place and its words: what is said of those belongs to the statement."""


def triples(store: Store, media_type: str, scope: Scope, default: bool) -> Iterator[bytes]:
    """The statements in the media type: of all graphs, or (`default`) as triples, without the graphs that state them.

    Of CONSTRUCT and DESCRIBE they are the triples of the answer.
    """
    if not scope.narrow:
        return store.dump(media_type, "" if default else None)
    if scope.query is not None and (answer := store.query(scope.query)).form is Form.GRAPH:
        return answer.write(media_type)
    return rewritten(lines(store, scope, default), media_type, triples=default)


def in_rico(store: Store, media_type: str, scope: Scope) -> Iterator[bytes]:
    """Those statements of the default graph that RiC-O has words for, in the media type."""
    if not scope.narrow:
        said = store.dump("application/n-triples", "")
    elif scope.query is not None and (answer := store.query(scope.query)).form is Form.GRAPH:
        said = iter(sorted(b"".join(answer.write("application/n-triples")).splitlines(keepends=True)))
    else:
        said = lines(store, scope, default=True)
    return rewritten(rico(said), media_type, triples=True)


def lines(store: Store, scope: Scope, default: bool) -> Iterator[bytes]:
    """The statements about the things of a network, line by line: N-Quads, or (`default`) N-Triples, each once."""
    of = network(store, scope)
    wanted = [*(one.iri for one in of.nodes), *(one.iri for one in of.edges)]
    seen: set[str] = set()
    while wanted := [thing for thing in dict.fromkeys(wanted) if thing not in seen]:
        seen.update(wanted)
        nearby: list[str] = []
        for batch in once(wanted):
            said = rows(store, "statements", thing=" ".join(map(iri, batch)))
            found = (_line(row, default) for row in said)
            yield from sorted(set(found)) if default else found
            nearby += _nearby(said)
        wanted = nearby


def _nearby(said: Iterable[Row]) -> Iterator[str]:
    return (row["value"].value for row in said if row["property"].value in _FOLLOWED and row["value"].kind == "iri")


def _line(row: Row, default: bool) -> bytes:
    names = ("thing", "property", "value") if default else ("thing", "property", "value", "graph")
    return f"{' '.join(_term(row[name]) for name in names)} .\n".encode()


def _term(term: Term) -> str:
    if term.kind == "iri":
        return iri(term.value)
    if term.kind == "blank":
        return f"_:{term.value}"
    if term.language:
        return sparql.literal(term.value, term.language)
    return f"{sparql.literal(term.value)}^^{iri(str(term.datatype))}"
