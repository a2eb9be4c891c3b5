"""Sources in, what each says out: read, find, state; the documents of a group together, groups in several processes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg import claims, documents, mentions
from kg.documents import sources
from kg.documents.sources import Source, Sources
from kg.errors import ArchontologyError, InputError, LostProcess
from kg.grammar import Grammar
from kg.model import Document, Reading
from kg.processes import in_order
from kg.settings import Settings

GROUP = 32
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


def extract(document: Document) -> Reading:
    """All that one document says: find the mentions, state the claims with full names, in the script of the text."""
    return extract_group([document])[0]


def extract_group(group: Sequence[Document]) -> list[Reading]:
    """What each document of a group says, as `extract` gives it; the NER model reads them together, which is faster."""
    grammar = Grammar.load()
    simplified = [claims.in_simplified(document) for document in group]
    mute = [claims.says_nothing(document) for document in simplified]
    found = iter(
        mentions.find_all([each for each, silent in zip(simplified, mute, strict=True) if not silent], grammar)
    )
    stated = [
        Reading(document=document) if silent else claims.state(next(found), grammar)
        for document, silent in zip(simplified, mute, strict=True)
    ]
    return [claims.as_written(reading, document) for reading, document in zip(stated, group, strict=True)]


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A source with its bytes, or why there are none."""

    source: Source
    content: bytes | ArchontologyError


def readings(found: Sources, settings: Settings, jobs: int) -> Iterator[Reading | Failure]:
    """One reading or failure a source, in order; neighbours are read in groups, of which each of `jobs` processes gets some.

    Raises LostProcess when one of them was ended from outside, as for want of memory.
    """
    size = max(1, min(GROUP, -(-len(found) // jobs)))
    work = partial(_read_group, limit=settings.max_document)
    try:
        for results in in_order(work, _groups(found, size), jobs):
            yield from results
    except BrokenExecutor as error:
        raise LostProcess(f"one of {jobs} reading processes was ended", "try fewer --jobs: is there memory?") from error


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


def of_content(content: bytes, key: str, settings: Settings) -> Reading:
    """The reading of one document whose bytes are here; `key` names it. Raises UnreadableDocument."""
    return extract(documents.read(content, key, limit=settings.max_document))


def found(paths: Sequence[str]) -> Sources:
    """The documents under the paths: files, folders, "-" for standard input. Raises InputError where there is none."""
    every = sources.find(paths, Path.cwd())
    if not every:
        hint = f"of other kinds: {len(every.skipped)}; a text, an HTML page, CSV and XLSX are read, by their endings"
        raise InputError(f"no document in {', '.join(paths)}", hint if every.skipped else "the folder is empty")
    return every


def skipped(found: Sources) -> tuple[Skipped, ...]:
    """The files under the paths that are of no kind that is read."""
    return tuple(Skipped(path.as_posix()) for path in found.skipped)
