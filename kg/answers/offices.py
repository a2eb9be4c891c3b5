"""IRIs of persons, posts or documents become the claims about offices that the store holds of them; no text is read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from kg.answers.questions import iri, rows
from kg.model import Status
from kg.offices import Dated, Days, OfficeClaim
from kg.store.protocol import Row, Store
from ontology.terms import AO

_PLAIN = {
    AO.span: "span",
    AO.aboutPerson: "person",
    AO.aboutPost: "post",
    AO.titleAsWritten: "title",
    AO.attestedOn: "attested",
    AO.stage: "stage",
    AO.endState: "end_state",
    AO.startCause: "start_cause",
    AO.endCause: "end_cause",
    AO.postType: "post_type",
    AO.mode: "mode",
    AO.term: "term",
    AO.organ: "organ",
    AO.authority: "authority",
    AO.trialPeriod: "trial",
    AO.tenureStatus: "status",
}
_DAYS = {
    AO.startEarliest: "start_earliest",
    AO.startLatest: "start_latest",
    AO.endEarliest: "end_earliest",
    AO.endLatest: "end_latest",
}
_DATES = {AO.start: "start", AO.end: "end"}
_MANY = 500
"""How many IRIs one query asks about: the text of a longer one is slower to read than two of them to ask."""


def claims(store: Store, things: Iterable[str]) -> dict[str, OfficeClaim]:
    """By IRI, the accepted claims of tenures (no proposals) of any of these persons, posts or documents."""
    wanted = sorted(set(things))
    found: dict[str, list[Row]] = {}
    for start in range(0, len(wanted), _MANY):
        asked = " ".join(map(iri, wanted[start : start + _MANY]))
        read: dict[str, list[Row]] = {}
        for row in rows(store, "office-claims", thing=asked):
            read.setdefault(row["claim"].value, []).append(row)
        # A claim of two of the things that are asked for apart comes twice, each time whole.
        found |= read
    return {claim: _claim(claim, properties) for claim, properties in found.items()}


def _claim(claim: str, properties: Iterable[Row]) -> OfficeClaim:
    values: dict[str, Any] = {}
    days: dict[str, date] = {}
    acted: list[str] = []
    for row in properties:
        term, value = row["property"].value, row["value"].value
        if term in _PLAIN:
            values[_PLAIN[term]] = value
        elif term in _DAYS:
            days[_DAYS[term]] = date.fromisoformat(value)
        elif term in _DATES:
            values[_DATES[term]] = Dated(value, row["edtf"].value)
        elif term == AO.actedAsClaimed:
            acted.append(value)
        if term == AO.aboutPost:
            values["body"] = row["body"].value
    values["status"] = Status(values["status"])
    return OfficeClaim(iri=claim, days=Days(**days), participations=tuple(sorted(acted)), **values)


def endings(store: Store, bodies: Iterable[str]) -> dict[str, tuple[date, str]]:
    """Of each body that ended: the first day on which it certainly was no more, and the change that says so."""
    wanted = " ".join(map(iri, sorted(set(bodies))))
    found: dict[str, tuple[date, str]] = {}
    for row in rows(store, "body-ends", body=wanted) if wanted else ():
        found.setdefault(row["body"].value, (date.fromisoformat(row["day"].value), row["change"].value))
    return found


def posts(store: Store, bodies: Iterable[str]) -> tuple[str, ...]:
    """The posts of the bodies."""
    wanted = " ".join(map(iri, sorted(set(bodies))))
    return tuple(sorted({row["post"].value for row in rows(store, "body-posts", body=wanted)})) if wanted else ()


def persons(store: Store) -> tuple[str, ...]:
    """Everyone of whom a claim says that they held a post, and everyone who has a tenure."""
    return tuple(row["person"].value for row in rows(store, "office-holders"))
