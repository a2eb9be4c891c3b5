"""The straight line: read -> find -> state -> resolve -> describe -> replace. The only module that knows the order."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from kg import answers, attributing, deciding, extracting, keeping, rereading
from kg.decisions import attributions
from kg.decisions.statuses import Decision
from kg.documents import sources
from kg.errors import ArchontologyError, InputError
from kg.exchange import bodies_file, bodies_table, tenures_file
from kg.exchange.mapped import BadRow
from kg.exchange.mapping import Mapping
from kg.extracting import Failure, Skipped, found, readings, skipped
from kg.keeping import Into, follow, into, keep
from kg.model import Reading
from kg.settings import Settings
from kg.store import Store, open_originals


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
    every, to = found(paths), into(store, settings, "ingest")
    summary = Summary(skipped=skipped(every))
    for number, (source, reading) in enumerate(zip(every, readings(every, settings, jobs), strict=True), start=1):
        try:
            summary = _keep(reading, str(source.path or source.key), (to, summary))
        except ArchontologyError as error:
            summary = replace(summary, failures=(*summary.failures, Failure(source.key, error)))
        progress(Progress(number, len(every), source.key))
    follow(store, settings)
    return replace(summary, seconds=time.monotonic() - began)


def ingest_content(content: bytes, key: str, store: Store, settings: Settings) -> Summary:
    """Make the store hold exactly what one document says; `key` names it, as its path would (a file's name, a URL).

    Raises UnreadableDocument, and what keeping it raises, with nothing changed.
    """
    began = time.monotonic()
    reading, to = extracting.of_content(content, key, settings), into(store, settings, "ingest over HTTP")
    summary = _keep(reading, key, (to, Summary()))
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


def decide(store: Store, settings: Settings, ruling: deciding.Ruling) -> Decision:
    """Keep what somebody decided of a claim, and make the facts of its document anew from the claims that hold.

    Raises what deciding.decide raises; NotFound where the original of its document is not kept: then nothing is.
    """
    with store.alone():
        key = deciding.key(store, ruling.claim)
        rereading.original(answers.document(store, key), open_originals(settings.store))
        decision = deciding.decide(store, settings, ruling)
        again(store, settings, key)
        follow(store, settings)
    return decision


def give(store: Store, settings: Settings, asked: attributing.Giving) -> attributing.Given:
    """Keep what somebody said of whom claims are about, and make the facts of their documents anew.

    Raises what attributing.rows_of raises; NotFound where the original of a document is not kept: then nothing is.
    """
    with store.alone():
        made = attributing.rows_of(store, settings, asked)
        kept = attributing.given(settings, made)
        keys = tuple(dict.fromkeys(deciding.key(store, one.claim) for one in made))
        for key in keys:
            rereading.original(answers.document(store, key), open_originals(settings.store))
        attributions.add(settings.decided(), made)
        for key in keys:
            again(store, settings, key)
        follow(store, settings)
    return kept


def again(store: Store, settings: Settings, key: str) -> None:
    """Read the kept original of the document with this key once more, and make the store say what it says now.

    Raises NotFound for a document that the store or the folder of originals does not hold.
    """
    to = into(store, settings, "read again")
    keep(rereading.reading(answers.document(store, key), to.originals, settings), key, to)


def rebuild(store: Store, settings: Settings, progress: Callable[[Progress], None] = lambda _: None) -> int:
    """Make all timelines anew from the claims in the store; how many of them were not what they should be."""
    return keeping.rebuild(store, settings, lambda done, every: progress(Progress(done, every, "rebuild")))
