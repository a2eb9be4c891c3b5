"""Letters in, the documents in whose text they stand out, the latest first, each with the words around the first hit."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from kg.answers.questions import rows
from kg.answers.search_scores import Asked
from kg.errors import LimitExceeded
from kg.store.index import Index, index_of
from kg.store.index.cells import iri, of_iri
from kg.store.index.file import sql
from kg.store.protocol import Store
from kg.text.folding import folded, hits

SCORE: Final = 10
SEEN: Final = 3000
MOST: Final = 20_000
"""So many documents are read where there is no index."""
_LEAST: Final = 2
_LEAST_LATIN: Final = 3
_BEFORE: Final = 20
_AFTER: Final = 40
_HASHED: Final = 48
_LAST_YEAR: Final = 9999

Snippet = tuple[tuple[str, bool], ...]
"""Pieces of a text in their order, each with whether it is what was looked for."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document, and when it was published as far as is known (ISO, or nothing)."""

    document: str
    text: str
    day: str


Row = tuple[int, str, str, bytes]
"""A text as it is kept: its number, document, day and packed text."""


def kept(one: Text) -> Row:
    """The text as it is kept; the numbers of later years are smaller, and lists of hits begin with them."""
    year = int(one.day[:4]) if one.day[:4].isdecimal() else 0
    hashed = int.from_bytes(blake2b(one.document.encode(), digest_size=8).digest()) >> (64 - _HASHED)
    return ((_LAST_YEAR - year) << _HASHED) | hashed, of_iri(one.document), one.day, zlib.compress(one.text.encode(), 1)


def unpacked(packed: bytes) -> str:
    """The text of a row."""
    return zlib.decompress(packed).decode()


def joined(said: Iterable[tuple[str, str, str]]) -> list[Text]:
    """Each document once, of what is said of documents, texts and days: what several graphs say otherwise counts in its order."""
    found: dict[str, tuple[str, str]] = {}
    for document, text, day in said:
        known = found.setdefault(document, (text, day))
        found[document] = (min(known[0], text), max(known[1], day))
    return [Text(document, *one) for document, one in found.items()]


def wanted(asked: Asked) -> bool:
    """Whether what is looked for is long enough to be looked for in texts."""
    return len(asked.letters) >= (_LEAST_LATIN if asked.sounds else _LEAST)


def search(store: Store, asked: Asked) -> tuple[list[str], bool]:
    """The IRIs of the documents that hold the letters, the latest first; whether there are more than was looked at."""
    index = index_of(store)
    found = _in_engine(store, asked) if index is None else _in_index(index, asked)
    found.sort(key=lambda one: one[1])
    found.sort(key=lambda one: one[0], reverse=True)
    return [document for _, document in found], index is not None and len(found) == SEEN


def _in_engine(store: Store, asked: Asked) -> list[tuple[str, str]]:
    return [(one.day, one.document) for one in _read(store) if asked.letters in folded(one.text)]


def _in_index(index: Index, asked: Asked) -> list[tuple[str, str]]:
    found = index.ask(sql("worded"), f'"{" ".join(asked.letters)}"', SEEN)
    return [(day, iri(document)) for document, day in found]


def _read(store: Store) -> list[Text]:
    found = rows(store, "search-texts", limit=MOST + 1)
    if len(found) > MOST:
        raise LimitExceeded(
            f"the texts of more than {MOST} documents are searched by an index alone",
            "archontology serve makes one and keeps it; search again while it runs, or over HTTP",
        )
    said = [row for row in found if row["document"].kind == "iri"]
    return joined(
        (row["document"].value, row["text"].value, row["published"].value if "published" in row else "") for row in said
    )


def snippets(store: Store, documents: Iterable[str], asked: Asked) -> dict[str, Snippet]:
    """Of each of these documents the words around the first place where the letters stand."""
    index, listed = index_of(store), list(documents)
    if index is None:
        texts = {one.document: one.text for one in _read(store)} if listed else {}
    else:
        texts = {one: unpacked(index.ask(sql("writing"), of_iri(one))[0][0]) for one in listed}
    return {one: snippet(texts[one], asked.letters) for one in listed}


def snippet(text: str, letters: str) -> Snippet:
    """The words around the first place where the letters stand, all such places in them marked; lines run on."""
    places = hits(text, letters)
    if not places:
        return ()
    start, end = max(0, places[0][0] - _BEFORE), min(len(text), places[0][1] + _AFTER)
    pieces, at = [], start
    for first, last in places:
        if last <= end:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    pieces.append((text[at:end], False))
    return tuple((" ".join(piece.split("\n")), hit) for piece, hit in pieces if piece)
