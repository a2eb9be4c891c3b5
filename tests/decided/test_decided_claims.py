"""What people decide of claims: facts follow, nothing is lost when documents are read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.answers import career, evidence, holders
from kg.deciding import Ruling
from kg.decisions import statuses
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store import Store

Read = Callable[[], None]


def rule(store: Store, chosen: Settings, claim: str, status: str, minute: int = 0, by: str = "mei") -> None:
    on = f"2026-03-01T08:{minute:02}:00Z"
    pipeline.decide(store, chosen, Ruling(claim, status, "原件无此任命", by, on))


def graphs(store: Store) -> dict[str, bytes]:
    names = [graph for graph in store.graphs() if "/graph/log/" not in graph]
    return {graph: b"".join(sorted(store.dump("application/n-triples", graph))) for graph in names}


@pytest.fixture
def claim(store: Store, read: Read) -> str:
    """The claim that 单雪梅 was made head of the county's bureau of statistics."""
    read()
    (held,) = holders(store, "局长", "南浦县统计局").tenures
    return held.evidence[0].claim


def test_a_rejected_claim_makes_no_tenure_and_stays_with_its_words(store: Store, chosen: Settings, claim: str) -> None:
    before = graphs(store)
    rule(store, chosen, claim, "rejected")
    assert holders(store, "局长", "南浦县统计局").tenures == ()
    (said,) = evidence(store, claim).evidence
    assert (said.claim_status, "单雪梅" in said.quote) == ("rejected", True)
    rule(store, chosen, claim, "reset", 1)
    assert graphs(store) == before


@pytest.mark.parametrize("status", ["candidate", "disputed", "superseded"])
def test_facts_are_made_of_accepted_claims_alone(store: Store, chosen: Settings, claim: str, status: str) -> None:
    rule(store, chosen, claim, status)
    assert holders(store, "局长", "南浦县统计局").tenures == ()
    rule(store, chosen, claim, "accepted", 1)
    assert len(holders(store, "局长", "南浦县统计局").tenures) == 1


def test_reading_everything_again_keeps_what_was_decided(
    store: Store, chosen: Settings, claim: str, read: Read
) -> None:
    rule(store, chosen, claim, "rejected")
    said = graphs(store)
    read()
    assert graphs(store) == said
    for graph in said:
        store.remove(graph)
    read()
    assert graphs(store) == said


def test_a_claim_is_found_again_by_its_words_when_a_better_rule_says_more(
    store: Store, chosen: Settings, claim: str, read: Read
) -> None:
    rule(store, chosen, claim, "rejected")
    path = statuses.ledger(chosen.decided()).path
    # As if the rule of that day had not read the date: the same words, another IRI.
    path.write_text(path.read_text(encoding="utf-8").replace(claim, claim[:-4] + "0000"), encoding="utf-8")
    read()
    assert holders(store, "局长", "南浦县统计局").tenures == ()


def test_a_decision_needs_a_claim_a_reason_and_a_name(store: Store, chosen: Settings, claim: str) -> None:
    with pytest.raises(NotFound):
        rule(store, chosen, f"{claim}0", "rejected")
    with pytest.raises(InputError, match="who decides"):
        rule(store, chosen, claim, "rejected", by="")
    with pytest.raises(InputError, match="its reason"):
        pipeline.decide(store, chosen, Ruling(claim, "rejected", "", "mei", "2026-03-01"))
    with pytest.raises(InputError, match="nothing was decided"):
        rule(store, chosen, claim, "reset")
    assert len(career(store, holders(store, "局长", "南浦县统计局").tenures[0].person.iri).tenures) == 1


def test_nothing_is_decided_of_a_claim_whose_document_cannot_be_read_again(
    store: Store, chosen: Settings, claim: str
) -> None:
    originals = Path(chosen.store) / "originals"
    kept = [path for path in originals.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.unlink()
    with pytest.raises(NotFound):
        rule(store, chosen, claim, "rejected")
    assert statuses.read(chosen.decided()) == ()
    assert len(holders(store, "局长", "南浦县统计局").tenures) == 1


def test_a_wrong_line_of_the_file_is_named(store: Store, chosen: Settings, claim: str, read: Read) -> None:
    rule(store, chosen, claim, "rejected")
    path = Path(statuses.ledger(chosen.decided()).path)
    path.write_text(path.read_text(encoding="utf-8").replace("\trejected\t", "\trefused\t"), encoding="utf-8")
    with pytest.raises(InputError, match="line 2, status"):
        read()


def test_what_was_refused_stays_visible_on_the_fact(store: Store, chosen: Settings, tmp_path: Path, claim: str) -> None:
    text = "南浦县统计局\n\n发布日期：2019-06-01\n来源：南浦县统计局\n\n南浦县统计局局长单雪梅出席会议。\n"
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    pipeline.ingest([str(tmp_path / "news.txt")], store, chosen)
    rule(store, chosen, claim, "disputed")
    (held,) = holders(store, "局长", "南浦县统计局").tenures
    assert {item.claim_status for item in held.evidence} == {"accepted", "disputed"}
    assert held.bounds.start_earliest is None
