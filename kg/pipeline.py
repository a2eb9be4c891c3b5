"""The straight line: read -> find -> state -> resolve -> describe -> replace. The only module that knows the order."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kg import claims, documents, entities, mentions, timelines, triples
from kg.documents import sources
from kg.documents.sources import Source, Sources
from kg.errors import ArchontologyError, InputError
from kg.grammar import Grammar
from kg.model import Document, Reading
from kg.processes import in_order
from kg.settings import Settings
from kg.store import Originals, Store, open_originals

GROUP = 16
"""So many documents are read together."""
GROUP_BYTES = 200_000
"""A group that holds as much takes no further document: a large one gains nothing from company."""


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
    return extract_group([document])[0]


def extract_group(group: Sequence[Document]) -> list[Reading]:
    """What each document of a group says, as `extract` gives it; the NER model reads them together, which is faster."""
    grammar = Grammar.load()
    found = mentions.find_all([claims.in_simplified(document) for document in group], grammar)
    return [
        claims.as_written(claims.state(each, grammar), document) for each, document in zip(found, group, strict=True)
    ]


def extract_all(paths: Sequence[str], settings: Settings, jobs: int = 1) -> Iterator[Reading | Failure | Skipped]:
    """The reading of each document under `paths` (files, folders, "-" for standard input), or why there is none.

    `jobs` processes read; order and results do not depend on their number. Raises InputError where there is nothing
    to read.
    """
    found = _sources(paths)
    yield from _readings(found, settings, jobs)
    yield from _skipped(found)


def ingest(
    paths: Sequence[str],
    store: Store,
    settings: Settings,
    progress: Callable[[Progress], None] = lambda _: None,
    jobs: int = 1,
) -> Summary:
    """Read the documents under `paths` in `jobs` processes and make the store hold exactly what each says.

    A document that cannot be read is reported in the summary and leaves what the store held of it; the others go in.
    Raises InputError where there is nothing to read.
    """
    began = time.monotonic()
    found = _sources(paths)
    writer = _Writer(store, open_originals(settings.store), settings)
    summary = Summary(skipped=_skipped(found))
    for number, (source, reading) in enumerate(zip(found, _readings(found, settings, jobs), strict=True), start=1):
        try:
            summary = writer.write(source, reading, summary)
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


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A source with its bytes, or why there are none."""

    source: Source
    content: bytes | ArchontologyError


def _readings(found: Sources, settings: Settings, jobs: int) -> Iterator[Reading | Failure]:
    """One reading or failure a source, in order; neighbours are read in groups, of which every process gets some."""
    size = max(1, min(GROUP, -(-len(found) // jobs)))
    work = partial(_read_group, limit=settings.max_document)
    for results in in_order(work, _groups(found, size), jobs):
        yield from results


def _groups(found: Sources, size: int) -> Iterator[list[_Loaded]]:
    """The sources loaded: at most `size` together, and no more once they hold GROUP_BYTES."""
    group: list[_Loaded] = []
    held = 0
    for source in found:
        loaded = _load(source)
        group.append(loaded)
        held += len(loaded.content) if isinstance(loaded.content, bytes) else 0
        if len(group) == size or held >= GROUP_BYTES:
            yield group
            group, held = [], 0
    if group:
        yield group


def _load(source: Source) -> _Loaded:
    try:
        return _Loaded(source, source.load())
    except ArchontologyError as error:
        return _Loaded(source, error)


def _read_group(group: Sequence[_Loaded], limit: int) -> list[Reading | Failure]:
    read = [_read(loaded, limit) for loaded in group]
    good = [document for document in read if isinstance(document, Document)]
    try:
        readings: Iterator[Reading | Failure] = iter(extract_group(good))
    except ArchontologyError:  # one of them cannot be read: alone each tells for itself
        readings = (_alone(document) for document in good)
    return [next(readings) if isinstance(document, Document) else document for document in read]


def _read(loaded: _Loaded, limit: int) -> Document | Failure:
    source, content = loaded.source, loaded.content
    if isinstance(content, ArchontologyError):
        return Failure(source.key, content)
    try:
        return documents.read(content, source.key_of(content), limit=limit)
    except ArchontologyError as error:
        return Failure(source.key, error)


def _alone(document: Document) -> Reading | Failure:
    try:
        return extract(document)
    except ArchontologyError as error:
        return Failure(document.key, error)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Where an ingest writes to, and the documents that it has written: key to the source and the hash."""

    store: Store
    originals: Originals
    settings: Settings
    written: dict[str, tuple[str, str]] = field(default_factory=dict)

    def write(self, source: Source, reading: Reading | Failure, summary: Summary) -> Summary:
        """Replace the graph of a document, add it to the summary. Raises InputError for a second of its key."""
        if isinstance(reading, Failure):
            return replace(summary, failures=(*summary.failures, reading))
        document = reading.document
        self._only(document, str(source.path or source.key))
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
