"""IRIs of tenures become the bounds that follow from something else, each with its reason in words and its quotes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.answers import citations
from kg.answers.questions import iri, rows
from kg.answers.values import Bounds, Certainty, Derived, Standing, Words
from kg.store.protocol import Store
from ontology.terms import AO

BOUNDS: Final = {AO.startEarliest: "start_earliest", AO.endLatest: "end_latest"}
REASONS: Final = {
    "removal": Words("据免职", "by the removal"),
    "successor": Words("据单席职位的继任者", "by another holder of the one seat, later"),
    "predecessor": Words("据单席职位的前任", "by another holder of the one seat, earlier"),
    "next-stint": Words("据本人的下一任期", "by the next stint of the same person"),
    "previous-stint": Words("据本人的上一任期", "by the previous stint of the same person"),
    "died": Words("据去世", "by the death"),
    "body-abolished": Words("据机构撤销", "by the end of the body"),
}


def read(store: Store, tenures: Iterable[str]) -> dict[str, tuple[Derived, ...]]:
    """The derived bounds of each tenure that has any."""
    wanted = " ".join(map(iri, dict.fromkeys(tenures)))
    found: dict[tuple[str, str], Derived] = {}
    behind: dict[tuple[str, str], list[str]] = {}
    for row in rows(store, "derived-bounds", tenure=wanted) if wanted else ():
        key = (row["tenure"].value, row["node"].value)
        code = row["reason"].value
        why = REASONS.get(code, Words(code, code))
        found[key] = Derived(BOUNDS[row["bound"].value], row["day"].value, code, why)
        behind.setdefault(key, []).extend([row["claim"].value] if "claim" in row else [])
    quotes = citations.read(store, (claim for claims in behind.values() for claim in claims))
    answers: dict[str, tuple[Derived, ...]] = {}
    for key, one in found.items():
        evidence = tuple(item for claim in behind[key] for item in quotes[claim])
        answers[key[0]] = (*answers.get(key[0], ()), replace(one, evidence=evidence))
    return answers


def explained(judgement: Standing, bounds: Bounds, derived: Iterable[Derived]) -> Standing:
    """The judgement, saying also why the bound holds that decides it, where the bound is derived."""
    if judgement.certainty is not Certainty.CERTAINLY_NOT:
        return judgement
    early = bounds.start_earliest is not None and judgement.on < bounds.start_earliest
    which = "start_earliest" if early else "end_latest"
    for one in derived:
        if one.bound == which and one.day == getattr(bounds, which):
            reason = judgement.reason
            words = Words(f"{reason.zh}（{one.reason.zh}）", f"{reason.en} ({one.reason.en})")
            return replace(judgement, reason=words)
    return judgement
