"""IRIs of facts become the evidence that they rest on: quotes, documents, claims; three queries for many facts.

One query for all of it begins with every claim of the graph: four times as slow on 3,665 claims, and ever slower.
"""

from collections.abc import Iterable

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


def _evidence(claim: list[Row], span: Row) -> Evidence:
    """A claim, of which there is a row for each note of its context, and the words that it stands on."""
    said = claim[0]
    return Evidence(
        quote=span["quote"].value,
        prefix=_text(span, "prefix") or "",
        suffix=_text(span, "suffix") or "",
        start=int(span["start"].value),
        end=int(span["end"].value),
        span=span["span"].value,
        document=source(span),
        claim=said["claim"].value,
        rule=said["rule"].value,
        claim_status=local(said["claimStatus"].value),
        tenure_status=_text(said, "tenureStatus"),
        person_as_written=_text(said, "person"),
        body_as_written=_text(said, "body"),
        title_as_written=_text(said, "title"),
        date_as_written=_text(said, "date"),
        context=tuple(dict.fromkeys(row["context"].value for row in claim if "context" in row)),
    )


def _place(one: Evidence) -> tuple[str, str, int, int, str]:
    return one.document.published or "", one.document.iri, one.start, one.end, one.claim


def read(store: Store, facts: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """The evidence of each of `facts`, by publication date and place in the text; a claim counts once for a fact."""
    wanted = list(dict.fromkeys(facts))
    if not wanted:
        return {}
    pairs: dict[str, dict[str, str]] = {}
    for row in rows(store, "evidence", fact=_terms(wanted)):
        pairs.setdefault(row["fact"].value, {}).setdefault(row["claim"].value, row["span"].value)
    claims: dict[str, list[Row]] = {}
    for row in rows(store, "claims", claim=_terms(claim for found in pairs.values() for claim in found)):
        claims.setdefault(row["claim"].value, []).append(row)
    spans = {
        row["span"].value: row
        for row in rows(store, "spans", span=_terms(span for found in pairs.values() for span in found.values()))
    }
    return {fact: _sorted(pairs.get(fact, {}), claims, spans) for fact in wanted}


def _terms(iris: Iterable[str]) -> str:
    return " ".join(map(iri, dict.fromkeys(iris)))


def _sorted(found: dict[str, str], claims: dict[str, list[Row]], spans: dict[str, Row]) -> tuple[Evidence, ...]:
    # A claim without a rule or a span without words is half a statement: check tells of it (ontology/shapes.ttl).
    whole = [(claim, span) for claim, span in found.items() if claim in claims and span in spans]
    return tuple(sorted((_evidence(claims[claim], spans[span]) for claim, span in whole), key=_place))
