"""What a run changed by one document or decision in, the entry of the log as canonical N-Triples out.

Entries have clocks; facts have none, and stand in graphs of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from ontology.terms import AO, RDF, XSD


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the program: its command, its version, when it began (UTC, ISO 8601 with microseconds)."""

    iri: str
    command: str
    version: str
    started: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: why, when, what it concerns (documents, persons, bodies, posts), which claims and tenures came and
    went, and which tenures stayed with something else said of them."""

    iri: str
    run: Run
    reason: str
    on: str
    concerns: frozenset[str] = frozenset()
    brought: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    withdrew: frozenset[str] = frozenset()


def entry(one: Entry) -> bytes:
    """The entry and its run."""
    return nt.canonical(_entry(one))


def _entry(one: Entry) -> Iterator[Triple]:
    yield one.iri, RDF.type, nt.iri(AO.LogEntry)
    yield one.iri, AO.run, nt.iri(one.run.iri)
    yield one.iri, AO.reason, nt.text(one.reason)
    yield one.iri, AO.loggedAt, nt.typed(one.on, XSD.dateTime)
    for predicate, things in (
        (AO.concerns, one.concerns),
        (AO.brought, one.brought),
        (AO.changed, one.changed),
        (AO.withdrew, one.withdrew),
    ):
        for thing in things:
            yield one.iri, predicate, nt.iri(thing)
    yield one.run.iri, RDF.type, nt.iri(AO.Run)
    yield one.run.iri, AO.command, nt.text(one.run.command)
    yield one.run.iri, AO.version, nt.text(one.run.version)
    yield one.run.iri, AO.startedAt, nt.typed(one.run.started, XSD.dateTime)
