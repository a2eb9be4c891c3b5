"""The straight line: read -> find -> state -> resolve -> describe -> replace. The only module that knows the order."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kg import (
    answers,
    claims,
    deciding,
    documents,
    entities,
    history,
    identities,
    mentions,
    recomputing,
    timelines,
    triples,
)
from kg.answers import offices
from kg.answers.questions import iri, rows
from kg.decisions import statuses
from kg.decisions.statuses import Decision, Statuses
from kg.documents import sources
from kg.entities.judgements import Judgement
from kg.errors import ArchontologyError, InputError
from kg.exchange import bodies_file, tenures_file
from kg.exchange.mapping import Mapping
from kg.grammar import Grammar
from kg.model import Document, Reading
from kg.settings import Settings
from kg.store import Originals, Store, open_originals


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave nothing, and why."""

    name: str
    error: ArchontologyError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come: documents done of documents known, and the one just done."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did. `changed` counts the documents whose graph is not what it was; `seconds` is wall-clock time."""

    documents: int
    changed: int
    claims: int
    unread: int
    failures: tuple[Failure, ...]
    seconds: float

    def plus(self, other: "Summary") -> "Summary":
        """Both together."""
        return Summary(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def extract(document: Document) -> Reading:
    """All that one document says: find the mentions, state the claims with full names, in the script of the text."""
    grammar = Grammar.load()
    found = mentions.find(claims.in_simplified(document), grammar)
    return claims.as_written(claims.state(found, grammar), document)


def extract_all(paths: Sequence[str], settings: Settings) -> Iterator[Reading | Failure]:
    """The reading of each document under `paths` (files, folders, "-" for standard input), or why there is none."""
    for source in sources.find(paths, Path.cwd()):
        try:
            yield extract(documents.read(source.load(), source.key, limit=settings.max_document))
        except ArchontologyError as error:
            yield Failure(source.key, error)


def ingest(
    paths: Sequence[str], store: Store, settings: Settings, progress: Callable[[Progress], None] = lambda _: None
) -> Summary:
    """Read the documents under `paths` and make the store hold exactly what each says.

    A document that cannot be read is reported in the summary and leaves what the store held of it; the others go in.
    """
    began = time.monotonic()
    into = _into(store, settings, "ingest")
    found = list(sources.find(paths, Path.cwd()))
    summary = Summary(0, 0, 0, 0, (), 0.0)
    for number, source in enumerate(found, start=1):
        try:
            document = documents.read(source.load(), source.key, limit=settings.max_document)
            summary = _keep(extract(document), into, summary)
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
        progress(Progress(number, len(found), source.key))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def ingest_bodies(paths: Sequence[str], store: Store, settings: Settings) -> Summary:
    """Read files about bodies over time (docs/bodies.md) and make the store hold exactly what each says.

    A file with a mistake is reported in the summary and leaves what the store held of it; the others go in.
    """
    began, into = time.monotonic(), _into(store, settings, "ingest --bodies")
    summary = Summary(0, 0, 0, 0, (), 0.0)
    for source in sources.find(paths, Path.cwd()):
        try:
            summary = _keep(bodies_file.read(source.load(), source.key), into, summary)
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def ingest_tenures(paths: Sequence[str], mapping: Mapping, store: Store, settings: Settings) -> Summary:
    """Read CSV files of dated tenures (docs/timelines.md) and make the store hold exactly what their rows say.

    A row that is none is reported in the summary with its line, and the others go in; a file that cannot be read
    leaves what the store held of it.
    """
    began, into = time.monotonic(), _into(store, settings, "ingest --tenures")
    summary = Summary(0, 0, 0, 0, (), 0.0)
    for source in sources.find(paths, Path.cwd()):
        try:
            reading, bad = tenures_file.read(source.load(), source.key, mapping)
            summary = _keep(reading, into, summary)
            told = [Failure(f"{source.key}:{row.line}", _bad(source.key, row)) for row in bad]
            summary = replace(summary, failures=(*summary.failures, *told))
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def _bad(key: str, row: tenures_file.BadRow) -> InputError:
    return InputError(f"{key}, line {row.line}: {row.reason}", "the other rows went in")


@dataclass(frozen=True, slots=True)
class _Into:
    """Where documents go: the store, the folder of originals, what people decided, and the log of this run."""

    store: Store
    originals: Originals
    settings: Settings
    decided: Statuses
    known: recomputing.Known
    log: history.Log


def _into(store: Store, settings: Settings, command: str) -> _Into:
    decided = statuses.of(statuses.read(settings.decided()))
    known, log = _known(store, settings), _log(store, settings, command)
    return _Into(store, open_originals(settings.store), settings, decided, known, log)


def _known(store: Store, settings: Settings) -> recomputing.Known:
    return recomputing.Known(store, entities.FactNames(settings.base), identities.stored(store))


def _log(store: Store, settings: Settings, command: str) -> history.Log:
    names = entities.FactNames(settings.base)
    return history.Log(store, names, history.begin(names, command))


def _keep(reading: Reading, into: _Into, summary: Summary) -> Summary:
    ids = entities.identify(reading, into.settings.base)
    scene = triples.Scene(reading, ids, timelines.bounds, into.decided)
    described = triples.describe(scene)
    into.originals.keep(reading.document.content, reading.document.sha256)
    held = recomputing.of_document(into.known, described.document, triples.offices(scene))
    seen = history.Document(described.document, f"sha256:{reading.document.sha256}", described.claims)
    # The document, the tenures that follow from it and the entry of the log: all of it or nothing.
    before = _changed_bodies(into.store, described.document)
    changes = into.store.transact({described.graph: described.triples, **held, **into.log.document(seen, held)})
    _bound_by_bodies(into, described.document, before)
    return replace(
        summary,
        documents=summary.documents + 1,
        changed=summary.changed + (not changes[described.graph].nothing),
        claims=summary.claims + len(described.claims),
        unread=summary.unread + len(reading.unread),
    )


def _changed_bodies(store: Store, document: str) -> frozenset[str]:
    return frozenset(row["body"].value for row in rows(store, "changed-bodies", document=iri(document)))


def _bound_by_bodies(into: _Into, document: str, before: frozenset[str]) -> None:
    """Who was in office when a body ended left it then: their timelines follow what the document says of bodies."""
    bodies = before | _changed_bodies(into.store, document)
    if bodies:
        held = recomputing.of_bodies(into.known, bodies)
        into.store.transact({**held, **into.log.decision("body-change", document, held)})


def decide(store: Store, settings: Settings, ruling: deciding.Ruling) -> Decision:
    """Keep what somebody decided of a claim, and make the facts of its document anew from the claims that hold.

    Raises what deciding.decide raises.
    """
    decision = deciding.decide(store, settings, ruling)
    again(store, settings, deciding.key(store, ruling.claim))
    follow(store, settings)
    return decision


def again(store: Store, settings: Settings, key: str) -> None:
    """Read the kept original of the document with this key once more, and make the store say what it says now.

    Raises NotFound for a document that the store does not hold.
    """
    known, into = answers.document(store, key), _into(store, settings, "read again")
    content = into.originals.read(known.content_hash.removeprefix("sha256:"))
    if tenures_file.GENRE in known.genres:
        raise InputError(f"{key} is read with a mapping", "ingest it again: archontology ingest --tenures FILE")
    if bodies_file.GENRE in known.genres:
        reading = bodies_file.read(content, key)
    else:
        reading = extract(documents.read(content, key, limit=settings.max_document))
    _keep(reading, into, Summary(0, 0, 0, 0, (), 0.0))


def judge(store: Store, settings: Settings, word: identities.Word) -> Judgement:
    """Keep what somebody says of a pair, and make the graph follow. Raises what identities.judge raises."""
    said = identities.judge(store, settings, word)
    follow(store, settings)
    return said


def follow(store: Store, settings: Settings) -> None:
    """Make the store say which entities are one by the judgements and the documents of now; timelines follow."""
    before, now = identities.stored(store), identities.clusters(store, settings)
    moved = before.changed(now)
    if not moved:
        return
    held = recomputing.of_entities(replace(_known(store, settings), clusters=now), moved)
    graph, said = identities.described(settings, now)
    entry = _log(store, settings, "judge").decision("judgement", graph, held)
    store.transact({graph: said, **held, **entry})


def rebuild(store: Store, settings: Settings, progress: Callable[[Progress], None] = lambda _: None) -> int:
    """Make all timelines anew from the claims in the store; how many of them were not what they should be.

    No document is read. Each batch is a transaction: a rebuild that is stopped has done a part, and nothing by halves.
    """
    follow(store, settings)
    known, log = _known(store, settings), _log(store, settings, "rebuild")
    persons, changed, done = offices.persons(store), 0, 0
    for number, held in enumerate(recomputing.everything(known, persons)):
        found = store.transact({**held, **log.decision("rebuild", f"{settings.base}batch/{number}", held)})
        changed += sum(not found[graph].nothing for graph in held)
        done += len(held)
        progress(Progress(done, len(persons), "rebuild"))
    return changed
