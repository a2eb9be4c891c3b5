"""A document in traditional script in, the same in simplified for reading; its reading in, the reading as it was written out.

The copy has the same length, so that every offset holds in both; the tables of the reader know one script only.
"""

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from kg.model import Document, Mention, PersonRef, Reading, Span
from kg.text.names import normalise
from kg.text.scripts import simplified, traditional

WRITTEN = frozenset(
    (
        "name",
        "surface",
        "post",
        "written",
        "rank",
        "honour",
        "membership",
        "organ",
        "term",
        "place",
        "theme",
        "attendance",
        "note",
        "value",
        "trial",
        "title",
        "publisher",
    )
)
"""The fields that hold words of the text, or words put together from it."""

TRADITIONAL = 0.1
"""The share of letters that only traditional script has, from which a text is held to be written in it."""

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
    # A document in traditional script calls its bodies so even where their full names are put together: 中國共產黨….
    changed = sum(1 for new, old in zip(document.text, reading.document.text, strict=True) if new != old)
    whole = changed > TRADITIONAL * len(document.text)
    pairs = Counter((new, old) for old, new in zip(document.text, reading.document.text, strict=True))
    table: dict[int, str] = {}
    for (new, old), _ in pairs.most_common():
        table.setdefault(ord(new), old)
    script = Script(document.text, table, whole)
    parts = {f.name: _restored(getattr(reading, f.name), script) for f in fields(reading) if f.name != "document"}
    return replace(reading, document=document, **parts)


@dataclass(frozen=True, slots=True)
class Script:
    """How a document writes: its text, its own letters for simplified ones, whether all of it is traditional."""

    text: str
    table: dict[int, str]
    whole: bool

    def own(self, person: object) -> str | None:
        """A person's name as the text writes it there: 张国淦 on a page that writes 國 elsewhere; None for all else."""
        if not isinstance(person, PersonRef):
            return None
        name = normalise(self.text[person.span.start : person.span.end])
        return name if simplified(name) == person.name else None

    def written(self, words: str) -> str:
        """Words as the document would write them: with its own letters, else with those of opencc's table."""
        if not self.whole:
            return words.translate(self.table)
        return "".join(self.table.get(ord(old), new) for old, new in zip(words, traditional(words), strict=True))


def _restored(value: T, script: Script) -> T:
    if isinstance(value, tuple):
        return tuple(_restored(item, script) for item in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, (Span, type)):
        return value
    changes: dict[str, Any] = {}
    own = script.own(value)
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, str):
            if field.name == "quote" or (field.name == "text" and isinstance(value, Mention)):
                span = value.span  # type: ignore[attr-defined]
                changes[field.name] = script.text[span.start : span.end]
            elif own is not None and field.name == "name":
                changes[field.name] = own
            elif field.name in WRITTEN:
                changes[field.name] = script.written(part)
        else:
            changes[field.name] = _restored(part, script)
    return replace(value, **changes)
