"""What people say of whom claims are about: one that was read as one becomes two, and is one again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg import identities, keeping, pipeline
from kg.answers import career, event, evidence, holders
from kg.answers.lists import events
from kg.answers.values import Career
from kg.attributing import Given, Giving
from kg.decided import decided, told
from kg.decisions.attributions import UNDO
from kg.entities.judgements import Verdict
from kg.errors import Ambiguous, InputError, NotFound
from kg.identities import Word
from kg.settings import Settings
from kg.store import Store

MEETING = "云州市档案局举行开放日\n发布日期:2018-06-09\n6月9日,云州市档案局局长单雪梅、副局长石磊出席开放日活动。\n"
LATER = "云州市档案局举行开放日\n发布日期:2019-06-09\n6月9日,云州市档案局局长单雪梅出席开放日活动。\n"


@pytest.fixture
def known(store: Store, chosen: Settings, tmp_path: Path) -> Career:
    """单雪梅 as two reports have her: name and body are the same, so she is read as one."""
    for name, text in (("first.txt", MEETING), ("later.txt", LATER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    summary = pipeline.ingest([str(tmp_path / "first.txt"), str(tmp_path / "later.txt")], store, chosen)
    assert summary.failures == ()
    return career(store, "单雪梅")


def claims(known: Career, year: str) -> tuple[str, ...]:
    """All claims about her that the report of the year makes, of her post and of the event."""
    held = [e for tenure in known.tenures for e in tenure.evidence]
    came = [e for attended in known.events for e in attended.evidence]
    return tuple(dict.fromkeys(e.claim for e in (*held, *came) if str(e.document.published).startswith(year)))


def asked(known: Career, given: tuple[str, ...], to: str = "", minute: int = 0) -> Giving:
    return Giving(given, known.person.iri, to, "另一人", "mei", f"2026-03-01T08:{minute:02}:00Z")


def graphs(store: Store) -> dict[str, bytes]:
    names = [graph for graph in store.graphs() if "/graph/log/" not in graph]
    return {graph: b"".join(sorted(store.dump("application/n-triples", graph))) for graph in names}


@pytest.fixture
def given(store: Store, chosen: Settings, known: Career) -> Given:
    return pipeline.give(store, chosen, asked(known, claims(known, "2019")))


def test_claims_that_are_given_are_about_another_of_the_name(store: Store, known: Career, given: Given) -> None:
    assert {day for tenure in known.tenures for day in tenure.attested} == {"2018-06-09", "2019-06-09"}
    first, other = career(store, given.of), career(store, given.to)
    assert (first.person.label, other.person.label) == ("单雪梅", "单雪梅")
    assert [tenure.attested for tenure in first.tenures] == [("2018-06-09",)]
    assert [tenure.attested for tenure in other.tenures] == [("2019-06-09",)]
    assert (len(first.events), len(other.events)) == (1, 1)
    with pytest.raises(Ambiguous):
        career(store, "单雪梅")


def test_whom_an_event_names_beside_stays(store: Store, given: Given) -> None:
    parts = {
        who.agent.iri: who.agent.label
        for one in events(store).items
        for who in event(store, one.iri).participants
        if who.agent.label in ("单雪梅", "石磊")
    }
    assert sorted(parts.values()) == ["单雪梅", "单雪梅", "石磊"]
    assert {given.of, given.to} < set(parts)


def test_who_takes_it_back_has_the_graph_as_it_was(store: Store, chosen: Settings, known: Career) -> None:
    before = graphs(store)
    kept = pipeline.give(store, chosen, asked(known, claims(known, "2019")))
    assert graphs(store) != before
    back = pipeline.give(store, chosen, replace(asked(known, kept.claims, UNDO, 1), of=kept.to))
    assert (back.of, back.to) == (kept.to, kept.of)
    assert graphs(store) == before
    with pytest.raises(InputError, match="given to nobody"):
        pipeline.give(store, chosen, asked(known, kept.claims, UNDO, 2))


def test_reading_everything_again_keeps_it(
    store: Store, chosen: Settings, tmp_path: Path, given: Given, read: Callable[[], None]
) -> None:
    said = graphs(store)
    assert pipeline.ingest([str(tmp_path / "later.txt")], store, chosen).changed == 0
    assert graphs(store) == said
    read()
    assert [one.attested for one in career(store, given.to).tenures] == [("2019-06-09",)]


def test_the_claim_tells_whom_it_was_read_as_and_who_said_otherwise(store: Store, given: Given) -> None:
    about = "https://w3id.org/archontology/ns#"
    found = b"".join(b"".join(store.dump("application/n-triples", graph)) for graph in store.graphs()).decode()
    assert f"<{given.claims[0]}> <{about}readAs> <{given.of}> ." in found
    assert f'<{given.claims[0]}> <{about}attributionReason> "另一人" .' in found
    assert evidence(store, given.claims[0]).evidence[0].claim_status == "accepted"


def test_the_two_are_known_to_be_different(store: Store, chosen: Settings, given: Given) -> None:
    asked_of = identities.ask(store, chosen, given.of, given.to)
    assert (asked_of.verdict, asked_of.judgements[0].reason) == ("different", "另一人")
    assert identities.candidates(store, chosen, "person", 0.1, 10).pairs == ()
    with pytest.raises(InputError, match="claims of the one were given to the other"):
        keeping.judge(store, chosen, Word(given.of, given.to, Verdict.SAME, "", "mei", "2026-03-02"))
    with pytest.raises(InputError, match="nothing was said"):
        keeping.judge(store, chosen, Word(given.of, given.to, Verdict.UNDO, "", "mei", "2026-03-02"))


def test_both_are_told_of_it(store: Store, chosen: Settings, given: Given) -> None:
    for one in (given.of, given.to):
        (handed,) = told(store, chosen, one).handovers
        assert (handed.of.iri, handed.to.iri, set(handed.claims)) == (given.of, given.to, set(given.claims))
    assert len(decided(store, chosen).handovers) == 1


def test_claims_are_given_to_somebody_who_is_there(store: Store, chosen: Settings, known: Career) -> None:
    other = career(store, "石磊").person.iri
    pipeline.give(store, chosen, asked(known, claims(known, "2019"), "石磊"))
    assert {tenure.attested for tenure in career(store, other).tenures} == {("2018-06-09",), ("2019-06-09",)}


def test_a_body_is_split_with_its_posts(store: Store, chosen: Settings, known: Career) -> None:
    bureau = next(tenure.body.iri for tenure in known.tenures if tenure.body)
    tenure = next(e.claim for one in known.tenures for e in one.evidence if str(e.document.published) == "2019-06-09")
    kept = pipeline.give(store, chosen, replace(asked(known, (tenure,)), of=bureau))
    (held,) = holders(store, "局长", kept.to).tenures
    assert held.attested == ("2019-06-09",)
    assert [one.attested for one in holders(store, "局长", bureau).tenures] == [("2018-06-09",)]


@pytest.mark.parametrize(
    ("who", "to", "by", "told"),
    [
        ("单雪梅", "", "", "who says so"),
        ("石磊", "", "mei", "about somebody else"),
        ("单雪梅", "云州市档案局", "mei", "is a body"),
        ("单雪梅", "单雪梅", "mei", "already"),
    ],
)
def test_what_makes_no_sense_is_refused(
    store: Store, chosen: Settings, known: Career, who: str, to: str, by: str, told: str
) -> None:
    tenure = next(e.claim for one in known.tenures for e in one.evidence)
    with pytest.raises(InputError, match=told):
        pipeline.give(store, chosen, Giving((tenure,), who, to, "另一人", by, "2026-03-01"))
    assert not (chosen.decided() / "attributions.tsv").exists()


def test_somebody_keeps_a_claim(store: Store, chosen: Settings, known: Career) -> None:
    every = (*claims(known, "2018"), *claims(known, "2019"))
    with pytest.raises(InputError, match="all claims"):
        pipeline.give(store, chosen, asked(known, every))


def test_a_claim_that_is_not_there_is_told(store: Store, chosen: Settings, known: Career) -> None:
    with pytest.raises(NotFound):
        pipeline.give(store, chosen, asked(known, ("https://example.org/id/claim/none",)))


def test_claims_of_one_person_need_no_name_for_whose_they_are(store: Store, chosen: Settings, known: Career) -> None:
    tenure = next(e.claim for one in known.tenures for e in one.evidence if str(e.document.published) == "2019-06-09")
    assert pipeline.give(store, chosen, replace(asked(known, (tenure,)), of="")).of == known.person.iri
    with pytest.raises(InputError, match="about 2 persons"):
        pipeline.give(store, chosen, replace(asked(known, claims(known, "2018"), minute=1), of=""))
