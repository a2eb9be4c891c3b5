"""A Reading becomes the JSON object of `archontology extract`; its schema is reading.schema.json, beside this file.

Every key is always there; null means that the text does not say. Names of events and roles come from the notations
`extract:...` of the concepts (spoke 讲话 and welcomed 致辞 are both "speaker").
"""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from kg.model import (
    BodyFactClaim,
    BodyRef,
    Claim,
    DateValue,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    Participant,
    RankClaim,
    Reading,
    TenureClaim,
    Unread,
)
from ontology import schemes
from ontology.terms import local

_NOTATION: Final = "extract:"
_HOSTING: Final = ("host", "co-host")
"""Roles that have keys of their own."""
_PLACES: Final = ("quote", "offset", "rule", "written", "organ", "term", "cause", "body_as_written", "body_resolved")
"""What may differ between two places that make one statement."""


def to_json(reading: Reading) -> dict[str, Any]:
    """`reading` as the JSON object that reading.schema.json describes."""
    document = reading.document
    return {
        "id": document.key,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "genres": list(reading.genres),
        "tenures": _once(_tenure(claim) for claim in reading.tenures),
        "ranks": _once(_rank(claim) for claim in reading.ranks),
        "honours": _once(_honour(claim) for claim in reading.honours),
        "memberships": _once(_membership(claim) for claim in reading.memberships),
        "events": [_event(claim) for claim in reading.events],
        "body_facts": _body_facts(reading.body_facts),
        "unread": [_unread(item) for item in reading.unread],
    }


def _once(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each statement once, with the words that say it first; `more` holds the other places that say the same."""
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for entry in entries:
        said = tuple(value for key, value in entry.items() if key not in _PLACES)
        first = kept.setdefault(said, {**entry, "more": []})
        if first["offset"] != entry["offset"]:
            first["more"].append({key: entry[key] for key in ("quote", "offset", "rule")})
    return list(kept.values())


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` gives."""
    text = files("kg.exchange").joinpath("reading.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _names(scheme: str) -> dict[str, str]:
    """For each concept of a scheme, by local name, what it is called in the JSON."""
    return {
        concept.name: notation.removeprefix(_NOTATION)
        for concept in schemes.load().get(scheme, ())
        for notation in concept.notations
        if notation.startswith(_NOTATION)
    }


def _called(scheme: str, concept: str) -> str:
    return _names(scheme).get(local(concept), local(concept))


def _date(value: DateValue | None) -> str | None:
    return None if value is None else value.edtf


def _body(value: BodyRef | None) -> str | None:
    return None if value is None else value.name


def _words(claim: Claim) -> dict[str, Any]:
    """Where it stands and which rule read it."""
    return {"quote": claim.quote, "offset": claim.span.start, "rule": claim.rule}


def _body_as_written(value: BodyRef | None) -> dict[str, Any]:
    return {
        "body_as_written": None if value is None else value.surface,
        "body_resolved": value is not None and value.resolved,
    }


def _tenure(claim: TenureClaim) -> dict[str, Any]:
    return {
        "person": claim.person.name,
        "body": _body(claim.body),
        "post": claim.post,
        "status": claim.status.value,
        "mode": None if claim.mode is None else local(claim.mode),
        "start": _date(claim.start),
        "end": _date(claim.end),
        "attested": _date(claim.attested),
        **_words(claim),
        "organ": claim.organ,
        "term": claim.term,
        "cause": None if claim.cause is None else local(claim.cause),
        "authority": _body(claim.authority),
        "written": claim.written,
        **_body_as_written(claim.body),
    }


def _rank(claim: RankClaim) -> dict[str, Any]:
    return {
        "person": claim.person.name,
        "body": _body(claim.body),
        "rank": claim.rank,
        "status": claim.status.value,
        "attested": _date(claim.attested),
        **_words(claim),
    }


def _honour(claim: HonourClaim) -> dict[str, Any]:
    return {
        "holder": claim.person.name if claim.person is not None else _body(claim.body),
        "honour": claim.honour,
        "awarded_by": _body(claim.conferrer),
        "attested": _date(claim.attested),
        **_words(claim),
    }


def _membership(claim: MembershipClaim) -> dict[str, Any]:
    return {
        "person": claim.person.name,
        "body": _body(claim.body),
        "membership": claim.membership,
        "status": claim.status.value,
        "start": _date(claim.start),
        "end": _date(claim.end),
        "attested": _date(claim.attested),
        **_words(claim),
        "term": claim.term,
    }


def _event(claim: EventClaim) -> dict[str, Any]:
    return {
        "type": _called("event-types", claim.type),
        "name": claim.name,
        "date": _period(claim),
        "place": claim.place,
        "theme": claim.theme,
        "attendance": claim.attendance,
        "organizers": [body.name for body in claim.hosts()],
        "co_organizers": [body.name for body in claim.hosts("co-host")],
        "participants": _participants(part for part in claim.participants if part.role not in _HOSTING),
        "part_of": claim.parent,
        "note": claim.note,
        **_words(claim),
    }


def _period(claim: EventClaim) -> str | None:
    """One EDTF date, or an interval where the event has an end."""
    if claim.end is None or claim.date == claim.end:
        return _date(claim.date)
    return f"{_date(claim.date) or ''}/{claim.end.edtf}"


def _participants(participants: Iterable[Participant]) -> list[dict[str, str]]:
    """Each agent once for each role, in the order of the text."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for item in participants:
        kind, name = ("person", item.person.name) if item.person is not None else ("body", _body(item.body) or "")
        role = _called("event-roles", item.role)
        found.setdefault((kind, name, role), {kind: name, "role": role})
    return list(found.values())


def _body_facts(claims: Iterable[BodyFactClaim]) -> list[dict[str, Any]]:
    """One object a body, its address and telephone beside each other; a second address opens another object."""
    found: list[dict[str, Any]] = []
    for claim in claims:
        known = next((f for f in found if f["body"] == claim.body.name and f[claim.property] is None), None)
        if known is None:
            known = {"body": claim.body.name, "address": None, "telephone": None, **_words(claim)}
            found.append(known)
        known[claim.property] = claim.value
    return found


def _unread(item: Unread) -> dict[str, Any]:
    return {"quote": item.quote, "offset": item.span.start, "reason": item.reason}
