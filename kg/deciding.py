"""What somebody decides of a claim in, the row of the file of decisions out, with what finds the claim again."""

from dataclasses import dataclass

from kg.answers.questions import iri, is_iri, rows
from kg.decisions import statuses
from kg.decisions.statuses import RESET, Decision
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store.protocol import Row, Store


@dataclass(frozen=True, slots=True)
class Ruling:
    """A claim (its IRI), its status from now on or `reset`, why, who says so and when (UTC, ISO)."""

    claim: str
    status: str
    reason: str
    by: str
    on: str


def decide(store: Store, settings: Settings, ruling: Ruling) -> Decision:
    """Keep what somebody decided; the graph is not changed yet.

    Raises NotFound for an unknown claim, InputError where nobody says so, no reason is given or there is nothing to
    take back.
    """
    if not ruling.by:
        raise InputError("it is not known who decides", "give --by NAME, or set ARCHONTOLOGY_EDITOR")
    if not ruling.reason and ruling.status != RESET:
        raise InputError("a decision needs its reason", "give --reason")
    before = statuses.read(settings.decided())
    decision = Decision(
        claim=ruling.claim,
        status=ruling.status,
        reason=ruling.reason,
        by=ruling.by,
        on=ruling.on,
        content=content(store, ruling.claim),
        line=max((one.line for one in before), default=1) + 1,
    )
    statuses.of((*before, decision))
    statuses.add(settings.decided(), decision)
    return decision


def content(store: Store, claim: str) -> statuses.Content:
    """What finds the claim again: its document, its place, its words. Raises NotFound for an unknown claim."""
    row = _row(store, claim)
    words = [row[name].value if name in row else "" for name in ("person", "body", "title")]
    place = (int(row["start"].value), int(row["end"].value))
    return statuses.content(row["key"].value, place, *words)


def key(store: Store, claim: str) -> str:
    """The key of the document that the claim was read from. Raises NotFound for an unknown claim."""
    return _row(store, claim)["key"].value


def _row(store: Store, claim: str) -> Row:
    found = rows(store, "claim-content", claim=iri(claim)) if is_iri(claim) else []
    if not found:
        raise NotFound(f"no claim {claim!r} in the graph", "claims stand in every answer's evidence: --json")
    return found[0]
