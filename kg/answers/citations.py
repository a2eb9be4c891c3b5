"""IRIs of facts become the evidence that they rest on: quotes, documents, claims, read in one query for many facts."""

from collections.abc import Iterable
from dataclasses import replace

from kg.answers.questions import iri, rows
from kg.answers.values import Evidence, Source
from kg.store.protocol import Row, Store
from ontology.terms import local


def _text(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def source(row: Row, title: str = "title") -> Source:
    """The document of a row with ?document, ?key and perhaps ?published, ?publisher and a title."""
    key = _text(row, "key") or ""
    return Source(
        iri=row["document"].value,
        title=_text(row, title) or key,
        published=_text(row, "published"),
        publisher=_text(row, "publisher"),
        url=key if key.startswith(("http://", "https://")) else None,
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(
        quote=row["quote"].value,
        prefix=_text(row, "prefix") or "",
        suffix=_text(row, "suffix") or "",
        start=int(row["start"].value),
        end=int(row["end"].value),
        span=row["span"].value,
        document=source(row, "documentTitle"),
        claim=row["claim"].value,
        rule=row["rule"].value,
        claim_status=local(row["claimStatus"].value),
        tenure_status=_text(row, "tenureStatus"),
        person_as_written=_text(row, "person"),
        body_as_written=_text(row, "body"),
        title_as_written=_text(row, "title"),
        date_as_written=_text(row, "date"),
        context=(row["context"].value,) if "context" in row else (),
    )


def read(store: Store, facts: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """The evidence of each of `facts`, by publication date and place in the text; a claim counts once for a fact."""
    wanted = list(dict.fromkeys(facts))
    if not wanted:
        return {}
    found: dict[str, dict[str, Evidence]] = {}
    for row in rows(store, "evidence", fact=" ".join(map(iri, wanted))):
        claims = found.setdefault(row["fact"].value, {})
        new = _evidence(row)
        known = claims.get(new.claim, new)
        claims[new.claim] = replace(known, context=tuple(dict.fromkeys([*known.context, *new.context])))
    return {fact: tuple(found.get(fact, {}).values()) for fact in wanted}
