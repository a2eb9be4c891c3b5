"""The bytes of one published text go in, the Document comes out, whatever kind of file it is."""

import hashlib
from pathlib import PurePosixPath

from kg.documents import encodings, plain, tables, web
from kg.documents.draft import Draft
from kg.errors import UnreadableDocument
from kg.model import Document

LIMIT = 20_000_000
"""The largest document that is read, in bytes, where the caller says nothing."""

HTML, TEXT, MARKDOWN, CSV = "text/html", "text/plain", "text/markdown", "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BY_ENDING = {
    **{".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML},
    **{".txt": TEXT, ".md": MARKDOWN, ".csv": CSV, ".xlsx": XLSX},
}
ENDINGS = frozenset(_BY_ENDING)
"""The endings of the files that are read."""
_HEAD = 2048


def read(data: bytes, key: str, media_type: str | None = None, limit: int = LIMIT) -> Document:
    """The document in `data`.

    `key` names it where it states no URL of its own; its ending tells the kind of file where `media_type` does not,
    else the first bytes do. `limit` is in bytes. Raises UnreadableDocument, which names the key and the reason: empty,
    larger than the limit, binary, in no encoding that is known, without text.
    """
    if not data:
        raise UnreadableDocument(f"{key}: the file is empty")
    if len(data) > limit:
        raise UnreadableDocument(
            f"{key}: {len(data):,} bytes, more than the limit of {limit:,}",
            "raise ARCHONTOLOGY_MAX_DOCUMENT or split it",
        )
    kind = (media_type or "").partition(";")[0].strip().lower() or _kind(data, key)
    draft = _draft(data, key, kind, limit)
    return Document(
        key=draft.url or key,
        text=draft.text,
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        title=draft.title,
        published=draft.published,
        publisher=draft.publisher,
        url=draft.url,
        body=draft.body,
        tables=draft.tables,
    )


def _kind(data: bytes, key: str) -> str:
    """The media type by the ending of the key, else by the first bytes."""
    known = _BY_ENDING.get(PurePosixPath(key.partition("?")[0]).suffix.lower())
    if known:
        return known
    head = data[:_HEAD].lstrip().lower()
    if encodings.is_zip(data):
        return XLSX
    return HTML if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head else TEXT


def _draft(data: bytes, key: str, kind: str, limit: int) -> Draft:
    if kind == XLSX:
        draft = tables.read_workbook(data, key, limit)
    else:
        text = encodings.decode(data, key)
        if kind in (HTML, "application/xhtml+xml"):
            draft = web.read(text, key)
        else:
            draft = tables.read_csv(text, key) if kind == CSV else plain.read(text)
    if not draft.text.strip():
        raise UnreadableDocument(f"{key}: nothing but blanks")
    return draft
