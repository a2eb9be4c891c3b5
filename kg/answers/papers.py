"""The IRI, key or title of a document becomes the document with its text, its spans and what was read from each."""

from kg.answers import citations, names
from kg.answers.questions import iri, rows
from kg.answers.values import DocumentAnswer, Evidence, MarkedSpan, Ref, Source
from kg.store.protocol import Row, Store


def document(store: Store, document: str) -> DocumentAnswer:
    """A document (IRI, source key or title) with its text and marked spans. Raises NotFound, Ambiguous."""
    found = names.find(store, "Document", document)
    known = rows(store, "document", document=iri(found.iri))
    first = known[0]
    key = first["key"].value
    return DocumentAnswer(
        document=Source(
            iri=found.iri,
            title=first["title"].value if "title" in first else key,
            published=first["published"].value if "published" in first else None,
            publisher=first["publisher"].value if "publisher" in first else None,
            url=key if key.startswith(("http://", "https://")) else None,
        ),
        source_key=key,
        content_hash=first["hash"].value,
        read_with=first["readWith"].value if "readWith" in first else None,
        genres=tuple(sorted({row["genre"].value for row in known if "genre" in row})),
        text=first["text"].value,
        spans=_spans(store, found.iri),
    )


def _spans(store: Store, document: str) -> tuple[MarkedSpan, ...]:
    listed: dict[str, list[Row]] = {}
    for row in rows(store, "document-claims", document=iri(document)):
        listed.setdefault(row["span"].value, []).append(row)
    claims = citations.read(store, (row["claim"].value for found in listed.values() for row in found))
    spans = (_span(found, claims) for found in listed.values())
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.iri)))


def _span(found: list[Row], claims: dict[str, tuple[Evidence, ...]]) -> MarkedSpan:
    read = [item for claim in dict.fromkeys(row["claim"].value for row in found) for item in claims[claim]]
    entities = {row["entity"].value: row["label"].value for row in found if "entity" in row}
    return MarkedSpan(
        iri=read[0].span,
        start=read[0].start,
        end=read[0].end,
        quote=read[0].quote,
        claims=tuple(read),
        facts=tuple(sorted({row["fact"].value for row in found if "fact" in row})),
        entities=tuple(Ref(entity, label) for entity, label in sorted(entities.items())),
    )
