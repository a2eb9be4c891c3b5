"""A run, and the graphs that one step of it is about to change, in; the entry of the log that goes with them out.

The entry is written in the transaction of the change: neither is ever seen without the other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from kg.answers.questions import iri, rows
from kg.entities import FactNames
from kg.recomputing import Changes
from kg.store.protocol import Store
from kg.triples.log import Entry, Run, entry
from ontology.terms import AO, RDF

_TENURE = f" <{RDF.type}> <{AO.Tenure}> ."
_ABOUT = re.compile(rf"<({'|'.join(map(re.escape, (AO.holder, AO.body, AO.post)))})> <([^>]*)> \.")


def now() -> str:
    """This moment in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def begin(names: FactNames, command: str) -> Run:
    """A run of a command that begins now."""
    started = now()
    return Run(iri=names.run(started, command), command=command, version=version("archontology"), started=started)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is about to be written: its IRI, the hash of its content, the IRIs of all its claims."""

    iri: str
    content_hash: str
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Log:
    """Where the entries of one run go."""

    store: Store
    names: FactNames
    run: Run

    def document(self, document: Document, timelines: Changes) -> Changes:
        """The entry for a document that is read: new, with another content, or read again by other rules.

        Empty where neither its claims nor any timeline change.
        """
        found = rows(self.store, "document-state", document=iri(document.iri))
        hashes = {row["hash"].value for row in found}
        before = frozenset(row["claim"].value for row in found if "claim" in row)
        reason = "new-document" if not found else "read-again"
        if found and document.content_hash not in hashes:
            reason = "document-changed"
        return self._entry(reason, timelines, (document.iri, document.claims - before, before - document.claims))

    def decision(self, reason: str, concerns: str, timelines: Changes) -> Changes:
        """The entry for timelines that change by what people decided (judgement, status) or by a rebuild."""
        return self._entry(reason, timelines, (concerns, frozenset(), frozenset()))

    def _entry(self, reason: str, timelines: Changes, said: tuple[str, frozenset[str], frozenset[str]]) -> Changes:
        what, new, gone = said
        brought, changed, withdrew, about = self._tenures(timelines)
        if not (new or gone or brought or changed or withdrew):
            return {}
        it = self.names.entry(self.run.iri, what)
        made = Entry(
            iri=it,
            run=self.run,
            reason=reason,
            on=now(),
            concerns=about | {what},
            brought=brought | new,
            changed=changed,
            withdrew=withdrew | gone,
        )
        return {self.names.log(it): entry(made)}

    def _tenures(self, timelines: Changes) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
        """The tenures that come, that are changed, that go; and whom they are about."""
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for graph, triples in timelines.items():
            _split(before, b"".join(self.store.dump("application/n-triples", graph)))
            _split(after, triples or b"")
        changed = {it for it in before.keys() & after.keys() if before[it] != after[it]}
        moved = (before.keys() ^ after.keys()) | changed
        about = {
            match[2]
            for it in moved
            for line in (before.get(it, set()) | after.get(it, set()))
            for match in _ABOUT.finditer(line)
        }
        return (
            frozenset(after.keys() - before.keys()),
            frozenset(changed),
            frozenset(before.keys() - after.keys()),
            frozenset(about),
        )


def _split(tenures: dict[str, set[str]], triples: bytes) -> None:
    """Put the lines of each tenure of the graph under its IRI."""
    lines = triples.decode().splitlines()
    found: Mapping[str, set[str]] = {line[1 : line.index(">")]: set() for line in lines if line.endswith(_TENURE)}
    for line in lines:
        subject = line[1 : line.index(">")]
        if subject in found:
            found[subject].add(line)
    tenures |= found
