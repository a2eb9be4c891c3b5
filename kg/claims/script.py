"""A document in traditional script in, the same in simplified for reading; its reading in, the reading as it was written out.

The copy has the same length, so that every offset holds in both; the tables of the reader know one script only.
"""

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from kg.model import Document, Mention, Reading, Span
from kg.text.scripts import simplified

WRITTEN = frozenset(
    "name surface post written rank honour membership organ term place theme attendance note value trial title publisher".split()
)
"""The fields that hold words of the text, or words put together from it."""

T = TypeVar("T")


def in_simplified(document: Document) -> Document:
    """The document with its text, title and publisher in simplified script, offsets unchanged."""
    return replace(
        document,
        text=simplified(document.text),
        title=simplified(document.title) if document.title else document.title,
        publisher=simplified(document.publisher) if document.publisher else document.publisher,
    )


def as_written(reading: Reading, document: Document) -> Reading:
    """The reading of the simplified copy as a reading of `document`: quotes are its text, names stay in its script."""
    if document.text == reading.document.text:
        return replace(reading, document=document)
    pairs = Counter((new, old) for old, new in zip(document.text, reading.document.text, strict=True))
    table: dict[int, str] = {}
    for (new, old), _ in pairs.most_common():
        table.setdefault(ord(new), old)
    changed = {f.name: _restored(getattr(reading, f.name), document.text, table) for f in fields(reading) if f.name != "document"}
    return replace(reading, document=document, **changed)


def _restored(value: T, text: str, table: dict[int, str]) -> T:
    if isinstance(value, tuple):
        return tuple(_restored(item, text, table) for item in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, (Span, type)):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, str):
            if field.name == "quote" or (field.name == "text" and isinstance(value, Mention)):
                span = value.span  # type: ignore[attr-defined]
                changes[field.name] = text[span.start : span.end]
            elif field.name in WRITTEN:
                changes[field.name] = part.translate(table)
        else:
            changes[field.name] = _restored(part, text, table)
    return replace(value, **changes)
