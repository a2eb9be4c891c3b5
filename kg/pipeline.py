"""The straight line: read -> find -> state -> resolve -> describe -> replace. The only module that knows the order."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from kg import answers, claims, deciding, documents, keeping, mentions
from kg.decisions.statuses import Decision
from kg.documents import sources
from kg.documents.sources import Source, Sources
from kg.errors import ArchontologyError, InputError
from kg.exchange import bodies_file, bodies_table, tenures_file
from kg.exchange.mapped import BadRow
from kg.exchange.mapping import Mapping
from kg.grammar import Grammar
from kg.keeping import Into, follow, into, keep
from kg.model import Document, Reading
from kg.processes import in_order
from kg.settings import Settings
from kg.store import Store

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

    def plus(self, other: "Summary") -> "Summary":
        """Both together."""
        return Summary(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


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
    found, to = _sources(paths), into(store, settings, "ingest")
    summary = Summary(skipped=_skipped(found))
    for number, (source, reading) in enumerate(zip(found, _readings(found, settings, jobs), strict=True), start=1):
        try:
            summary = _keep(reading, str(source.path or source.key), (to, summary))
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
        progress(Progress(number, len(found), source.key))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def ingest_bodies(paths: Sequence[str], store: Store, settings: Settings) -> Summary:
    """Read files about bodies over time (docs/bodies.md) and make the store hold exactly what each says.

    A file with a mistake is reported in the summary and leaves what the store held of it; the others go in.
    """
    began, to = time.monotonic(), into(store, settings, "ingest --bodies-file")
    summary = Summary()
    for source in sources.find(paths, Path.cwd()):
        try:
            summary = _keep(bodies_file.read(source.load(), source.key), source.key, (to, summary))
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def ingest_tenures(paths: Sequence[str], mapping: Mapping, store: Store, settings: Settings) -> Summary:
    """Read CSV files of dated tenures (docs/timelines.md) and make the store hold exactly what their rows say.

    A row that is none is reported in the summary with its line, and the others go in; a file that cannot be read
    leaves what the store held of it.
    """
    return _rows(paths, partial(tenures_file.read, mapping=mapping), into(store, settings, "ingest --tenures"))


def ingest_body_table(paths: Sequence[str], mapping: Mapping, store: Store, settings: Settings) -> Summary:
    """Read CSV files of bodies and their changes (docs/bodies.md) and make the store hold exactly what their rows say.

    A bad row is reported as by ingest_tenures.
    """
    return _rows(paths, partial(bodies_table.read, mapping=mapping), into(store, settings, "ingest --bodies"))


def _rows(paths: Sequence[str], read: Callable[[bytes, str], tuple[Reading, tuple[BadRow, ...]]], to: Into) -> Summary:
    """The files read by their rows and kept."""
    began, summary = time.monotonic(), Summary()
    for source in sources.find(paths, Path.cwd()):
        try:
            reading, bad = read(source.load(), source.key)
            summary = _keep(reading, source.key, (to, summary))
            told = [Failure(f"{source.key}:{row.line}", _bad(source.key, row)) for row in bad]
            summary = replace(summary, failures=(*summary.failures, *told))
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
    follow(to.store, to.settings)
    return replace(summary, seconds=time.monotonic() - began)


def _bad(key: str, row: BadRow) -> InputError:
    return InputError(f"{key}, line {row.line}: {row.reason}", "the other rows went in")


def _keep(reading: Reading | Failure, place: str, so_far: tuple[Into, Summary]) -> Summary:
    """The summary with this document, which is kept. Raises InputError for a second of its key."""
    to, summary = so_far
    if isinstance(reading, Failure):
        return replace(summary, failures=(*summary.failures, reading))
    kept = keep(reading, place, to)
    return replace(
        summary,
        documents=summary.documents + 1,
        changed=summary.changed + kept.changed,
        claims=summary.claims + kept.claims,
        unread=summary.unread + len(reading.unread),
    )


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

    Raises NotFound for a document that the store does not hold, InputError for one that only its mapping can read.
    """
    known, to = answers.document(store, key), into(store, settings, "read again")
    for genre, option in ((tenures_file.GENRE, "--tenures"), (bodies_table.GENRE, "--bodies")):
        if genre in known.genres:
            way = f"a decision is kept and holds once the file is ingested again: archontology ingest {option} FILE"
            raise InputError(f"{key} is read with a mapping", way)
    content = to.originals.read(known.content_hash.removeprefix("sha256:"))
    if bodies_file.GENRE in known.genres:
        reading = bodies_file.read(content, key)
    else:
        reading = extract(documents.read(content, key, limit=settings.max_document))
    keep(reading, key, to)


def rebuild(store: Store, settings: Settings, progress: Callable[[Progress], None] = lambda _: None) -> int:
    """Make all timelines anew from the claims in the store; how many of them were not what they should be."""
    return keeping.rebuild(store, settings, lambda done, every: progress(Progress(done, every, "rebuild")))
