"""Claims of one person or body and whom they are about in, the rows of the file of attributions out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import deciding, identities
from kg.answers import merged
from kg.answers.questions import iri, is_iri, rows
from kg.decisions import attributions
from kg.decisions.attributions import UNDO, Attribution
from kg.entities.identity import hashed
from kg.errors import InputError
from kg.settings import Settings
from kg.store.protocol import Row, Store

NEW = ""
"""Given to nobody who is in the graph: to another of the same name, who gets an IRI."""


@dataclass(frozen=True, slots=True)
class Giving:
    """Claims about `of` are about `to` from now on: an IRI, a name, NEW or UNDO; why, who says so and when (UTC, ISO)."""

    claims: tuple[str, ...]
    of: str
    to: str
    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was kept: the claims, whom they were about and whom they are about now, why, by whom, when."""

    kind: str
    claims: tuple[str, ...]
    of: str
    to: str
    reason: str
    by: str
    on: str


def rows_of(store: Store, settings: Settings, asked: Giving) -> tuple[Attribution, ...]:
    """The rows that keep what somebody said; neither the file nor the graph is changed yet.

    Raises NotFound for an unknown claim or entity, Ambiguous for a name; InputError where nobody says so, a claim is
    not about the one that is named, none would stay, or there is nothing to take back.
    """
    if not asked.by:
        raise InputError("it is not known who says so", "give --by NAME, or set ARCHONTOLOGY_EDITOR")
    of = asked.of or _only(store, asked.claims)
    kind, entity, _ = identities.end(store, of)
    if kind not in attributions.KINDS:
        raise InputError(f"{of} is a {kind}", "claims are given from one person or body to another")
    about = rows(store, "claims-about", entity=merged.terms(store, entity))
    chosen = [_about(store, about, claim) for claim in dict.fromkeys(asked.claims)]
    to = asked.to if asked.to == UNDO else _to(store, settings, replace(asked, of=entity), chosen)
    if asked.to == NEW and {row["claim"].value for row in about} == set(asked.claims):
        raise InputError("these are all claims that there are", "leave one, or say with --to who it is")
    before = attributions.read(settings.decided())
    line = max((one.line for one in before), default=1)
    made = tuple(
        Attribution(
            kind=kind,
            claim=row["claim"].value,
            name=row["name"].value,
            of=row["entity"].value,
            to=to,
            reason=asked.reason,
            by=asked.by,
            on=asked.on,
            content=deciding.content(store, row["claim"].value),
            line=line + number,
        )
        for number, row in enumerate(chosen, start=1)
    )
    attributions.of((*before, *made))
    return made


def given(settings: Settings, made: Sequence[Attribution]) -> Given:
    """What these rows say together; of what was taken back, whom the claims are about again."""
    first = made[0]
    of, to = first.of, first.to
    if to == UNDO:
        before = attributions.of(attributions.read(settings.decided()))
        (last,) = (one for one in before.by_iri[first.claim] if one.named == first.named)
        of, to = last.to, last.of
    return Given(first.kind, tuple(one.claim for one in made), of, to, first.reason, first.by, first.on)


def _only(store: Store, claims: Sequence[str]) -> str:
    """The one person that all these claims are about."""
    wanted = " ".join(iri(claim) for claim in claims if is_iri(claim))
    found = {row["person"].value for row in rows(store, "claim-people", claim=wanted)} if wanted else set()
    if len(found) != 1:
        raise InputError(f"the claims are about {len(found)} persons", "say with --of whose they are")
    return found.pop()


def _about(store: Store, about: Sequence[Row], claim: str) -> Row:
    row = next((one for one in about if one["claim"].value == claim), None)
    if row is None:
        deciding.key(store, claim)  # which says that there is no such claim
        raise InputError(f"{claim} is about somebody else", "the claims of one person or body are given together")
    return row


def _to(store: Store, settings: Settings, asked: Giving, chosen: Sequence[Row]) -> str:
    """The IRI of whom the claims are given to."""
    if asked.to == NEW:
        first = min(chosen, key=lambda row: row["claim"].value)
        kind = asked.of.removeprefix(settings.base).partition("/")[0]
        return f"{settings.base}{kind}/{hashed('apart', first['claim'].value, first['name'].value)}"
    kind, to, _ = identities.end(store, asked.to)
    to = merged.canonical(store, [to])[to]
    if kind != identities.end(store, asked.of)[0]:
        raise InputError(f"{asked.to} is a {kind}", "name one of the kind that the claims are about")
    if to == merged.canonical(store, [asked.of])[asked.of]:
        raise InputError(f"{asked.to} is whom the claims are about already", "name another, or nobody for a new one")
    return to
