"""IRIs of facts become the evidence that they rest on: quotes, documents, claims, read in three queries for many facts."""

from collections.abc import Iterable, Mapping
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
    every = " ".join(map(iri, wanted))
    behind = [(row["fact"].value, row["claim"].value) for row in rows(store, "supporting", fact=every)]
    behind += [(fact, fact) for fact in wanted]  # a claim rests on its own words
    stated = _stated(store, {claim for _, claim in behind})
    own: dict[str, dict[str, Row]] = {}
    for row in rows(store, "own-words", fact=every):
        own.setdefault(row["fact"].value, {}).setdefault(row["document"].value, row)
    found: dict[str, list[Evidence]] = {}
    for fact, claim in dict.fromkeys(behind):
        if claim in stated:
            found.setdefault(fact, []).append(_placed(stated[claim], own.get(fact, {})))
    return {fact: tuple(sorted(found.get(fact, ()), key=_place)) for fact in wanted}


def _stated(store: Store, claims: set[str]) -> dict[str, Evidence]:
    """Each claim with its words; one of which the graph says no words is left out."""
    found: dict[str, Evidence] = {}
    for row in rows(store, "evidence", claim=" ".join(map(iri, sorted(claims)))) if claims else ():
        new = _evidence(row)
        known = found.get(new.claim, new)
        found[new.claim] = replace(known, context=tuple(dict.fromkeys([*known.context, *new.context])))
    return found


def _placed(evidence: Evidence, own: Mapping[str, Row]) -> Evidence:
    """The evidence in the words that the fact has of its own in that document, where it has any."""
    row = own.get(evidence.document.iri)
    if row is None:
        return evidence
    return replace(
        evidence,
        quote=row["quote"].value,
        prefix=_text(row, "prefix") or "",
        suffix=_text(row, "suffix") or "",
        start=int(row["start"].value),
        end=int(row["end"].value),
        span=row["span"].value,
    )


def _place(one: Evidence) -> tuple[str, str, int, int, str]:
    return one.document.published or "", one.document.iri, one.start, one.end, one.claim
