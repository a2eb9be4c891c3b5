"""The straight line: read -> find -> state -> resolve -> describe -> replace. The only module that knows the order."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg import claims, documents, entities, identities, mentions, timelines, triples
from kg.documents import sources
from kg.entities.judgements import Judgement
from kg.errors import ArchontologyError
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
    originals = open_originals(settings.store)
    found = list(sources.find(paths, Path.cwd()))
    summary = Summary(0, 0, 0, 0, (), 0.0)
    for number, source in enumerate(found, start=1):
        try:
            summary = _one(documents.read(source.load(), source.key, limit=settings.max_document), (store, originals, settings), summary)
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
        progress(Progress(number, len(found), source.key))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def _one(document: Document, into: tuple[Store, Originals, Settings], summary: Summary) -> Summary:
    store, originals, settings = into
    reading = extract(document)
    described = triples.describe(triples.Scene(reading, entities.identify(reading, settings.base), timelines.bounds))
    originals.keep(document.content, document.sha256)
    change = store.replace(described.graph, described.triples)
    return replace(
        summary,
        documents=summary.documents + 1,
        changed=summary.changed + (not change.nothing),
        claims=summary.claims + described.claims,
        unread=summary.unread + len(reading.unread),
    )


def judge(store: Store, settings: Settings, word: identities.Word) -> Judgement:
    """Keep what somebody says of a pair, and make the graph follow. Raises what identities.judge raises."""
    said = identities.judge(store, settings, word)
    follow(store, settings)
    return said


def follow(store: Store, settings: Settings) -> None:
    """Make the store say which entities are one by the judgements and the documents of this moment."""
    before, now = identities.stored(store), identities.clusters(store, settings)
    if before.changed(now):
        identities.write(store, settings, now)
