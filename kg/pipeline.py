"""The straight line: read -> find -> state -> resolve -> describe -> replace. The only module that knows the order."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg import claims, documents, entities, mentions, timelines, triples
from kg.documents import sources
from kg.documents.sources import Source, Sources
from kg.errors import ArchontologyError, InputError
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
class Skipped:
    """A file of a folder that is of no kind that is read."""

    name: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come: documents done of documents known, and the one just done."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did. `changed` counts the documents whose graph is not what it was; `seconds` is on the clock."""

    documents: int = 0
    changed: int = 0
    claims: int = 0
    unread: int = 0
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    seconds: float = 0.0


def extract(document: Document) -> Reading:
    """All that one document says: find the mentions, state the claims with full names, in the script of the text."""
    grammar = Grammar.load()
    found = mentions.find(claims.in_simplified(document), grammar)
    return claims.as_written(claims.state(found, grammar), document)


def extract_all(paths: Sequence[str], settings: Settings) -> Iterator[Reading | Failure | Skipped]:
    """The reading of each document under `paths` (files, folders, "-" for standard input), or why there is none.

    Raises InputError where there is nothing to read.
    """
    found = _sources(paths)
    for source in found:
        try:
            yield extract(_read(source, settings))
        except ArchontologyError as error:
            yield Failure(source.key, error)
    yield from _skipped(found)


def ingest(
    paths: Sequence[str], store: Store, settings: Settings, progress: Callable[[Progress], None] = lambda _: None
) -> Summary:
    """Read the documents under `paths` and make the store hold exactly what each says.

    A document that cannot be read is reported in the summary and leaves what the store held of it; the others go in.
    Raises InputError where there is nothing to read.
    """
    began = time.monotonic()
    found = _sources(paths)
    writer = _Writer(store, open_originals(settings.store), settings)
    summary = Summary(skipped=_skipped(found))
    for number, source in enumerate(found, start=1):
        try:
            summary = writer.write(source, summary)
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
        progress(Progress(number, len(found), source.key))
    return replace(summary, seconds=time.monotonic() - began)


def _sources(paths: Sequence[str]) -> Sources:
    found = sources.find(paths, Path.cwd())
    if not found:
        hint = f"of other kinds: {len(found.skipped)}; a text, an HTML page, CSV and XLSX are read, by their endings"
        raise InputError(f"no document in {', '.join(paths)}", hint if found.skipped else "the folder is empty")
    return found


def _skipped(found: Sources) -> tuple[Skipped, ...]:
    return tuple(Skipped(path.as_posix()) for path in found.skipped)


def _read(source: Source, settings: Settings) -> Document:
    content = source.load()
    return documents.read(content, source.key_of(content), limit=settings.max_document)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Where an ingest writes to, and the documents that it has written: key to the source and the hash."""

    store: Store
    originals: Originals
    settings: Settings
    written: dict[str, tuple[str, str]] = field(default_factory=dict)

    def write(self, source: Source, summary: Summary) -> Summary:
        """Read one document, replace its graph, add it to the summary. Raises InputError for a second of its key."""
        document = _read(source, self.settings)
        self._only(document, str(source.path or source.key))
        reading = extract(document)
        described = triples.describe(
            triples.Scene(reading, entities.identify(reading, self.settings.base), timelines.bounds)
        )
        self.originals.keep(document.content, document.sha256)
        change = self.store.replace(described.graph, described.triples)
        return replace(
            summary,
            documents=summary.documents + 1,
            changed=summary.changed + (not change.nothing),
            claims=summary.claims + described.claims,
            unread=summary.unread + len(reading.unread),
        )

    def _only(self, document: Document, place: str) -> None:
        first, content = self.written.setdefault(document.key, (place, document.sha256))
        if content != document.sha256:
            raise InputError(
                f"{place}: would replace {first}: both are the document {document.key}",
                "two versions of one page: keep one; two documents: start in a folder that holds both",
            )
